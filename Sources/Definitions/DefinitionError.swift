import TolokCore

/// An instruction file that cannot be used: the place and the reason, in one sentence.
package enum DefinitionError: SpokenError {
  case unreadable(file: String, reason: Sentence)
  case invalid(file: String, line: Int?, column: Int? = nil, reason: Sentence)

  package var sentence: Sentence {
    switch self {
    case .unreadable(let file, let reason):
      Sentence(id: "\(file) tidak dapat dibaca: \(reason.id)", en: "\(file) cannot be read: \(reason.en)")
    case .invalid(let file, let line, let column, let reason):
      Sentence(
        id: "\(Self.place(file, line, column)): \(reason.id)",
        en: "\(Self.place(file, line, column)): \(reason.en)")
    }
  }

  /// `pack.yaml:12:3`, as editors jump to it.
  private static func place(_ file: String, _ line: Int?, _ column: Int?) -> String {
    ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }
}
