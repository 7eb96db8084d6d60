/// One document a verdict needs: what it is, who issues it, for which year, and whether it is on file.
package struct EvidenceItem: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case onFile = "on_file"
    /// The fact is only assumed or inferred: no document stands behind it.
    case assumed
    /// Sources of equal weight contradict each other.
    case disputed
    case missing

    package var label: Sentence {
      switch self {
      case .onFile: Sentence(id: "ada", en: "on file")
      case .assumed: Sentence(id: "baru andaian", en: "assumed only")
      case .disputed: Sentence(id: "sumber berbeda", en: "sources differ")
      case .missing: Sentence(id: "belum ada", en: "missing")
      }
    }
  }

  /// Id of the test it proves.
  package var test: String
  package var label: Sentence
  /// Key of the fact it would settle.
  package var fact: String
  package var document: Sentence
  package var issuer: Sentence
  /// Year of the document; nil where the rule ties it to none.
  package var year: Int?
  package var state: State
  /// The statement on file.
  package var citation: Citation?
  /// The statement is not older than the year it is about; nil where either is not known.
  package var isInDate: Bool?
  /// What its lack costs: for one on file, what its loss would.
  package var lack: Sentence
}

/// The evidence checklist of a component.
struct Checklist {
  let calculation: Calculation
  let values: CalculationValues
  let parameters: ResolvedParameters
  let edits: CalculationEdits
  let pack: RulePack
  let component: RuleComponent

  func items() -> [EvidenceItem] {
    if let gate = component.gate { return gate.leaves.flatMap(items) }
    return component.prizes.map(contest) ?? [recipient()]
  }

  private func items(_ leaf: Criterion) -> [EvidenceItem] {
    guard let evidence = leaf.evidence else { return [] }
    let year = evidence.yearOffset.map { pack.fiscalYear + $0 }
    switch leaf.shape {
    case .isTrue(let fact): return [item(leaf, evidence, fact, year)]
    case .atLeastGrade(let fact, _, _), .atLeast(let fact, _), .atMost(let fact, _), .onOrBefore(let fact, _):
      // A statement that the test is met stands in for the measured fact.
      let isMeasured = value(fact) != .unknown || value(leaf.id) == .unknown
      return [item(leaf, evidence, isMeasured ? fact : leaf.id, year)]
    case .opinionYears(let prefix, _, _, _):
      if values.verdict("\(leaf.id)_ukuran") == .unknown, value(leaf.id) != .unknown {
        return [item(leaf, evidence, leaf.id, year)]
      }
      return window(leaf, prefix).map { item(leaf, evidence, "\(prefix)\($0)", $0) }
    case .unknownRule, .allOf, .anyOf: return []
    }
  }

  /// Years of the reports that a window asks for, the oldest first.
  private func window(_ leaf: Criterion, _ prefix: String) -> [Int] {
    guard case .opinionYears(_, _, let years, _) = leaf.shape,
      let last = values["lkpd_terakhir"].number,
      let count = StepReading(calculation, parameters, edits, .id).value(parameter: years).number,
      let first = last - count
    else { return [] }
    return calculation.inputs.compactMap {
      $0.key.hasPrefix(prefix) ? Int($0.key.dropFirst(prefix.count)) : nil
    }
    .filter { Fraction($0) > first && Fraction($0) <= last }.sorted()
  }

  private func value(_ key: String) -> RuleValue {
    edits.inputs[key] ?? calculation.input(key)?.value ?? .unknown
  }

  // MARK: One item

  private func item(_ leaf: Criterion, _ evidence: Criterion.Evidence, _ key: String, _ year: Int?)
    -> EvidenceItem
  {
    item(
      test: leaf.id, label: leaf.label, key, document: evidence.document, issuer: evidence.issuer, year: year,
      branches: branches(over: leaf.id))
  }

