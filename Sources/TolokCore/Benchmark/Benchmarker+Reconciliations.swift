extension Benchmarker {
  /// Published figures that do not agree, or that look comparable and are not.
  ///
  /// The declared checks come first; every other conflict group of the registers follows by itself. A
  /// figure published after the day of the report, or one that is missing, makes no sentence.
  package func reconciliations(_ facts: Facts) -> [Reconciliation] {
    let checked = checkedClaims(facts)
    let told = Set(checked.map(\.id))
    let used = Set(claimChecks.filter { told.contains($0.id) }.flatMap(\.claims))
    return checked + awardConflicts() + claimConflicts(except: used) + scoreConflicts()
  }

  // MARK: - Conflict groups

  /// Awards on which reports differ; innovations with the very same statements share one story.
  private func awardConflicts() -> [Reconciliation] {
    var order: [[Reconciliation.Line]] = []
    var stories: [[Reconciliation.Line]: [(group: String, award: KnownAward)]] = [:]
    for (group, members) in Self.groups(registers.awards, by: { $0.conflictGroup }) {
      let lines = members.map(line)
      if stories[lines] == nil { order.append(lines) }
      stories[lines, default: []].append((group, members[0]))
    }
    return order.flatMap { lines in
      // Regions never share a story, even where the words are the same.
      Self.groups(stories[lines] ?? [], atLeast: 1) { $0.award.region }.map { region, members in
        let names = members.map { member in
          registers.innovations.first { $0.id == member.award.innovation }?.name ?? member.award.award
        }
        guard names.count > 1 else {
          return conflict(
            members[0].group, region, Sentence(id: names[0], en: names[0]), lines, Self.oneSelection)
        }
        // The names would drown the message; they stand in the explanation.
        let all = names.joined(separator: ", ")
        return conflict(
          members[0].group, region,
          Sentence(id: "\(names.count) inovasi", en: "\(names.count) innovations"), lines,
          Sentence(
            id: "Yaitu \(all). \(Self.oneSelection.id)", en: "Namely \(all). \(Self.oneSelection.en)"))
      }
    }
  }

  private func line(_ award: KnownAward) -> Reconciliation.Line {
    let stage = [award.stage, award.year.map(String.init)].compactMap { $0 }.joined(separator: ", ")
    return Reconciliation.Line(
      label: Sentence(id: award.award, en: award.award), value: "\(award.award) \(stage)", basis: award.level,
      source: award.citation.source)
  }

  private static let oneSelection = Sentence(
    id: "Dapat berarti dua tahap dari satu seleksi; dihitung sebagai satu penghargaan sampai pengumuman "
      + "resminya terlihat.",
    en: "These may be two stages of one selection; they count as one award until the official announcement "
      + "is seen.")

  private func claimConflicts(except used: Set<String>) -> [Reconciliation] {
    Self.groups(registers.claims) { $0.conflictGroup }.compactMap { group, members in
      // A group whose every figure a story has shown is told already.
      if members.allSatisfy({ used.contains($0.id) }) { return nil }
      let sameBasis = Set(members.map(\.basis)).count == 1
      return conflict(
        group, members[0].region, Sentence(id: members[0].subject, en: members[0].subject), members.map(line),
        sameBasis
          ? Sentence(
            id: "Dasar hitungnya sama; sumber aslinya akan menyelesaikannya.",
            en: "The basis of counting is the same; the original source would settle it.")
          : Sentence(
            id: "Dasar hitungnya berbeda; angka-angka ini tidak dapat dibandingkan langsung.",
            en: "The bases of counting differ; these figures cannot be compared directly."))
    }
  }

  private func scoreConflicts() -> [Reconciliation] {
    Self.groups(registers.indexScores) { $0.conflictGroup }.map { group, members in
      let lines = members.map { score in
        let value = score.score.map { Published.number($0) } ?? Nothing.blank.label.id
        return Reconciliation.Line(
          label: Sentence(id: "\(score.index) \(score.year)", en: "\(score.index) \(score.year)"),
          value: [value, score.category].compactMap { $0 }.joined(separator: ", "), basis: "index",
          source: score.citation.source)
      }
      return conflict(
        group, members[0].region,
        Sentence(id: "\(members[0].index) \(members[0].year)", en: "\(members[0].index) \(members[0].year)"),
        lines,
        Sentence(
          id: "Skor resmi pada keputusan Kementerian Dalam Negeri akan menyelesaikannya.",
          en: "The official score in the Ministry of Home Affairs' decision would settle it."))
    }
  }

  private func conflict(
    _ group: String, _ region: String, _ subject: Sentence, _ lines: [Reconciliation.Line],
    _ explanation: Sentence
  ) -> Reconciliation {
    let name = registers.region(region)?.name ?? region
    let values = lines.map(\.value)
    let agrees = Set(values).count == 1
    return Reconciliation(
      id: group, region: region,
      message: Sentence(
        id: "\(name), \(subject.id): \(lines.count) keterangan " + (agrees ? "sama" : "berbeda")
          + " (\(values.joined(separator: "; ")))",
        en: "\(name), \(subject.en): \(lines.count) statements " + (agrees ? "agree" : "differ")
          + " (\(values.joined(separator: "; ")))"),
      lines: lines, explanation: explanation, agrees: agrees)
  }

  /// Groups in register order, of two or more where nothing else is asked.
  private static func groups<Row>(
    _ rows: [Row], atLeast least: Int = 2, by group: (Row) -> String?
  ) -> [(String, [Row])] {
    var order: [String] = []
    var members: [String: [Row]] = [:]
    for row in rows {
      guard let name = group(row) else { continue }
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(row)
    }
    return order.compactMap { name in
      members[name].flatMap { $0.count >= least ? (name, $0) : nil }
    }
  }

  func line(_ claim: Claim) -> Reconciliation.Line {
    var value = Published.number(claim.value)
    if let denominator = claim.denominator { value += " dari \(Published.number(denominator))" }
    if let unit = claim.unit { value += " \(unit)" }
    return Reconciliation.Line(
      label: Sentence(
        id: "\(claim.subject): \(claim.measure) (\(claim.citation.asOf))",
        en: "\(claim.subject): \(claim.measure) (\(claim.citation.asOf))"),
      value: value, basis: claim.basis, source: claim.citation.source)
  }
}
