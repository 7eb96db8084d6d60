import TolokCore

/// Lays a calculation out: its inputs on `Masukan`, its steps on `Perhitungan`, each formula rendered from the
/// step's expression and stored with the value the program worked out from the same expression.
struct CalculationBlock {
  let context: AuditContext
  let calculation: Calculation
  let parameters: ResolvedParameters
  let pack: PackParameters?
  /// Values of a scenario in the place of the baseline's.
  var edits = CalculationEdits.none
  let number: Int
  let title: String
  /// `3512_did22`: the middle of every name of the block.
  let key: String
  let inputRow: Int
  let calculationRow: Int

  struct Built {
    let block: AuditBlock
    let inputs: AuditInputGroup?
    let names: [(name: String, place: String)]
  }

  private var words: AuditWords { context.words }

  func build() -> Built {
    let values = calculation.evaluate(parameters, edits: edits, language: words.language)
    var names: [(name: String, place: String)] = []
    var inputs: [AuditInput] = []
    for (input, name) in zip(calculation.inputs, AuditNames.inputs(key, calculation.inputs)) {
      let row = inputRow + 2 + inputs.count
      inputs.append(
        AuditInput(
          code: "M\(number).\(Self.two(inputs.count + 1))", name: name, key: input.key,
          label: input.label[words.language], value: AuditValue(input.value, words),
          shown: AuditValue(edits.inputs[input.key] ?? input.value, words), kind: input.kind,
          unit: words.unit(input.unit), origin: context.origin(input), row: row,
          isLedger: input.isLedger,
          usedAt: calculation.steps.firstIndex { $0.input == input.key }.map { calculationRow + 2 + $0 }))
      names.append((name, AuditNames.fixed("Masukan", "C", row)))
    }
    let steps = calculation.steps.indices.map { step($0, inputs, values) }
    for (index, step) in calculation.steps.enumerated() where step.isResult && step.kind != .words {
      names.append(
        (
          "hit_\(key)_\(AuditNames.slug(step.id))",
          AuditNames.fixed("Perhitungan", "E", calculationRow + 2 + index)
        ))
    }
    let block = AuditBlock(
      title: title, table: "tbl_hit_\(key)", row: calculationRow, steps: steps, calculation: calculation,
      values: values)
    let group = AuditInputGroup(title: title, table: "tbl_in_\(key)", row: inputRow, inputs: inputs)
    return Built(block: block, inputs: inputs.isEmpty ? nil : group, names: names)
  }

  private func step(_ index: Int, _ inputs: [AuditInput], _ values: CalculationValues) -> AuditStep {
    let step = calculation.steps[index]
    let input = step.input.flatMap { key in inputs.first { $0.key == key } }
    let limit = step.limit.flatMap { pack?.parameters[$0] }
    let places = BlockPlaces(block: self, row: calculationRow + 2 + index, inputs: inputs)
    let result = step.kind == .words ? "" : nil
    return AuditStep(
      id: step.id, code: code(index), label: step.label[words.language],
      fact: input.map { Live(known($0.name), $0.shown) }, factFormat: input?.kind.format ?? .general,
      limit: limit.map { Live(known($0.name), $0.shown) }, limitFormat: limit?.kind.format ?? .general,
      result: Live(step.expression.formula(places), value(values[step.id], or: result)),
      resultFormat: step.id.hasPrefix("lomba_") ? .won : step.kind.format, isList: step.kind == .words,
      assumed: Live(flag(step, input, limit, places), values.assumed.contains(step.id) ? 1 : 0),
      how: how(step), input: input.map { ("→ \($0.code)", "'Masukan'!C\($0.row)") },
      parameter: (limit ?? step.expression.parameters.lazy.compactMap { pack?.parameters[$0] }.first)
        .map { ("→ \($0.code)", "'Parameter'!C\($0.row)") },
      isResult: step.isResult)
  }

  private func value(_ value: RuleValue, or none: String?) -> AuditValue {
    if let none, value == .unknown { return .text(none) }
    return AuditValue(value, words)
  }

  /// Blank becomes the word, so that it is never read as zero.
  private func known(_ name: String) -> String {
    "IF(\(name)=\"\",\(words.quoted(words.unknown)),\(name))"
  }