  private func item(
    test: String, label: Sentence, _ key: String, document: Sentence, issuer: Sentence, year: Int?,
    branches: [Sentence]
  ) -> EvidenceItem {
    let input = calculation.input(key)
    let isKnown = value(key) != .unknown
    let isScenario = edits.inputs[key].map { $0 != input?.value } ?? false
    let citation = isScenario ? nil : input?.citation
    let state: EvidenceItem.State =
      !isKnown
      ? (input?.others.isEmpty == false ? .disputed : .missing)
      : isScenario || input?.isAssumed == true || citation == nil ? .assumed : .onFile
    let stated = citation.flatMap { Int($0.asOf.prefix(4)) }
    return EvidenceItem(
      test: test, label: label, fact: key, document: document, issuer: issuer, year: year, state: state,
      citation: isKnown ? citation : nil,
      isInDate: state == .onFile ? year.flatMap { year in stated.map { $0 >= year } } : nil,
      lack: isKnown ? loss(of: key) : cost(of: key, branches))
  }

  /// What falls when the fact on file is taken away.
  private func loss(of key: String) -> Sentence {
    let now = values.verdict(calculation.verdict)
    let without = verdict([key: .unknown])
    return without == now
      ? Sentence(
        id: "tanpa ini putusan tetap “\(now.label.id)”", en: "without it the verdict stays “\(now.label.en)”")
      : Sentence(
        id: "tanpa ini putusan menjadi “\(without.label.id)”",
        en: "without it the verdict becomes “\(without.label.en)”")
  }

  /// What cannot be judged without it.
  private func cost(of key: String, _ branches: [Sentence]) -> Sentence {
    let now = values.verdict(calculation.verdict)
    guard now == .unknown else {
      return Sentence(
        id: "putusan tetap “\(now.label.id)” tanpa ini", en: "the verdict is “\(now.label.en)” without it")
    }
    guard !branches.isEmpty else {
      return Sentence(id: "putusan belum dapat dinilai", en: "the verdict cannot be given")
    }
    func list(_ language: Language) -> String { branches.map { $0[language] }.joined(separator: ", ") }
    return Sentence(id: "belum dapat dinilai: \(list(.id))", en: "cannot be assessed: \(list(.en))")
  }

  private func verdict(_ changes: [String: RuleValue]) -> Verdict {
    var edits = edits
    edits.inputs.merge(changes) { _, new in new }
    return calculation.evaluate(parameters, edits: edits).verdict(calculation.verdict)
  }

  /// Branches directly below the root that hold the test and are not known.
  private func branches(over test: String) -> [Sentence] {
    guard let gate = component.gate else { return [] }
    return gate.children.filter { child in
      child.leaves.contains { $0.id == test } && values.verdict(child.id) == .unknown
        && !child.children.isEmpty
    }.map(\.label)
  }

  // MARK: Without a gate

  private func recipient() -> EvidenceItem {
    // The decision that pays a category, where one is named; else the rules of the pack.
    var decisions: [String] = []
    for citation in component.categories.map(\.citation) where citation.hasSuffix(")") {
      let instrument = citation.lastIndex(of: "(").map { citation[..<$0] } ?? ""
      if instrument.hasSuffix(" "), !decisions.contains(String(instrument.dropLast())) {
        decisions.append(String(instrument.dropLast()))
      }
    }
    let law = (decisions.isEmpty ? pack.legal : decisions).joined(separator: "; ")
    return item(
      test: CalculationBuilder.named,
      label: Sentence(id: "Ditetapkan sebagai penerima", en: "Named as a recipient"),
      CalculationBuilder.named,
      document: Sentence(
        id: "Rincian alokasi per daerah: keputusan atau lampiran \(law)",
        en: "Allocation by region: the decision or the annex of \(FactWords.citation(law, .en))"),
      issuer: Sentence(id: "Kementerian Keuangan", en: "Ministry of Finance"), year: pack.fiscalYear,
      branches: [])
  }

  /// The winners were fixed by one decision; each sector not seen waits for the same document.
  private func contest(_ rule: PrizeRule) -> [EvidenceItem] {
    rule.sectors.map { sector in
      item(
        test: CalculationBuilder.sector(sector), label: Words.sector(sector).with("Sektor ", "Sector "),
        CalculationBuilder.rank(sector),
        document: Sentence(
          id: "Keputusan Menteri Dalam Negeri tentang pemenang lomba",
          en: "Decision of the Minister of Home Affairs on the winners"),
        issuer: Sentence(id: "Kementerian Dalam Negeri", en: "Ministry of Home Affairs"),
        year: pack.fiscalYear,
        branches: [])
    }
  }
}
