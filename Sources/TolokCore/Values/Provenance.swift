/// Where a value came from: a cell of a file, known by its content.
package struct Provenance: Hashable, Sendable {
  package var file: String
  package var sheet: String?
  package var cell: CellAddress?
  package var sha256: String?
  package init(file: String, sheet: String? = nil, cell: CellAddress? = nil, sha256: String? = nil) {
    self.file = file
    self.sheet = sheet
    self.cell = cell
    self.sha256 = sha256
  }
  /// `Disdik.xlsx › 'Data Inovasi'!F17`
  package var label: String {
    guard let sheet else { return file }
    return cell.map { "\(file) › '\(sheet)'!\($0)" } ?? "\(file) › '\(sheet)'"
  }
}

/// The five kinds of nothing; none of them ever becomes another on the way.
package enum Nothing: String, Sendable, CaseIterable {
  case blank, zero, nihil, notApplicable, notYetDue
  package var label: Sentence {
    switch self {
    case .blank: Sentence(id: "belum diisi", en: "blank")
    case .zero: Sentence(id: "0", en: "0")
    case .nihil: Sentence(id: "nihil", en: "none stated")
    case .notApplicable: Sentence(id: "tidak berlaku", en: "not applicable")
    case .notYetDue: Sentence(id: "belum jatuh tempo", en: "not yet due")
    }
  }
}

/// The outcome of a test of the law. Missing facts make it unknown, never unmet.
package enum Verdict: String, Sendable, CaseIterable {
  case met, unmet, unknown
  package var label: Sentence {
    switch self {
    case .met: Sentence(id: "terpenuhi", en: "met")
    case .unmet: Sentence(id: "tidak terpenuhi", en: "unmet")
    case .unknown: Sentence(id: "belum dapat dinilai", en: "cannot assess")
    }
  }
}

package enum Language: String, Sendable, CaseIterable { case id, en }

/// One sentence in both languages of the house.
package struct Sentence: Hashable, Sendable {
  package var id: String
  package var en: String
  package init(id: String, en: String) {
    self.id = id
    self.en = en
  }
  package subscript(_ language: Language) -> String { language == .id ? id : en }
}

/// How sure a reference fact is.
package enum Confidence: String, Sendable, CaseIterable {
  case peraturan, resmi, pers, repo, simpulan, andaian

  package var label: Sentence {
    switch self {
    case .peraturan: Sentence(id: "peraturan", en: "regulation")
    case .resmi: Sentence(id: "resmi", en: "official")
    case .pers: Sentence(id: "pers", en: "press")
    case .repo: Sentence(id: "repo", en: "repository")
    case .simpulan: Sentence(id: "simpulan", en: "inference")
    case .andaian: Sentence(id: "andaian", en: "assumption")
    }
  }
}

/// Whole rupiah.
package typealias Rupiah = Int64
