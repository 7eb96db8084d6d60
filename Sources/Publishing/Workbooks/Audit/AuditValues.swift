import TolokCore

/// What may stand in an open cell; decides its drop-down and its number format.
enum AuditKind: Equatable {
  case yesNo
  /// One of a closed list of words (opinions, grades, clusters).
  case oneOf([String])
  /// Rank of a prize, 0 for none.
  case rank([Int])
  case count, rupiah, percent
  /// Free text: a rule whose content is not known.
  case words

  var format: AuditFormat {
    switch self {
    case .rupiah: .rupiah
    case .percent: .percent
    case .count, .rank: .count
    default: .general
    }
  }
}

/// Where a value is from, as the audit prints it.
struct AuditOrigin: Equatable {
  var confidence: String
  /// Keys of `Sumber`, best first.
  var sources: [String] = []
  /// `did-inputs.csv:2 · 1a2b3c4d`
  var place: String = ""
}

/// One fact of one region on `Masukan`.
struct AuditInput {
  let code: String
  let name: String
  let label: String
  let value: AuditValue
  let kind: AuditKind
  let unit: String
  let origin: AuditOrigin
  let row: Int
  /// Where the baseline is read from, if it stands in the ledger.
  var ledger: Live?
  /// Row on `Perhitungan` that counts it first.
  var usedAt: Int?
}

/// One number or condition of the law on `Parameter`.
struct AuditParameter {
  let code: String
  let name: String
  let label: String
  let value: AuditValue
  let kind: AuditKind
  let unit: String
  let basis: String
  let origin: AuditOrigin
  let row: Int
  /// False for a value that no source states.
  let isPublished: Bool
}

/// An ordered list that formulas match against, lowest first.
struct AuditScale {
  let name: String
  let label: String
  let values: [AuditScaleValue]
  let row: Int
  var range: String { "'Parameter'!$C$\(row):$C$\(row + values.count - 1)" }
  /// The numbers beside the values: 1 is the lowest.
  var order: (name: String, range: String) {
    ("\(name)_urutan", "'Parameter'!$A$\(row):$A$\(row + values.count - 1)")
  }
  /// Where `cell` stands on the scale; 0 when it does not.
  func position(_ cell: String) -> String { "SUMPRODUCT((\(name)=\(cell))*\(order.name))" }
}

enum AuditScaleValue {
  case constant(AuditValue)
  case live(Live, AuditFormat)
}

/// A row of `Perhitungan`: one step, in words and as a formula.
struct AuditStep {
  let code: String
  let label: String
  var fact: Live?
  var factFormat = AuditFormat.general
  var limit: Live?
  var limitFormat = AuditFormat.general
  var verdict: Live?
  var verdictFormat = AuditFormat.verdict
  var extra: Live?
  var extraFormat = AuditFormat.assumed
  let how: String
  /// A list of names as a formula; it stands where the words of other steps do, the only wide column.
  var list: Live?
  /// Links: text and target.
  var input: (text: String, target: String)?
  var parameter: (text: String, target: String)?
  var isResult = false
}

/// A block: heading, named table, steps; all blocks of a component are alike.
struct AuditBlock {
  let title: String
  let table: String
  let headings: [String]
  let right: Set<Int>
  /// Row of the heading; steps begin two rows below.
  let row: Int
  let steps: [AuditStep]
  /// Rows whose verdict column is three-valued.
  let verdicts: ClosedRange<Int>?
  /// Row of `Hasil` that leads here.
  var backTo: String?
  var last: Int { row + 1 + steps.count }
}

/// Inputs of one block on `Masukan`.
struct AuditInputGroup {
  let title: String
  let table: String
  let row: Int
  var inputs: [AuditInput]
  var last: Int { row + 1 + inputs.count }
}

struct AuditParameterGroup {
  let title: String
  let table: String
  let row: Int
  let parameters: [AuditParameter]
  var last: Int { row + 1 + parameters.count }
}

/// A line of `Hasil`, with what the program itself says beside it.
struct AuditOutcome {
  let code: String
  let region: String
  let component: String
  /// `3512_did22`
  let key: String
  let verdict: Live
  let method: Live
  let low: Live
  let high: Live
  let assumed: Live
  let text: Live
  let blockRow: Int
  /// Verdict, method, low and high of the assessor.
  let program: (verdict: AuditValue, method: AuditValue, low: AuditValue, high: AuditValue)
  var differs: Bool {
    verdict.value != program.verdict || method.value != program.method || low.value != program.low
      || high.value != program.high
  }
}

/// A line of `Pemeriksaan`.
struct AuditCheck {
  let label: String
  let expected: Live
  let got: Live
  let tolerance: Live
  let format: AuditFormat
  let target: String

  /// Whether the stored values agree, worked out apart from the formula.
  var holds: Bool {
    guard let a = expected.value.number, let b = got.value.number, let t = tolerance.value.number else {
      return false
    }
    return (b - a).magnitude <= t
  }
}
