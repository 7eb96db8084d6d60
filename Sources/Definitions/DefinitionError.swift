/// An instruction or register that cannot be used: nothing is run on a guess of what it meant.
package enum DefinitionError: Error, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case invalid(file: String, line: Int?, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): \(reason)"
    case .invalid(let file, let line, let reason):
      line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
    }
  }
}
