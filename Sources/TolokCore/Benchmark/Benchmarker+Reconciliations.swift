extension Benchmarker {
  /// Published figures that do not agree, or that look comparable and are not.
  ///
  /// The known stories come first; every other conflict group of the registers follows by itself. A
  /// figure published after the period, or one that is missing, makes no sentence.
  package func reconciliations(_ facts: Facts) -> [Reconciliation] {
    var used: Set<String> = []
    let stories = [
      innovatingAgencies(facts, &used), exhibitionGroups(&used), namedInnovations(facts, &used),
      differentBases(&used),
    ].compactMap { $0 }
    return stories + awardConflicts() + claimConflicts(except: used) + scoreConflicts()
  }

  func claim(_ id: String) -> Claim? {
    registers.claims.first {
      $0.id == id && $0.value != nil && Published.isKnown($0.citation, by: period.last)
    }
  }

  // MARK: - Stories

  /// "11 dari 36 OPD" beside what the register itself counts this month.
  private func innovatingAgencies(_ facts: Facts, _ used: inout Set<String>) -> Reconciliation? {
    guard let with = claim("batu-opd-berinovasi-2023"), let all = claim("batu-opd-2023"),
      let region = registers.region(all.region),
      let standing = Benchmarker(
        registers: registers, period: period, reportingRegions: [region.id], countingRules: countingRules
      ).standings(facts).first
    else { return nil }
    used.formUnion([with.id, all.id])
    let said = "\(Published.number(with.value)) dari \(Published.number(all.value))"
    let saidEN = "\(Published.number(with.value)) of \(Published.number(all.value))"
    let rate = standing.coverage
    let agrees = with.value == Double(rate.numerator) && all.value == Double(rate.denominator)
    return Reconciliation(
      id: "batu-opd-berinovasi", region: region.id,
      message: Sentence(
        id: "Pernyataan \(said) OPD \(region.name) berinovasi; register \(period) menghitung "
          + "\(rate.numerator) dari \(rate.denominator)",
        en: "\(region.name) stated \(saidEN) agencies with innovations; the register of \(period) counts "
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
      explanation: Sentence(
        id:
          "Pernyataan berdiri sebagaimana diterbitkan; register hanya menghitung baris "
          + "yang diterima bulan ini. "
          + "Daftar OPD yang dihitung dalam pernyataan akan menyelesaikannya.",
        en:
          "The statement stands as published; the register counts only rows received this month. The list of "
          + "agencies behind the statement would settle it."),
      agrees: agrees)
  }

  /// Groups of an exhibition against its stands and the innovations shown.
  private func exhibitionGroups(_ used: inout Set<String>) -> Reconciliation? {
    let groups = ["tata-kelola", "pelayanan-publik", "inovasi-daerah"].compactMap {
      claim("batu-pameran-\($0)")
    }
    guard groups.count == 3, let stands = claim("batu-pameran-stan"),
      let shown = claim("batu-pameran-inovasi")
    else { return nil }
    used.formUnion(groups.map(\.id) + [stands.id, shown.id])
    let sum = groups.reduce(0) { $0 + ($1.value ?? 0) }
    let terms = groups.map { Published.number($0.value) }.joined(separator: " + ")
    let total = Published.number(sum)
    return Reconciliation(
      id: "batu-pameran", region: stands.region,
      message: Sentence(
        id:
          "Tiga angka pameran tidak cocok: kelompok \(terms) = \(total), stan "
          + "\(Published.number(stands.value)), "
          + "inovasi \(Published.number(shown.value))",
        en: "Three exhibition figures do not agree: groups \(terms) = \(total), stands "
          + "\(Published.number(stands.value)), innovations \(Published.number(shown.value))"),
      lines: groups.map(line) + [
        Reconciliation.Line(
          label: Sentence(id: "jumlah kelompok", en: "sum of the groups"), value: "\(terms) = \(total)",
          basis: "exhibition", source: stands.citation.source),
        line(stands), line(shown),
      ],
      explanation: Sentence(
        id:
          "Tidak disebut apakah kelompok menghitung stan, peserta atau inovasi. Daftar peserta pameran akan "
          + "menyelesaikannya.",
        en:
          "It is not said whether the groups count stands, participants or innovations. "
          + "The exhibition's list of "
          + "participants would settle it."),
      agrees: sum == stands.value && stands.value == shown.value)
  }

  /// 15 claimed, 11 named, and how many of the named ones the month's register holds.
  private func namedInnovations(_ facts: Facts, _ used: inout Set<String>) -> Reconciliation? {
    guard let claimed = claim("magelang-inovasi-2022"), let named = claim("magelang-inovasi-bernama-2022"),
      let all = claimed.value, let listed = named.value
    else { return nil }
    used.formUnion([claimed.id, named.id])
    let known = registers.innovations.filter {
      $0.region == named.region && $0.citation.source == named.citation.source
    }
    let names = KnownNames(registers: registers)
    let present = Set(
      facts.innovations.filter { $0.region == named.region && !$0.synthetic }
        .map { names.key($0.name, region: $0.region) })
    let found = known.count { present.contains(names.key($0.name, region: $0.region)) }
    let missing = Published.number(all - listed)
    return Reconciliation(
      id: "magelang-inovasi", region: claimed.region,
      message: Sentence(
        id:
          "\(Published.number(all)) inovasi disebut, \(Published.number(listed)) bernama; "
          + "\(missing) tanpa nama",
        en:
          "\(Published.number(all)) innovations stated, \(Published.number(listed)) named; "
          + "\(missing) without a name"
      ),
      lines: [
        line(claimed), line(named),
        Reconciliation.Line(
          label: Sentence(
            id: "yang bernama dan ada dalam register bulan ini", en: "named and in this month's register"),
          value: "\(found) dari \(known.count)", basis: "register", source: "register \(period)"),
      ],
      explanation: Sentence(
        id:
          "Inovasi lain dalam register tidak dianggap sebagai yang tidak bernama itu; "
          + "hanya daftar lengkap dari "
          + "pengirim yang menyelesaikannya.",
        en:
          "Other innovations in the register are not taken for the unnamed ones; only the sender's full list "
          + "would settle it."),
      agrees: all == listed)
  }

  /// A register count and an exhibition count months later are no growth.
  private func differentBases(_ used: inout Set<String>) -> Reconciliation? {
    guard let first = claim("batu-inovasi-2023"), let second = claim("batu-pameran-inovasi") else {
      return nil
    }
    used.formUnion([first.id, second.id])
    let a = Published.number(first.value)
    let b = Published.number(second.value)
    return Reconciliation(
      id: "batu-inovasi-dasar", region: first.region,
      message: Sentence(
        id: "\(a) inovasi dan \(b) inovasi adalah dua dasar hitung, bukan pertumbuhan",
        en: "\(a) innovations and \(b) innovations are two bases of counting, not growth"),
      lines: [line(first), line(second)],
      explanation: Sentence(
        id:
          "Yang pertama menghitung inovasi OPD menurut pernyataan, yang kedua inovasi yang "
          + "dipamerkan; selisihnya "
          + "tidak dibaca sebagai kenaikan.",
        en:
          "The first counts innovations of agencies as stated, the second innovations on "
          + "show; their difference is "
          + "not read as a rise."),
      agrees: false)
  }

  // MARK: - Conflict groups

  /// Awards on which reports differ; innovations with the very same statements share one story.
  private func awardConflicts() -> [Reconciliation] {
    let awards = registers.awards.filter { Published.isKnown($0, by: period.last) }
    var order: [[Reconciliation.Line]] = []
    var stories: [[Reconciliation.Line]: [(group: String, award: KnownAward)]] = [:]
    for (group, members) in Self.groups(awards, by: { $0.conflictGroup }) {
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
        let subject = names.count == 1 ? names[0] : "\(names.count) inovasi (\(names.joined(separator: ", ")))"
        return conflict(members[0].group, region, subject, lines, Self.oneSelection)
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
    let claims = registers.claims.filter { Published.isKnown($0.citation, by: period.last) }
    return Self.groups(claims) { $0.conflictGroup }.compactMap { group, members in
      // A group whose every figure a story has shown is told already.
      if members.allSatisfy({ used.contains($0.id) }) { return nil }
      let sameBasis = Set(members.map(\.basis)).count == 1
      return conflict(
        group, members[0].region, members[0].subject, members.map(line),
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
    let scores = registers.indexScores.filter {
      $0.year <= period.last.year && Published.isKnown($0.citation, by: period.last)
    }
    return Self.groups(scores) { $0.conflictGroup }.map { group, members in
      let lines = members.map { score in
        let value = score.score.map { Published.number($0) } ?? Nothing.blank.label.id
        return Reconciliation.Line(
          label: Sentence(id: "\(score.index) \(score.year)", en: "\(score.index) \(score.year)"),
          value: [value, score.category].compactMap { $0 }.joined(separator: ", "), basis: "index",
          source: score.citation.source)
      }
      return conflict(
        group, members[0].region, "\(members[0].index) \(members[0].year)", lines,
        Sentence(
          id: "Skor resmi pada keputusan Kementerian Dalam Negeri akan menyelesaikannya.",
          en: "The official score in the Ministry of Home Affairs' decision would settle it."))
    }
  }

  private func conflict(
    _ group: String, _ region: String, _ subject: String, _ lines: [Reconciliation.Line],
    _ explanation: Sentence
  ) -> Reconciliation {
    let name = registers.region(region)?.name ?? region
    let values = lines.map(\.value)
    let agrees = Set(values).count == 1
    return Reconciliation(
      id: group, region: region,
      message: Sentence(
        id: "\(name), \(subject): \(lines.count) keterangan " + (agrees ? "sama" : "berbeda")
          + " (\(values.joined(separator: "; ")))",
        en: "\(name), \(subject): \(lines.count) statements " + (agrees ? "agree" : "differ")
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

  private func line(_ claim: Claim) -> Reconciliation.Line {
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
