/// What the verdict and the money of one region and component are worked out from, step by step: the program
/// evaluates it, the workbook writes it as formulas, `explain` says it in words.
package struct Calculation: Sendable {
  package var region: String
  package var year: Int
  package var pack: String
  package var component: String
  /// `3512_did22`: the middle of every name of a cell.
  package var inputs: [CalculationInput] = []
  package var steps: [CalculationStep] = []
  /// Step of the verdict.
  package var verdict: String = ""
  /// Ways to an amount in the order they are asked, with their steps.
  package var ways: [EstimateWay] = []
  /// Steps of the tests of known content, as a reader lists them.
  package var tests: [String] = []
  /// Parameters of the pack that nobody published and an amount would need.
  package var unpublished: [String] = []

  package init(region: String, year: Int, pack: String, component: String) {
    self.region = region
    self.year = year
    self.pack = pack
    self.component = component
  }

  package func input(_ key: String) -> CalculationInput? { inputs.first { $0.key == key } }
  package func step(_ id: String) -> CalculationStep? { steps.first { $0.id == id } }
}

/// One fact that a calculation reads: an open cell.
package struct CalculationInput: Sendable {
  /// Name of the fact in the register: `apbd_tepat_waktu`.
  package var key: String
  package var label: Sentence
  package var kind: InputKind
  package var unit: String
  package var value: RuleValue
  /// Nil where no register knows it.
  package var citation: Citation?
  /// What the place of the citation does not say by itself.
  package var note: Sentence?
  /// A published amount: typing another one in makes no scenario.
  package var isLedger: Bool
  package init(
    key: String, label: Sentence, kind: InputKind, unit: String, value: RuleValue, citation: Citation?,
    note: Sentence? = nil, isLedger: Bool = false
  ) {
    self.key = key
    self.label = label
    self.kind = kind
    self.unit = unit
    self.value = value
    self.citation = citation
    self.note = note
    self.isLedger = isLedger
  }
  /// What else the registers say about the same fact, where sources differ.
  package var others: [DIDInput] = []
  /// The register itself calls it an assumption or an inference.
  package var isAssumed: Bool { citation?.confidence == .andaian || citation?.confidence == .simpulan }
}

/// What may be written into an open cell.
package enum InputKind: Hashable, Sendable {
  case yesNo
  /// One of a closed list of words, best first.
  case oneOf([String])
  /// Rank of a prize, 0 for none.
  case rank([Int])
  case count, rupiah, score, share, date
  /// Free words: a rule whose content is not known.
  case words
}

/// One row: a fact, a limit, and what follows from them.
package struct CalculationStep: Sendable {
  package var id: String
  package var label: Sentence
  /// Input read as the step's own fact.
  package var input: String?
  /// Parameter read as the step's own limit.
  package var limit: String?
  package var expression: RuleExpression
  package var kind: Kind
  package var isResult: Bool
  /// What the expression does not say by itself.
  package var note: Sentence?

  package enum Kind: Sendable { case verdict, check, count, rupiah, score, share, words }

  package init(
    _ id: String, _ label: Sentence, input: String? = nil, limit: String? = nil, kind: Kind = .verdict,
    isResult: Bool = false, note: Sentence? = nil, _ expression: RuleExpression
  ) {
    self.id = id
    self.label = label
    self.input = input
    self.limit = limit
    self.kind = kind
    self.isResult = isResult
    self.note = note
    self.expression = expression
  }
}

/// A way to an amount and the steps that hold its ends.
package struct EstimateWay: Sendable {
  package var method: EstimateMethod
  package var low: String
  package var high: String
  /// Step that is 1 when the way gives an end.
  package var gives: String { "pakai_\(method.rawValue)" }
  package init(_ method: EstimateMethod, low: String, high: String) {
    self.method = method
    self.low = low
    self.high = high
  }
}

/// Facts and parameters put in the place of the baseline's: a scenario, or edits of a workbook.
package struct CalculationEdits: Sendable, Equatable {
  /// By key of the input.
  package var inputs: [String: RuleValue]
  /// By id of the parameter.
  package var parameters: [String: RuleValue]
  package init(inputs: [String: RuleValue] = [:], parameters: [String: RuleValue] = [:]) {
    self.inputs = inputs
    self.parameters = parameters
  }
  package static let none = CalculationEdits()
}

