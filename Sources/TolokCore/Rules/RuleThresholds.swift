/// Threshold triples: for every test with a number, a grade, a day or a count of years, a fact just below, at and
/// just above it, put through the assessor as a pack of that one test.
///
/// Nobody writes these by hand, so a changed threshold is tested on the day it is written.
package struct RuleThresholds {
  private let packs: [RulePack]

  package init(packs: [RulePack]) { self.packs = packs }

  package func run() -> [RuleOutcome] {
    packs.flatMap { pack in
      var seen: Set<String> = []
      return pack.components.flatMap { component in
        (component.gate?.leaves ?? []).filter { seen.insert($0.id).inserted }.flatMap {
          outcomes(of: $0, pack)
        }
      }
    }
  }

  private struct Probe {
    var say: Sentence
    var facts: [String: String]
    var verdict: Verdict
  }

  private func outcomes(of test: Criterion, _ pack: RulePack) -> [RuleOutcome] {
    probes(of: test, pack).map { probe in
      let got = verdict(of: test, probe.facts, pack)
      return RuleOutcome(
        name: Sentence(
          id: "\(test.label.id): \(probe.say.id)", en: "\(test.label.en): \(probe.say.en)"), pack: pack.id,
        passed: got == probe.verdict, expected: probe.verdict.label, got: got?.label ?? .plain("—"),
        place: test.place)
    }
  }

  /// The test alone: a component whose gate it is, and a region that knows only these facts.
  private func verdict(of test: Criterion, _ facts: [String: String], _ pack: RulePack) -> Verdict? {
    var alone = pack
    alone.components = [
      RuleComponent(
        id: "ambang", label: test.label,
        gate: Criterion(id: "ambang_\(test.id)", label: test.label, shape: .allOf([test])))
    ]
    let citation = Citation(source: "ambang", asOf: "\(pack.until)", confidence: .resmi)
    var registers = Registers()
    registers.regions = [
      Region(
        id: "ambang", kind: .kota, name: "ambang", code: nil, bpsCode: nil, parent: nil, population: nil,
        populationSeries: nil, populationDate: nil, citation: citation)
    ]
    registers.didInputs = facts.sorted { $0.key < $1.key }.map {
      DIDInput(
        id: $0.key, region: "ambang", fiscalYear: pack.fiscalYear, fact: $0.key, value: $0.value,
        citation: citation)
    }
    return Assessor(packs: [alone], registers: registers, lawAsOf: pack.until)
      .assess(region: "ambang", year: pack.fiscalYear).first?.verdict
  }

  // MARK: probes

  private func probes(of test: Criterion, _ pack: RulePack) -> [Probe] {
    let figures = RuleFigures(pack)
    switch test.shape {
    case .atLeast(let fact, let parameter):
      return numbers(fact, figures.value(parameter), met: [false, true, true])
    case .atMost(let fact, let parameter):
      return numbers(fact, figures.value(parameter), met: [true, true, false])
    case .onOrBefore(let fact, let parameter):
      guard let day = figures.text(parameter).flatMap({ CalendarDate($0) }) else {
        return [unknown(fact, "\(pack.until)")]
      }
      return zip([-1, 0, 1], [true, true, false]).compactMap { step, isMet in
        CalendarDate(dayNumber: day.dayNumber + step).map {
          Probe(say: around(step, "\($0)"), facts: [fact: "\($0)"], verdict: isMet ? .met : .unmet)
        }
      }
    case .atLeastGrade(let fact, let parameter, let scale):
      guard let limit = figures.text(parameter), let place = scale.firstIndex(of: limit) else {
        return scale.first.map { [unknown(fact, $0)] } ?? []
      }
      return [-1, 0, 1].compactMap { step in
        guard scale.indices.contains(place + step) else { return nil }
        let grade = scale[place + step]
        return Probe(say: around(-step, grade), facts: [fact: grade], verdict: step <= 0 ? .met : .unmet)
      }
    case .opinionYears(let prefix, let opinion, let parameter, let offset):
      guard let count = figures.text(parameter).flatMap({ Int($0) }), count > 0 else { return [] }
      return years(prefix, opinion, count, last: pack.fiscalYear - offset)
    case .isTrue, .allOf, .anyOf, .unknownRule: return []
    }
  }

  private func numbers(_ fact: String, _ limit: Fraction?, met: [Bool]) -> [Probe] {
    guard let limit else { return [unknown(fact, "1")] }
    return zip([-1, 0, 1], met).compactMap { step, isMet in
      guard let small = Fraction(Int128(step), over: 100), let value = limit + small else { return nil }
      return Probe(
        say: around(step, value.plain), facts: [fact: value.plain], verdict: isMet ? .met : .unmet)
    }
  }

  /// A threshold nobody published decides nothing, whatever the fact.
  private func unknown(_ fact: String, _ value: String) -> Probe {
    Probe(
      say: Sentence(
        id: "ambang belum diketahui, fakta \(value)", en: "threshold not known, the fact is \(value)"),
      facts: [fact: value], verdict: .unknown)
  }

  private func around(_ step: Int, _ value: String) -> Sentence {
    step < 0
      ? Sentence(id: "tepat di bawah (\(value))", en: "just below (\(value))")
      : step == 0
        ? Sentence(id: "tepat di ambang (\(value))", en: "at the threshold (\(value))")
        : Sentence(id: "tepat di atas (\(value))", en: "just above (\(value))")
  }

  /// One year short, exactly enough, and one year more; the year that is missing is another opinion, never a gap.
  private func years(_ prefix: String, _ opinion: String, _ count: Int, last: Int) -> [Probe] {
    let lower = ResolvedParameters.opinions.prefix { $0 != opinion }.last ?? "WDP"
    func facts(_ good: Int) -> [String: String] {
      var all: [String: String] = [:]
      for back in 0...count { all["\(prefix)\(last - back)"] = back < good ? opinion : lower }
      return all
    }
    return [-1, 0, 1].map { step in
      Probe(
        say: around(
          step, "\(count + step) \(opinion)"), facts: facts(count + step), verdict: step < 0 ? .unmet : .met)
    }
  }
}
