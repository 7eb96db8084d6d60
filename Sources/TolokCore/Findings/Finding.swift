package enum Severity: String, Sendable, Comparable, CaseIterable {
  case info, warning, error
  package var label: Sentence {
    switch self {
    case .error: Sentence(id: "galat", en: "error")
    case .warning: Sentence(id: "peringatan", en: "warning")
    case .info: Sentence(id: "catatan", en: "note")
    }
  }
  private var rank: Int { self == .info ? 0 : self == .warning ? 1 : 2 }
  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// A kind of finding: its code, weight and every general sentence about it, in both languages.
package struct FindingCode: Hashable, Sendable {
  /// `E0312`; E error, W warning, I info; the first two digits name the stage.
  package let code: String
  package let severity: Severity
  /// One phrase, no full stop.
  package let title: Sentence
  /// Why this matters and which rule says so; shown by `tolok explain`.
  package let explanation: Sentence
  /// What to do, a verb phrase.
  package let fix: Sentence
  /// Two or three words beside the cell, where its neighbours are shown.
  package let remark: Sentence?
  package init(
    _ code: String, _ severity: Severity, title: Sentence, explanation: Sentence, fix: Sentence,
    remark: Sentence? = nil
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.fix = fix
    self.remark = remark
  }
}

/// Something about the data that its owner should know.
package struct Finding: Hashable, Sendable {
  package var code: FindingCode
  package var place: Provenance?
  /// The displayed text of the cell.
  package var found: String?
  package var expected: Sentence?
  /// The specific sentence; the code's title when nothing more exact can be said.
  package var message: Sentence
  /// The specific mend; the code's own when nil.
  package var fix: Sentence
  /// Findings of one cause share it, so that they can be grouped.
  package var cause: String

  package init(
    _ code: FindingCode, at place: Provenance? = nil, found: String? = nil, expected: Sentence? = nil,
    message: Sentence? = nil, fix: Sentence? = nil, cause: String? = nil
  ) {
    self.code = code
    self.place = place
    self.found = found
    self.expected = expected
    self.message = message ?? code.title
    self.fix = fix ?? code.fix
    self.cause =
      cause
      ?? "\(code.code):\(place?.sheet ?? ""):\(place?.cell.map { CellAddress.letters($0.column) } ?? "")"
  }

  package var severity: Severity { code.severity }

  /// How many findings about the cells of one file are listed; the others are counted.
  package static let mostListed = 100_000

  /// Says how many findings about cells were left out.
  package static func unlisted(_ count: Int, file: String, sha256: String) -> Finding {
    Finding(
      .moreFindings, at: Provenance(file: file, sha256: sha256),
      message: Sentence(
        id: "\(count) temuan lain tentang sel tidak didaftar",
        en: "\(count) more findings about cells are not listed"))
  }

  /// The `check` object of the contract; every key is always there.
  package func json(_ language: Language) -> JSON {
    .object([
      ("schema", .int(1)), ("code", .string(code.code)), ("severity", .string(severity.rawValue)),
      ("file", .text(place?.file)), ("sha256", .text(place?.sha256)), ("sheet", .text(place?.sheet)),
      ("cell", .text(place?.cell?.description)), ("found", .text(found)),
      ("expected", .text(expected?[language])), ("message", .string(message[language])),
      ("fix", .string(fix[language])), ("cause", .string(cause)),
    ])
  }
}

/// A stage's value together with what it found on the way.
package struct Checked<Value: Sendable>: Sendable {
  package var value: Value
  package var findings: [Finding]
  package init(_ value: Value, findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}