/// The value of every step, and whether an assumption stands under it.
package struct CalculationValues: Sendable {
  package var values: [String: RuleValue] = [:]
  package var assumed: Set<String> = []
  package init() {}

  package subscript(_ step: String) -> RuleValue { values[step] ?? .unknown }
  package func verdict(_ step: String) -> Verdict { self[step].verdict }
}

extension Calculation {
  /// Works the steps out, in their order.
  package func evaluate(
    _ parameters: ResolvedParameters, edits: CalculationEdits = .none, language: Language = .id
  ) -> CalculationValues {
    var done = CalculationValues()
    let reading = StepReading(self, parameters, edits, language)
    for step in steps {
      done.values[step.id] = step.expression.value(in: reading.scope(of: step, done: done.values))
      let isAssumed =
        step.input.map { reading.isAssumed(input: $0) } ?? false
        || ([step.limit].compactMap { $0 } + step.expression.parameters).contains {
          reading.isAssumed(parameter: $0)
        } || step.expression.steps.contains { done.assumed.contains($0) }
      if isAssumed { done.assumed.insert(step.id) }
    }
    return done
  }
}

/// What the steps of a calculation read: its inputs and parameters with the edits laid over them.
struct StepReading {
  let parameters: ResolvedParameters
  let edits: CalculationEdits
  let language: Language
  let inputs: [String: CalculationInput]
  let labels: [String: Sentence]
  /// Keys whose edit differs from the baseline.
  let changedInputs: Set<String>
  let changedParameters: Set<String>

  init(
    _ calculation: Calculation, _ parameters: ResolvedParameters, _ edits: CalculationEdits,
    _ language: Language
  ) {
    self.parameters = parameters
    self.edits = edits
    self.language = language
    let read = Dictionary(calculation.inputs.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    inputs = read
    labels = Dictionary(calculation.steps.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    changedInputs = Set(
      edits.inputs.filter { edit in read[edit.key].map { !$0.value.isSame(as: edit.value) } ?? false }.keys)
    changedParameters = Set(
      edits.parameters.filter { !parameters.value($0.key).isSame(as: $0.value) }.keys)
  }

  func value(input key: String) -> RuleValue { edits.inputs[key] ?? inputs[key]?.value ?? .unknown }
  func value(parameter id: String) -> RuleValue { edits.parameters[id] ?? parameters.value(id) }
  func isAssumed(input key: String) -> Bool {
    inputs[key]?.isAssumed == true || (changedInputs.contains(key) && inputs[key] != nil)
  }
  func isAssumed(parameter id: String) -> Bool {
    parameters.isAssumed(id) || changedParameters.contains(id)
  }

  func scope(of step: CalculationStep, done: [String: RuleValue]) -> StepScope {
    StepScope(
      fact: step.input.map { value(input: $0) } ?? .unknown,
      limit: step.limit.map { value(parameter: $0) } ?? .unknown, done: done, reading: self)
  }
}

struct StepScope: RuleScope {
  let fact: RuleValue
  let limit: RuleValue
  let done: [String: RuleValue]
  let reading: StepReading
  var isBaseline: Bool {
    reading.changedInputs.allSatisfy { reading.inputs[$0]?.isLedger == true }
      && reading.changedParameters.isEmpty
  }
  var language: Language { reading.language }
  func step(_ id: String) -> RuleValue { done[id] ?? .unknown }
  func parameter(_ id: String) -> RuleValue { reading.value(parameter: id) }
  func isChanged(parameter id: String) -> Bool { reading.changedParameters.contains(id) }
  func label(_ id: String) -> Sentence {
    reading.labels[id] ?? reading.parameters[id]?.label ?? Sentence(id: id, en: id)
  }
}

extension Calculation {
  /// Inputs and parameters that the steps read, down through the steps below them, in the order of the calculation;
  /// not those of `above` and what lies under it.
  package func reads(under ids: [String], above stop: String) -> (inputs: [String], parameters: [String]) {
    let byID = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = [stop]
    var parameters: [String] = [], keys: Set<String> = []
    func visit(_ id: String) {
      guard seen.insert(id).inserted, let step = byID[id] else { return }
      if let key = step.input { keys.insert(key) }
      for id in [step.limit].compactMap({ $0 }) + step.expression.parameters where !parameters.contains(id) {
        parameters.append(id)
      }
      step.expression.steps.forEach(visit)
    }
    ids.forEach(visit)
    return (inputs.map(\.key).filter(keys.contains), parameters)
  }
}
