/// An instruction file that cannot be used: the place and the reason, in one sentence.
package enum DefinitionError: Error, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case invalid(file: String, line: Int?, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) tidak dapat dibaca: \(reason)"
    case .invalid(let file, let line, let reason): "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)"
    }
  }
}
