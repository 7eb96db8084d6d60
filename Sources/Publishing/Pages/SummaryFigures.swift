import TolokCore

/// The five figures of a region's page, each bound to what the month knows; what is not known is "?".
struct SummaryFigures {
  let page: PageContext
  let standing: RegionStanding
  let says: SummarySentences

  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var key: String { standing.region.fileKey }
  private var of: String { say("dari", "of") }

  var all: [View] {
    [coverage, innovations, says.book.exhibition == nil ? collection : exhibition, awards, criteria]
      .enumerated().map { index, view in view.merging(["number": "\(index + 1)"]) { $1 } }
  }

  /// `say` and `basis` are short by construction: a column holds five lines.
  private func figure(
    _ value: String, small: String = "", unknown: Bool = false, what: String, chart: String, says: String,
    basis: String
  ) -> View {
    [
      "value": value, "small": small, "isUnknown": unknown, "what": what, "chart": chart, "says": says,
      "basis": basis,
    ]
  }

  private var monthRegister: String { say("register bulan ini", "this month's register") }

  // MARK: 1 coverage

  private var coverage: View {
    let rate = standing.coverage
    guard rate.denominator > 0 else {
      return figure(
        "?", unknown: true, what: say("unit punya inovasi", "units with innovations"),
        chart: "",
        says: page.marks.unknown(
          Sentence(id: "belum ada daftar unit", en: "no list of units")), basis: monthRegister)
    }
    var parts: [String] = []
    if !says.knowsCoverage {
      parts.append(
        page.marks.unknown(Sentence(id: "belum ada formulir diterima", en: "no form received")) + ".")
    }
    if rate.denominator >= 20, rate.numerator > 0 {
      let share = Double(rate.numerator) / Double(rate.denominator) * 100
      parts.append("\(page.format.decimal(share, places: 1))%.")
    }
    if let programme = standing.programme {
      let target = Charts.fit(page.target(programme), 330, 8.7)
      parts.append(page.escaped(say("Sasaran sendiri: ", "Own target: ") + target + "."))
    } else {
      parts.append(say("Sasaran sendiri belum tercatat.", "No target of its own on record."))
    }
    // Short of a target only where the region sets one; elsewhere units are merely not on record.
    let rest = rate.denominator - rate.numerator
    if let minimum = standing.programme?.minimumInnovations, let reached = standing.targetCoverage {
      let short = reached.denominator - reached.numerator
      if minimum > 1, says.knowsCoverage {
        parts.append(
          say(
            "Sedikitnya \(minimum): \(reached.numerator); kurang <b>\(short) unit</b>.",
            "At least \(minimum): \(reached.numerator); <b>\(short) units</b> short."))
      } else if short > 0, says.knowsCoverage {
        parts.append(say("Kurang <b>\(short) unit</b>.", "<b>\(short) units</b> short."))
      }
    } else if rest > 0, says.knowsCoverage {
      parts.append(say("<b>\(rest) unit</b> belum tercatat.", "<b>\(rest) units</b> not on record."))
    }
    return figure(
      says.knowsCoverage ? page.count(rate.numerator) : "?",
      small: "\(of) \(page.count(rate.denominator))", unknown: !says.knowsCoverage,
      what: say("unit punya inovasi", "units with innovations"),
      chart: Charts.units(
        id: "g\(key)1", filled: rate.numerator, total: rate.denominator,
        title: say(
          "\(rate.numerator) dari \(rate.denominator) unit punya inovasi",
          "\(rate.numerator) of \(rate.denominator) units have innovations"),
        description: say(
          "\(rate.denominator) kotak, satu untuk tiap unit: \(rate.numerator) terisi, \(rest) kosong.",
          "\(rate.denominator) boxes, one a unit: \(rate.numerator) filled, \(rest) open.")),
      says: parts.joined(separator: " "), basis: monthRegister)
  }

  // MARK: 2 innovations

