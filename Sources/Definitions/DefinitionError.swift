import TolokCore

/// An instruction file that cannot be used: the place and the reason, in one sentence.
package enum DefinitionError: SpokenError {
  case unreadable(file: String, reason: Sentence)
  case invalid(file: String, line: Int?, reason: Sentence)

  package var sentence: Sentence {
    switch self {
    case .unreadable(let file, let reason):
      Sentence(id: "\(file) tidak dapat dibaca: \(reason.id)", en: "\(file) cannot be read: \(reason.en)")
    case .invalid(let file, let line, let reason):
      Sentence(
        id: "\(file)\(line.map { ":\($0)" } ?? ""): \(reason.id)",
        en: "\(file)\(line.map { ":\($0)" } ?? ""): \(reason.en)")
    }
  }
}
