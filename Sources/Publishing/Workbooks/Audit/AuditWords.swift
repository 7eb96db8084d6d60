import TolokCore

/// The words that stand in cells and are compared by formulas; one word a meaning, in the language of the edition.
///
/// A code is a word and never "?" or "*": MATCH and COUNTIF read those as wildcards.
struct AuditWords: Sendable {
  let language: Language

  func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  var unknown: String { say("belum diketahui", "not known") }
  var yes: String { say("ya", "yes") }
  var no: String { say("tidak", "no") }
  var assumption: String { confidence(.andaian) }
  var none: String { say("tidak ada", "none") }
  var skipped: String { say("dilewati", "skipped") }

  /// A register's word as the edition writes it: `ya` is "yes" in the English one; terms of law stay.
  func shown(_ value: String) -> String {
    switch value {
    case "ya": yes
    case "tidak": no
    case "belum diketahui": unknown
    default: value
    }
  }

  /// The house's word for it; a fact without a source has none.
  func confidence(_ value: Confidence?) -> String {
    value.map { CodeWords(language: language).confidence($0) } ?? none
  }

  /// Unit of a parameter as the rule files write it.
  func unit(_ unit: String) -> String {
    let english = [
      "rupiah": "rupiah", "bagian": "share", "tahun": "years", "peringkat": "grade", "tanggal": "date",
      "nilai": "score", "hadiah": "prizes", "sektor": "sectors", "klaster": "clusters", "opini": "opinion",
      "aturan": "rule",
    ]
    return language == .id ? unit : english[unit] ?? unit
  }

  /// A ledger component in words; a code without words is shown as it is.
  func component(_ code: String) -> String {
    switch code {
    case "did": say("Dana Insentif Daerah", "Regional Incentive Fund")
    case "did_prior_year": say("DID, kinerja tahun sebelumnya", "DID, prior-year performance")
    case "did_current_year": say("DID, kinerja tahun berjalan", "DID, current-year performance")
    case "if": say("Insentif Fiskal", "Fiscal Incentive")
    case "if_prior_year": say("IF, kinerja tahun sebelumnya", "IF, prior-year performance")
    case "if_current_year": say("IF, kinerja tahun berjalan", "IF, current-year performance")
    case "if_inflation": say("IF, pengendalian inflasi", "IF, inflation control")
    case "if_welfare": say("IF, kesejahteraan masyarakat", "IF, public welfare")
    case "if_stunting": say("IF, penurunan stunting", "IF, stunting reduction")
    default: code
    }
  }

  /// `belum diketahui` as a formula writes it: in quotes.
  func quoted(_ word: String) -> String {
    "\"\(word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}

/// How a number is shown: verdicts, checks and flags are numbers whose format is a word, so that they can be
/// compared and summed while a reader and a filter see the word.
enum AuditFormat: Hashable {
  case general, rupiah, percent, count, date
  /// 1 met, −1 unmet, 0 cannot assess.
  case verdict
  /// The same for a sector of a contest.
  case won
  /// 1 right, 0 wrong.
  case check
  case changed, assumed, same

  func pattern(_ words: AuditWords) -> String {
    let tag = words.language == .id ? "[$-421]" : ""
    return switch self {
    case .general: "General"
    case .rupiah: "\(tag)#,##0;\(tag)-#,##0;0"
    case .percent: "\(tag)0.0%"
    case .count: "0"
    case .date: "\(tag)d mmm yyyy"
    case .verdict:
      words.say(
        "\"● terpenuhi\";\"× tidak terpenuhi\";\"○ belum dapat dinilai\"",
        "\"● met\";\"× unmet\";\"○ cannot assess\"")
    case .won:
      words.say(
        "\"● menang\";\"× tidak menang\";\"○ belum terlihat\"", "\"● won\";\"× did not win\";\"○ not seen\"")
    case .check: words.say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\"")
    case .changed: words.say("\"≠ diubah\";;\"\"", "\"≠ changed\";;\"\"")
    case .assumed: words.say("\"andaian\";;\"\"", "\"assumption\";;\"\"")
    case .same: words.say("\"≠ berubah\";;\"sama\"", "\"≠ changed\";;\"same\"")
    }
  }
}
