/// An output that cannot be written; nothing is published then.
package enum PublishError: Error, CustomStringConvertible {
  case cannotWrite(file: String, reason: String)

  package var description: String {
    switch self {
    case .cannotWrite(let file, let reason): "\(file) tidak dapat ditulis: \(reason)"
    }
  }
}
