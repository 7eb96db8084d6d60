extension Benchmarker {
  /// The declared checks whose every claim is published and has a value; one figure missing, no sentence.
  func checkedClaims(_ facts: Facts) -> [Reconciliation] {
    claimChecks.compactMap { check in
      let claims = check.claims.compactMap(claim)
      guard claims.count == check.claims.count, let region = registers.region(claims[0].region) else {
        return nil
      }
      // What sets a claim beside the month's register needs that region's files.
      let reports = reportingRegions.contains(region.id)
      switch check.kind {
      case .coverage, .named: if !reports { return nil }
      case .parts, .bases: break
      }
      switch check.kind {
      case .coverage: return coverage(check, claims[0], claims[1], region, facts)
      case .parts(let subject, let label, let parts, let against):
        return sumOfParts(check, region, subject, label, Array(claims.prefix(parts.count)), against)
      case .named: return named(check, claims[0], claims[1], region, facts)
      case .bases: return bases(check, claims, region)
      }
    }
  }

  /// "Oktober 2023"
  private var month: Sentence {
    Sentence(id: LocalFormat(.id).period(period), en: LocalFormat(.en).period(period))
  }

  func claim(_ id: String) -> Claim? {
    registers.claims.first { $0.id == id && $0.value != nil }
  }

  /// "11 dari 36 OPD" beside what the register itself counts this month.
  private func coverage(
    _ check: ClaimCheck, _ with: Claim, _ all: Claim, _ region: Region, _ facts: Facts
  ) -> Reconciliation {
    let rate = standing(region, facts).coverage
    let said = Sentence(
      id: "\(Published.number(with.value)) dari \(Published.number(all.value))",
      en: "\(Published.number(with.value)) of \(Published.number(all.value))")
    return Reconciliation(
      id: check.id, region: region.id,
      message: Sentence(
        id: "Pernyataan \(said.id) OPD \(region.name) berinovasi; register \(month.id) menghitung "
          + "\(rate.numerator) dari \(rate.denominator)",
        en: "\(region.name) stated \(said.en) agencies with innovations; the register of \(month.en) counts "
          + "\(rate.numerator) of \(rate.denominator)"),
      lines: [
        line(with), line(all),
        Reconciliation.Line(
          label: Sentence(
            id: "unit dengan inovasi dari \(rate.denominatorLabel.id)",
            en: "units with innovations of \(rate.denominatorLabel.en)"),
          value: "\(rate.numerator) dari \(rate.denominator)", basis: "register", source: "register \(period)"
        ),
      ],
      explanation: check.explanation,
      agrees: with.value == Double(rate.numerator) && all.value == Double(rate.denominator))
  }

  private func sumOfParts(
    _ check: ClaimCheck, _ region: Region, _ subject: Sentence, _ label: Sentence, _ parts: [Claim],
    _ against: [ClaimCheck.Labelled]
  ) -> Reconciliation {
    let others = against.compactMap { other in claim(other.claim).map { (claim: $0, label: other.label) } }
    let sum = parts.reduce(0) { $0 + ($1.value ?? 0) }
    let terms = parts.map { Published.number($0.value) }.joined(separator: " + ")
    let total = "\(terms) = \(Published.number(sum))"
    let figures = others.count + 1
    func beside(_ language: Language) -> String {
      others.map { ", \($0.label[language]) \(Published.number($0.claim.value))" }.joined()
    }
    let agrees = others.allSatisfy { $0.claim.value == sum }
    return Reconciliation(
      id: check.id, region: region.id,
      message: Sentence(
        id: "\(Self.word(figures).id) \(subject.id) \(agrees ? "cocok" : "tidak cocok"): "
          + "\(label.id) \(total)\(beside(.id))",
        en: "\(Self.word(figures).en) \(subject.en) \(agrees ? "agree" : "do not agree"): "
          + "\(label.en) \(total)\(beside(.en))"),
      lines: parts.map(line) + [
        Reconciliation.Line(
          label: Sentence(id: "jumlah \(label.id)", en: "sum of the \(label.en)"), value: total,
          basis: parts[0].basis, source: parts[0].citation.source)
      ] + others.map { line($0.claim) },
      explanation: check.explanation, agrees: agrees)
  }

  /// 15 claimed, 11 named, and how many of the named ones the month's register holds.
  private func named(
    _ check: ClaimCheck, _ claimed: Claim, _ named: Claim, _ region: Region, _ facts: Facts
  ) -> Reconciliation {
    let known = registers.innovations.filter {
      $0.region == named.region && $0.citation.source == named.citation.source
    }
    let names = KnownNames(registers: registers)
    let present = Set(
      facts.innovations.filter { $0.region == named.region && !$0.synthetic }
        .map { names.key($0.name, region: $0.region) })
    let found = known.count { present.contains(names.key($0.name, region: $0.region)) }
    let missing = Published.number((claimed.value ?? 0) - (named.value ?? 0))
    let all = Published.number(claimed.value), listed = Published.number(named.value)
    return Reconciliation(
      id: check.id, region: region.id,
      message: Sentence(
        id: "\(all) inovasi disebut, \(listed) bernama; \(missing) tanpa nama",
        en: "\(all) innovations stated, \(listed) named; \(missing) without a name"),
      lines: [
        line(claimed), line(named),
        Reconciliation.Line(
          label: Sentence(
            id: "yang bernama dan ada dalam register bulan ini", en: "named and in this month's register"),
          value: "\(found) dari \(known.count)", basis: "register", source: "register \(period)"),
      ],
      explanation: check.explanation, agrees: claimed.value == named.value)
  }

  /// A register count and an exhibition count months later are no growth.
  private func bases(_ check: ClaimCheck, _ claims: [Claim], _ region: Region) -> Reconciliation {
    func list(_ word: String, _ and: String) -> String {
      let all = claims.map { "\(Published.number($0.value)) \(word)" }
      return all.dropLast().joined(separator: ", ") + " \(and) " + (all.last ?? "")
    }
    return Reconciliation(
      id: check.id, region: region.id,
      message: Sentence(
        id: "\(list("inovasi", "dan")) adalah \(Self.word(claims.count).id.lowercased()) dasar hitung, "
          + "bukan pertumbuhan",
        en: "\(list("innovations", "and")) are \(Self.word(claims.count).en.lowercased()) bases of counting, "
          + "not growth"),
      lines: claims.map(line), explanation: check.explanation, agrees: false)
  }

  private static func word(_ count: Int) -> Sentence {
    let id = ["Nol", "Satu", "Dua", "Tiga", "Empat", "Lima"]
    let en = ["No", "One", "Two", "Three", "Four", "Five"]
    return count < id.count
      ? Sentence(id: id[count], en: en[count]) : Sentence(id: "\(count)", en: "\(count)")
  }
}