  /// 1 when an assumption stands under the step: said so by a register or a rule, or changed here.
  private func flag(
    _ step: CalculationStep, _ input: AuditInput?, _ limit: AuditParameter?, _ places: BlockPlaces
  ) -> String {
    var parts: [String] = []
    if let input {
      parts.append("IF('Masukan'!G\(input.row)=\(words.quoted(words.assumption)),1,0)")
      parts.append("'Masukan'!E\(input.row)")
    }
    for id in [step.limit].compactMap({ $0 }) + step.expression.parameters {
      if let parameter = pack?.parameters[id] { parts.append("'Parameter'!E\(parameter.row)") }
      if parameters.isAssumed(id) { parts.append("1") }
    }
    parts += step.expression.steps.compactMap { row($0) }.map { "F\($0)" }
    return parts.isEmpty ? "0" : "MAX(\(parts.joined(separator: ",")))"
  }

  private func how(_ step: CalculationStep) -> String {
    let said = step.expression.words(BlockWords(block: self))[words.language]
    let sentence = said.prefix(1).uppercased() + said.dropFirst()
    return step.note.map { "\(sentence) — \($0[words.language])" } ?? sentence
  }

  // MARK: Places

  func row(_ step: String) -> Int? {
    calculation.steps.firstIndex { $0.id == step }.map { calculationRow + 2 + $0 }
  }
  func code(_ index: Int) -> String { "H\(number).\(Self.two(index + 1))" }
  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// Cells of one step of a block.
private struct BlockPlaces: FormulaPlaces {
  let block: CalculationBlock
  let row: Int
  let inputs: [AuditInput]

  private var words: AuditWords { block.context.words }
  var fact: String { "C\(row)" }
  var limit: String { "D\(row)" }
  var unknown: String { words.unknown }
  var language: Language { words.language }

  func step(_ id: String) -> String {
    guard let row = block.row(id) else { return "0" }
    return "\(block.calculation.step(id)?.kind == .words ? "G" : "E")\(row)"
  }
  func range(_ ids: [String]) -> String {
    let rows = ids.compactMap { block.row($0) }
    return "E\(rows.min() ?? row):E\(rows.max() ?? row)"
  }
  func parameter(_ id: String) -> String {
    block.pack?.parameters[id]?.name ?? RuleExpression.quoted(words.unknown)
  }
  func changed(parameter id: String) -> String {
    block.pack?.parameters[id].map { AuditNames.fixed("Parameter", "E", $0.row) } ?? "0"
  }
  var changes: String {
    var sums: [String] = []
    var run: ClosedRange<Int>?
    for input in inputs where !input.isLedger {
      if let open = run, open.upperBound + 1 == input.row {
        run = open.lowerBound...input.row
      } else {
        if let run { sums.append(Self.sum(run)) }
        run = input.row...input.row
      }
    }
    if let run { sums.append(Self.sum(run)) }
    if let rows = block.pack?.rows {
      sums.append("SUM('Parameter'!$E$\(rows.lowerBound):$E$\(rows.upperBound))")
    }
    return sums.isEmpty ? "0" : sums.joined(separator: "+")
  }
  private static func sum(_ rows: ClosedRange<Int>) -> String {
    "SUM('Masukan'!$E$\(rows.lowerBound):$E$\(rows.upperBound))"
  }
  func label(_ id: String) -> String {
    if let row = block.row(id) { return "B\(row)" }
    return block.pack?.parameters[id].map { AuditNames.fixed("Parameter", "B", $0.row) } ?? "\"\""
  }
  func scale(_ id: String) -> (words: String, order: String) {
    let scale = block.pack?.scales[AuditNames.slug(id)]
    return (scale?.name ?? "0", scale?.order.name ?? "0")
  }
  func years(_ ids: [String]) -> String {
    block.pack?.scales[ParameterLayout.yearsID(ids)]?.name ?? "0"
  }
  func shown(_ word: String) -> String { words.shown(word) }
}

/// Steps by their code, parameters by their label, as "how it counts" names them.
private struct BlockWords: WordPlaces {
  let block: CalculationBlock
  func name(_ step: String) -> Sentence {
    guard let index = block.calculation.steps.firstIndex(where: { $0.id == step }) else {
      return Sentence(id: step, en: step)
    }
    let code = block.code(index)
    return Sentence(id: code, en: code)
  }
  func parameterName(_ id: String) -> Sentence {
    guard let entry = block.parameters[id] else { return Sentence(id: id, en: id) }
    let code = block.pack?.parameters[id]?.code ?? ""
    return code.isEmpty ? entry.label : Sentence(id: code, en: code)
  }
}
