import TolokCore

/// Gathers the inputs and steps of one region and component; rows are known as they are added.
final class BlockBuilder {
  let words: AuditWords
  let number: Int
  let title: String
  /// `3512_did22`: the middle of every name of the block.
  let key: String
  let inputRow: Int
  let calculationRow: Int
  private(set) var inputs: [AuditInput] = []
  private(set) var steps: [AuditStep] = []
  private(set) var names: [(name: String, place: String)] = []

  init(words: AuditWords, number: Int, title: String, key: String, inputRow: Int, calculationRow: Int) {
    self.words = words
    self.number = number
    self.title = title
    self.key = key
    self.inputRow = inputRow
    self.calculationRow = calculationRow
  }

  /// The row the next step will have.
  var nextRow: Int { calculationRow + 2 + steps.count }
  var firstInputRow: Int { inputRow + 2 }
  var lastInputRow: Int { inputRow + 1 + inputs.count }

  func code(ofRow row: Int) -> String { steps[row - calculationRow - 2].code }

  @discardableResult
  func input(
    _ key: String, _ label: String, _ value: AuditValue, _ kind: AuditKind, unit: String,
    _ origin: AuditOrigin,
    ledger: Live? = nil
  ) -> AuditInput {
    var name = "in_\(self.key)_\(AuditNames.slug(key))"
    while inputs.contains(where: { $0.name == name }) { name += "_2" }
    let input = AuditInput(
      code: "M\(number).\(Self.two(inputs.count + 1))", name: name, label: label, value: value, kind: kind,
      unit: unit, origin: origin, row: inputRow + 2 + inputs.count, ledger: ledger)
    inputs.append(input)
    names.append((name, AuditNames.fixed("Masukan", "C", input.row)))
    return input
  }

  /// Adds a step; returns its row.
  @discardableResult
  func step(
    _ label: String, fact: Live? = nil, _ factFormat: AuditFormat = .general, limit: Live? = nil,
    _ limitFormat: AuditFormat = .general, verdict: Live? = nil, _ verdictFormat: AuditFormat = .verdict,
    extra: Live? = nil, _ extraFormat: AuditFormat = .assumed, how: String = "", list: Live? = nil,
    input: AuditInput? = nil,
    parameter: AuditParameter? = nil, isResult: Bool = false
  ) -> Int {
    let row = nextRow
    if let input, let index = inputs.firstIndex(where: { $0.name == input.name }), inputs[index].usedAt == nil
    {
      inputs[index].usedAt = row
    }
    steps.append(
      AuditStep(
        code: "H\(number).\(Self.two(steps.count + 1))", label: label, fact: fact, factFormat: factFormat,
        limit: limit, limitFormat: limitFormat, verdict: verdict, verdictFormat: verdictFormat, extra: extra,
        extraFormat: extraFormat, how: how, list: list,
        input: input.map { ("→ \($0.code)", "'Masukan'!C\($0.row)") },
        parameter: parameter.map { ("→ \($0.code)", "'Parameter'!C\($0.row)") }, isResult: isResult))
    return row
  }

  func define(_ name: String, column: String, row: Int) {
    names.append((name, AuditNames.fixed("Perhitungan", column, row)))
  }

  /// Blank becomes the word, so that it is never read as zero.
  func fact(_ input: AuditInput) -> Live {
    Live("IF(\(input.name)=\"\",\(words.quoted(words.unknown)),\(input.name))", input.value)
  }

  /// 1 when the fact is an assumption: said so by the register, or changed here.
  func assumed(_ input: AuditInput) -> Live {
    Live(
      "IF(OR('Masukan'!G\(input.row)=\(words.quoted(words.assumption)),'Masukan'!E\(input.row)=1),1,0)",
      input.origin.confidence == words.assumption ? 1 : 0)
  }

  func block(headings: [String], right: Set<Int>, verdicts: ClosedRange<Int>?) -> AuditBlock {
    AuditBlock(
      title: title, table: "tbl_hit_\(key)", headings: headings, right: right, row: calculationRow,
      steps: steps, verdicts: verdicts)
  }

  var inputGroup: AuditInputGroup {
    AuditInputGroup(title: title, table: "tbl_in_\(key)", row: inputRow, inputs: inputs)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
