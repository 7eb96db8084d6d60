/// A gate as steps: one row a fact, then the branches of the law, then what fails and what is not known.
extension CalculationBuilder {
  mutating func addGate(_ gate: Criterion) {
    addOpinions(gate)
    for leaf in gate.leaves { addLeaf(leaf) }
    made.tests = gate.leaves.filter { !$0.isUnknownRule }.map(\.id)
    addBranches(gate)
    made.verdict = gate.id
    addLists()
  }

  // MARK: Leaves

  private mutating func addLeaf(_ leaf: Criterion) {
    switch leaf.shape {
    case .isTrue(let fact):
      input(fact, leaf.label, .yesNo, unit: "ya / tidak")
      step(
        CalculationStep(
          leaf.id, leaf.label, input: fact, limit: leaf.id, .same(.fact, .limit, among: Answer.all)))
    case .atLeastGrade(let fact, let parameter, let scale):
      let scale = RuleExpression.Scale(id: fact, words: scale.reversed())
      input(
        fact, leaf.label.with("Peringkat: ", "Grade: "), .oneOf(scale.words.reversed()), unit: "peringkat")
      addMeasured(
        leaf, fact: fact, parameter: parameter, .atLeastOnScale(.fact, .limit, scale: scale),
        isKnown: .isOnScale(.limit, scale: scale))
    case .atLeast(let fact, let parameter):
      input(fact, leaf.label, .score, unit: "nilai")
      addMeasured(
        leaf, fact: fact, parameter: parameter, .compare(.fact, .atLeast, .limit), isKnown: .isNumber(.limit))
    case .atMost(let fact, let parameter):
      input(fact, leaf.label, .score, unit: "nilai")
      addMeasured(
        leaf, fact: fact, parameter: parameter, .compare(.fact, .atMost, .limit), isKnown: .isNumber(.limit))
    case .onOrBefore(let fact, let parameter):
      input(fact, leaf.label, .date, unit: "tanggal")
      addMeasured(
        leaf, fact: fact, parameter: parameter, .compare(.fact, .atMost, .limit), isKnown: .isNumber(.limit))
    case .opinionYears(let prefix, _, let years, let offset):
      addWindow(leaf, prefix, years, offset)
    case .unknownRule(let reason):
      step(
        CalculationStep(
          leaf.id, leaf.label, limit: leaf.id,
          note: Sentence(
            id: "\(reason.id); tidak menolong dan tidak menggugurkan",
            en: "\(reason.en); neither rescues nor blocks"), .constant(0)))
    case .allOf, .anyOf: break
    }
  }

  /// The measured fact where known, else a statement that the test is met.
  private mutating func addMeasured(
    _ leaf: Criterion, fact: String, parameter: String, _ test: RuleExpression, isKnown: RuleExpression
  ) {
    step(
      CalculationStep(
        "\(leaf.id)_ukuran", made.input(fact)?.label ?? leaf.label, input: fact, limit: parameter, test))
    addStatement(leaf, parameter: parameter, isKnown: isKnown)
    step(
      CalculationStep(
        leaf.id, leaf.label, .firstJudged([.step("\(leaf.id)_ukuran"), .step("\(leaf.id)_pernyataan")])))
  }

  /// A statement holds only while the threshold it was made about is the baseline's.
  private mutating func addStatement(_ leaf: Criterion, parameter: String, isKnown: RuleExpression) {
    input(leaf.id, leaf.label.with("Pernyataan: ", "Statement: "), .yesNo, unit: "ya / tidak")
    step(
      CalculationStep(
        "\(leaf.id)_pernyataan", leaf.label.with("Pernyataan: ", "Statement: "), input: leaf.id,
        limit: parameter,
        note: Sentence(
          id: "dipakai bila rinciannya tidak diketahui", en: "used where the details are not known"),
        .when(
          isKnown, met: .whileUnchanged(parameter: parameter, .isYes(.fact)), unmet: .constant(0),
          otherwise: .constant(0))))
  }

  // MARK: Opinions

  /// One row a year, shared by every window over the same opinions.
  private mutating func addOpinions(_ gate: Criterion) {
    var spans: [(prefix: String, years: ClosedRange<Int>)] = []
    for leaf in gate.leaves {
      guard case .opinionYears(let prefix, _, let parameter, let offset) = leaf.shape else { continue }
      let count =
        parameters.value(parameter).number.flatMap { $0.isWhole ? Int(exactly: $0.numerator) : nil } ?? 1
      let span = (year - offset - min(30, max(1, count)) + 1)...(year - offset)
      if let known = spans.firstIndex(where: { $0.prefix == prefix }) {
        let old = spans[known].years
        spans[known].years = min(old.lowerBound, span.lowerBound)...max(old.upperBound, span.upperBound)
      } else {
        spans.append((prefix, span))
      }
    }
    guard !spans.isEmpty else { return }
    step(
      CalculationStep(
        "lkpd_terakhir", Sentence(id: "LKPD terakhir yang dinilai", en: "Latest report that counts"),
        limit: opinionOffset, kind: .count,
        .sum([.parameter(ResolvedParameters.fiscalYear), .limit])))
    let scale = RuleExpression.Scale(id: ResolvedParameters.opinion, words: ResolvedParameters.opinions)
    for (prefix, years) in spans {
      for year in years {
        let label = Sentence(id: "Opini BPK atas LKPD \(year)", en: "Audit opinion on the \(year) report")
        input("\(prefix)\(year)", label, .oneOf(scale.words.reversed()), unit: "opini")
        step(
          CalculationStep(
            "\(prefix)\(year)", label, input: "\(prefix)\(year)", limit: ResolvedParameters.opinion,
            .atLeastOnScale(.fact, .limit, scale: scale)))
      }
    }
  }

  private var opinionOffset: String {
    parameters["tahun_lkpd"] == nil ? ResolvedParameters.opinionOffset : "tahun_lkpd"
  }

  private mutating func addWindow(_ leaf: Criterion, _ prefix: String, _ years: String, _ offset: Int) {
    let tests = made.steps.compactMap { step in
      step.id.hasPrefix(prefix) ? Int(step.id.dropFirst(prefix.count)) : nil
    }
    step(
      CalculationStep(
        "\(leaf.id)_ukuran", leaf.label.with("Opini: ", "Opinions: "), limit: years,
        .window(
          tests: tests.map { "\(prefix)\($0)" }, years: tests, last: .step("lkpd_terakhir"), count: .limit)))
    addStatement(leaf, parameter: years, isKnown: .isNumber(.limit))
    step(
      CalculationStep(
        leaf.id, leaf.label, .firstJudged([.step("\(leaf.id)_ukuran"), .step("\(leaf.id)_pernyataan")])))
  }

  // MARK: Branches

  /// Children first; a rule of unknown content stands in the rows and in no minimum or maximum.
  private mutating func addBranches(_ node: Criterion) {
    let counted = node.children.filter { !$0.isUnknownRule }
    counted.forEach { addBranches($0) }
    let parts = counted.map { RuleExpression.step($0.id) }
    switch node.shape {
    case .allOf:
      step(
        CalculationStep(
          node.id, node.label, isResult: node.id == made.verdict,
          parts.isEmpty ? .constant(0) : .all(parts)))
    case .anyOf:
      step(
        CalculationStep(node.id, node.label, isResult: true, parts.isEmpty ? .constant(0) : .any(parts)))
    default: break
    }
  }
}

extension Sentence {
  /// With words before it.
  func with(_ id: String, _ en: String) -> Sentence { Sentence(id: id + self.id, en: en + self.en) }
}
