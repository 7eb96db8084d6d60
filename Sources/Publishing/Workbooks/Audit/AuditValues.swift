import TolokCore

extension InputKind {
  var format: AuditFormat {
    switch self {
    case .rupiah: .rupiah
    case .share: .percent
    case .count, .rank: .count
    case .date: .date
    case .yesNo, .oneOf, .score, .words: .general
    }
  }
}

extension CalculationStep.Kind {
  var format: AuditFormat {
    switch self {
    case .verdict: .verdict
    case .check: .check
    case .count: .count
    case .rupiah: .rupiah
    case .score: .general
    case .share: .percent
    case .words: .general
    }
  }
}

extension AuditValue {
  init(_ value: RuleValue, _ words: AuditWords) {
    switch value {
    case .number(let number): self = .number(number.double)
    case .word(let word): self = .text(words.shown(word))
    case .unknown: self = .text(words.unknown)
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
  /// Name of the fact in the register.
  let key: String
  let label: String
  /// The baseline.
  let value: AuditValue
  /// What stands in the open cell: the baseline, or a scenario's value.
  let shown: AuditValue
  let kind: InputKind
  let unit: String
  let origin: AuditOrigin
  let row: Int
  /// A published amount: another one makes no scenario.
  let isLedger: Bool
  /// Row on `Perhitungan` that counts it first.
  var usedAt: Int?
}

/// One number or condition of the law on `Parameter`.
struct AuditParameter {
  let code: String
  let name: String
  /// Name of the parameter in the rules.
  let key: String
  let label: String
  let value: AuditValue
  let shown: AuditValue
  let kind: InputKind
  let unit: String
  let basis: String
  /// Nil for a value never published.
  let status: ParameterStatus?
  let origin: AuditOrigin
  let row: Int
  /// False for a value that no source states.
  let isPublished: Bool
}

/// An ordered list that formulas match against, lowest first.
struct AuditScale {
  let name: String
  let label: String
  let values: [AuditValue]
  let row: Int
  var range: String { "'Parameter'!$C$\(row):$C$\(row + values.count - 1)" }
  /// The numbers beside the values: 1 is the lowest.
  var order: (name: String, range: String) {
    ("\(name)_urutan", "'Parameter'!$A$\(row):$A$\(row + values.count - 1)")
  }
}

/// A row of `Perhitungan`: one step, in words and as a formula.
struct AuditStep {
  let id: String
  let code: String
  let label: String
  var fact: Live?
  var factFormat = AuditFormat.general
  var limit: Live?
  var limitFormat = AuditFormat.general
  /// Column E; a list of words stands in the wide column G in the place of `how`.
  let result: Live
  let resultFormat: AuditFormat
  let isList: Bool
  let assumed: Live
  let how: String
  /// Links: text and target.
  var input: (text: String, target: String)?
  var parameter: (text: String, target: String)?
  let isResult: Bool
}

/// A block: heading, named table, steps; every block has the same columns.
struct AuditBlock {
  let title: String
  let table: String
  /// Row of the heading; steps begin two rows below.
  let row: Int
  let steps: [AuditStep]
  let calculation: Calculation
  let values: CalculationValues
  /// Row of `Hasil` that leads here.
  var backTo: String?
  var last: Int { row + 1 + steps.count }

  func row(_ step: String) -> Int? { steps.firstIndex { $0.id == step }.map { row + 2 + $0 } }
  /// `'Perhitungan'!E12`: where the result of a step stands.
  func cell(_ step: String) -> String {
    guard let index = steps.firstIndex(where: { $0.id == step }) else { return "0" }
    return "'Perhitungan'!\(steps[index].isList ? "G" : "E")\(row + 2 + index)"
  }
  func flag(_ step: String) -> String { row(step).map { "'Perhitungan'!F\($0)" } ?? "0" }
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