  private var innovations: View {
    let total = standing.innovations
    var rows: [(label: String, filled: Int, total: Int)] = []
    if total > 0 {
      rows.append((say("\(total) pada register", "\(total) in the register"), total, total))
    }
    var words: [String] = []
    if let perAgency = standing.perAgency {
      // What no counted unit owns is left out of the rate, and the reader is told.
      let outside =
        standing.outsideAgencies == 0
        ? Sentence(id: "", en: "")
        : Sentence(
          id: ", tanpa \(standing.outsideAgencies) milik unit di luar hitungan",
          en: ", without \(standing.outsideAgencies) owned outside the count")
      words.append(
        say(
          "\(page.format.decimal(perAgency, places: 2)) per unit\(outside.id).",
          "\(page.format.decimal(perAgency, places: 2)) a unit\(outside.en)."))
    }
    if !says.knowsInnovations {
      words.append(
        page.marks.unknown(
          Sentence(id: "belum ada formulir diterima", en: "no form received")) + ".")
    }
    var basis = monthRegister
    if let stated = says.book.stated {
      let time = page.format.asOf(stated.citation.asOf)
      basis += "; " + say("pernyataan", "statement") + " \(page.source(stated.citation.source))"
      if let named = stated.named {
        rows.append(
          (
            say("\(stated.value) dinyatakan, \(named) bernama", "\(stated.value) stated, \(named) named"),
            named, stated.value
          ))
        words.append(
          say(
            "Dinyatakan \(stated.value) (\(time)), <b>bernama \(named)</b>; dasar lain, tidak dijumlahkan.",
            "Stated \(stated.value) (\(time)), <b>\(named) named</b>; another basis, not added up."))
      } else {
        words.append(
          say(
            "Dinyatakan \(stated.value) (\(time)); dasar lain, tidak dijumlahkan.",
            "Stated \(stated.value) (\(time)); another basis, not added up."))
      }
    }
    let title =
      rows.isEmpty
      ? say("belum ada inovasi", "no innovation yet") : rows.map(\.label).joined(separator: "; ")
    return figure(
      says.knowsInnovations ? page.count(total) : "?", unknown: !says.knowsInnovations,
      what: say("inovasi terdokumentasi", "documented innovations"),
      chart: rows.isEmpty
        ? ""
        : Charts.dots(
          id: "g\(key)2", rows: rows, title: title,
          description: say(
            "Satu titik satu inovasi; titik berongga belum bernama. ",
            "A dot an innovation; open dots have no name. ")
            + title), says: words.joined(separator: " "), basis: basis)
  }

  // MARK: 3 exhibition or collection

  private var exhibition: View {
    guard let exhibition = says.book.exhibition, let first = exhibition.measures.first else {
      return collection
    }
    let units = exhibition.measures.map { page.phrase($0.unit) }
    let small =
      exhibition.agrees
      ? ""
      : exhibition.measures.dropFirst().prefix(2).map {
        "\(page.marks.differs) \(page.count($0.value))"
      }.joined(separator: " ")
    var words: [String] = []
    if exhibition.groups.count > 1 {
      let terms = exhibition.groups.map { page.count($0.value) }.joined(separator: " + ")
      let sum = page.count(exhibition.groups.reduce(0) { $0 + $1.value })
      words.append(say("Jumlah kelompok \(sum) (\(terms)).", "The groups add up to \(sum) (\(terms))."))
    }
    if exhibition.measures.count > 1 {
      let count = Words.leading(exhibition.measures.count)
      words.append(
        exhibition.agrees
          ? say("Semuanya cocok.", "They agree.")
          : exhibition.measures.count == 2
            ? say("<b>Keduanya tidak cocok.</b>", "<b>They do not agree.</b>")
            : say(
              "<b>Ke\(count.id.lowercased())nya tidak cocok.</b>",
              "<b>The \(count.en.lowercased()) do not agree.</b>"))
    }
    let text = exhibition.measures.map { "\($0.value) \(page.phrase($0.unit))" }.joined(separator: ", ")
    return figure(
      page.count(first.value), small: small,
      what: say(
        "\(SummarySentences.list(units, and: "dan")) di pameran",
        "\(SummarySentences.list(units, and: "and")) at the exhibition"),
      chart: Charts.lengths(
        id: "g\(key)3", rows: exhibition.measures.map { (page.phrase($0.unit), $0.value) }, title: text,
        description: say("Batang dari nol yang sama: ", "Bars from one zero: ") + text + "."),
      says: words.joined(separator: " "),
      basis: say("pameran", "exhibition") + ", \(page.format.asOf(exhibition.citation.asOf)) · "
        + page.source(exhibition.citation.source))
  }

  private var collection: View {
    let lines = says.collection
    guard !lines.isEmpty else {
      return figure(
        "?", unknown: true, what: say("unit mengirim formulir", "units sent the form"), chart: "",
        says: page.marks.unknown(
          Sentence(id: "belum ada daftar unit", en: "no list of units")), basis: monthRegister)
    }
    let parts = CollectionState.allCases.compactMap { state -> String? in
      let count = says.units(state).count
      guard count > 0 else { return nil }
      switch state {
      case .received: return say("\(page.count(count)) berisi", "\(page.count(count)) with rows")
      case .receivedEmpty: return say("\(page.count(count)) kosong", "\(page.count(count)) empty")
      default: return "\(page.count(count)) \(say(state.label))"
      }
    }
    let text = parts.joined(separator: ", ")
    let missing = says.units(.missing).count
    return figure(
      page.count(says.sent), small: "\(of) \(page.count(lines.count))",
      what: say("unit mengirim formulir", "units sent the form"),
      chart: Charts.collection(
        id: "g\(key)3", states: lines.map(\.state),
        title: say(
          "\(says.sent) dari \(lines.count) unit mengirim formulir",
          "\(says.sent) of \(lines.count) units sent the form"),
        description: say("Satu kotak satu unit: ", "A box a unit: ") + text + "."),
      says: page.escaped(text.prefix(1).uppercased() + text.dropFirst() + ".")
        + (missing > 0 ? say(" Belum masuk bukan nihil.", " Missing is not none.") : ""),
      basis: say("formulir inovasi", "innovation form") + ", \(page.format.period(page.results.period))")
  }

