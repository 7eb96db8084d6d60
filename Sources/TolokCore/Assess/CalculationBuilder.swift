/// Gathers the inputs and steps of one region and component.
package struct CalculationBuilder {
  let pack: RulePack
  let component: RuleComponent
  let parameters: ResolvedParameters
  let registers: Registers
  let region: Region
  let year: Int
  let facts: FactBook
  var made: Calculation

  init(
    pack: RulePack, component: RuleComponent, parameters: ResolvedParameters, registers: Registers,
    region: Region, year: Int
  ) {
    self.pack = pack
    self.component = component
    self.parameters = parameters
    self.registers = registers
    self.region = region
    self.year = year
    facts = FactBook(registers.didInputs, region: region.id, year: year)
    made = Calculation(region: region.id, year: year, pack: pack.id, component: component.id)
  }

  /// Verdict first, then every way to an amount, then the amount of the first that gives one.
  static func calculation(
    pack: RulePack, component: RuleComponent, parameters: ResolvedParameters, registers: Registers,
    region: Region, year: Int
  ) -> Calculation {
    var builder = CalculationBuilder(
      pack: pack, component: component, parameters: parameters, registers: registers, region: region,
      year: year)
    if let gate = component.gate {
      builder.addGate(gate)
    } else if let prizes = component.prizes {
      builder.addContest(prizes)
    } else {
      builder.addRecipient()
    }
    builder.addPublished()
    for rule in component.estimates {
      switch rule {
      case .prizes(let rule): builder.addPrizeMoney(rule)
      case .poolShare(let rule): builder.addPoolShare(rule)
      case .observedRate: builder.addObservedRate()
      case .recipientRange: continue
      }
    }
    builder.addRecipientRanges()
    builder.addOutcome()
    return builder.made
  }

  // MARK: Adding

  /// The input of a fact of the register; the first to name it decides its label.
  @discardableResult
  mutating func input(
    _ key: String, _ label: Sentence, _ kind: InputKind, unit: String, value: RuleValue? = nil,
    citation: Citation? = nil, note: Sentence? = nil, isLedger: Bool = false
  ) -> String {
    guard made.input(key) == nil else { return key }
    let said = value == nil ? facts[key] : FactBook.Reading(chosen: nil, others: [])
    var input = CalculationInput(
      key: key, label: label, kind: kind, unit: unit, value: value ?? RuleValue(text: said.chosen?.value),
      citation: citation ?? said.chosen?.citation,
      note: note ?? (said.others.isEmpty ? nil : said.others.dispute), isLedger: isLedger)
    input.others = said.others
    made.inputs.append(input)
    return key
  }

  mutating func step(_ step: CalculationStep) {
    if made.step(step.id) == nil { made.steps.append(step) }
  }

  /// Tests counted and listed, and what an amount would need that nobody published.
  mutating func addLists(beside others: [String] = []) {
    let tests = others + made.tests
    step(
      CalculationStep(
        "gagal", Sentence(id: "Uji yang gagal", en: "Tests that fail"), kind: .words,
        .names(tests, where: .unmet)))
    step(
      CalculationStep(
        "belum", Sentence(id: "Uji yang belum diketahui", en: "Tests not known"), kind: .words,
        .names(tests, where: .unknown)))
  }

  // MARK: Without a gate

  /// No test was ever seen: a region is eligible when it was named a recipient.
  private mutating func addRecipient() {
    let entries = ledger.filter { $0.line == nil || $0.amount != nil }
    let paid = entries.filter { ($0.amount ?? 1) > 0 }
    let value: RuleValue? = paid.isEmpty ? (entries.isEmpty ? nil : .word(Answer.no)) : .word(Answer.yes)
    input(
      Self.named, Sentence(id: "Ditetapkan sebagai penerima", en: "Named as a recipient"), .yesNo,
      unit: "ya / tidak", value: value, citation: (paid.first ?? entries.first)?.citation)
    step(
      CalculationStep(
        Self.named, Sentence(id: "Ditetapkan sebagai penerima", en: "Named as a recipient"),
        input: Self.named, limit: ResolvedParameters.recipient,
        note: Sentence(
          id: "syarat kelayakannya tidak pernah terlihat; yang dinilai hanya penetapannya",
          en: "its conditions were never seen; only the decision itself is judged"),
        .same(.fact, .limit, among: Answer.all)))
    made.verdict = Self.named
    made.tests = [Self.named]
    addLists()
  }

  /// Input and step of a component whose conditions nobody saw.
  package static let named = "ditetapkan"

  /// Allocations of the ledger for this region, year and component.
  var ledger: [DIDAmount] {
    registers.didAmounts.filter {
      $0.region == region.id && $0.fiscalYear == year && component.ledger.contains($0.component)
        && $0.isAllocation && $0.conflictGroup == nil
    }
  }
}