  // MARK: 4 awards

  private var awards: View {
    let total = standing.awardsByLevel.reduce(0) { $0 + $1.count }
    let awards = says.book.awards
    let rows = standing.awardsByLevel.map { level -> (label: String, certain: Int, contested: Int) in
      let contested = awards.count { $0.level == level.level && $0.isContested }
      return (
        say(Words.level(short: level.level)), max(0, level.count - contested), min(level.count, contested)
      )
    }
    let spoken = standing.awardsByLevel.map { "\($0.count) \(say(Words.level($0.level)))" }
      .joined(separator: ", ")
    var words = ""
    if total == 0 {
      words = page.marks.unknown(Sentence(id: "belum ada yang tercatat", en: "none on record"))
    } else if let contested = awards.first(where: \.isContested) {
      let values = contested.members.prefix(2).map { member in
        let stage = page.phrase(contested.claim(of: member))
        return "\(page.escaped(stage)) (\(page.escaped(page.source(member.citation.source))))"
      }.joined(separator: " \(page.marks.differs) ")
      words =
        "\(page.escaped(contested.innovation ?? contested.name)) "
        + say("<b>\(contested.members.count) klaim</b>: ", "<b>\(contested.members.count) claims</b>: ")
        + values + "."
    } else {
      words = page.escaped(spoken.prefix(1).uppercased() + spoken.dropFirst() + ".")
    }
    return figure(
      total > 0 ? page.count(total) : "?", unknown: total == 0,
      what: say("penghargaan tercatat", "awards on record"),
      chart: total == 0
        ? ""
        : Charts.awards(
          id: "g\(key)4", rows: rows,
          title: say("\(total) penghargaan: \(spoken)", "\(total) awards: \(spoken)"),
          description: say(
            "Satu titik satu penghargaan; berongga berarti lebih dari satu klaim. ",
            "A dot an award; open means more than one claim. ") + spoken + "."), says: words,
      basis: say("register acuan, sampai ", "reference register, to ")
        + page.format.day(page.results.period.last))
  }

  // MARK: 5 the law

  private var criteria: View {
    guard let gate = says.gate else {
      return figure(
        "?", unknown: true, what: say("syarat DID dapat dinilai", "DID criteria assessable"), chart: "",
        says: page.marks.unknown(
          Sentence(id: "belum ada aturan yang dinilai", en: "no rules assessed")),
        basis: say("berkas aturan", "rule files"))
    }
    let leaves = Self.leaves(gate)
    let known = leaves.count { $0.outcome != .unknown }
    let rows = leaves.enumerated().map { index, leaf in
      (
        label: say(Words.criterion(short: leaf.id) ?? Sentence(id: "\(index + 1)", en: "\(index + 1)")),
        verdict: leaf.outcome
      )
    }
    let spoken = leaves.map { "\(say($0.label)): \(say($0.outcome.label))" }.joined(separator: "; ")
    var words = page.marks.verdict(gate.verdict)
    switch gate.verdict {
    case .unknown:
      words += say(
        ": \(gate.missing.count) fakta belum ada. Besaran tidak diketahui.",
        ": \(gate.missing.count) facts missing. The amount is not known.")
    default: words += ". " + page.escaped(page.money(gate.estimate)) + "."
    }
    let keys = SourceKeys.used(in: leaves.map(\.citation), of: page.results.registers.sources)
      .prefix(3).map(\.key).joined(separator: ", ")
    return figure(
      "\(known)", small: "\(of) \(leaves.count)", unknown: known == 0,
      what: say("syarat DID dapat dinilai", "DID criteria assessable"),
      chart: Charts.criteria(
        id: "g\(key)5", rows: rows,
        title: say(
          "\(known) dari \(leaves.count) syarat dapat dinilai",
          "\(known) of \(leaves.count) criteria assessable"),
        description: spoken), says: words,
      basis: say("aturan TA \(gate.year)", "rules of \(gate.year)") + (keys.isEmpty ? "" : " · \(keys)"))
  }

  /// Tests without branches, each once; a rule of unknown content is no test.
  static func leaves(_ result: DIDComponentResult) -> [CriterionResult] {
    var seen: Set<String> = []
    var all: [CriterionResult] = []
    func visit(_ node: CriterionResult) {
      if node.children.isEmpty {
        if node.threshold != nil || node.outcome != .unknown, seen.insert(node.id).inserted {
          all.append(node)
        }
      }
      node.children.forEach(visit)
    }
    result.criteria.forEach(visit)
    return all
  }
}
