import TolokCore

/// A region's chapter: coverage, every innovation with its cell, every unit without one by name, exhibition,
/// conflicts, awards, what could be taken over.
struct RegionChapter {
  let page: PageContext
  let standing: RegionStanding
  let number: Int
  typealias View = PageContext.View

  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }
  private var says: SummarySentences { page.sentences(standing) }
  private var key: String { standing.region.fileKey }

  var view: View {
    let rate = standing.coverage
    let title = say(says.chapterTitle)
    var view: View = [
      "key": key, "no": "\(number)", "name": standing.region.name, "title": title,
      "contentsTitle": "\(standing.region.name): \(title)", "lead": lead, "hasUnits": rate.denominator > 0,
      "unitsMessage": says.knowsCoverage
        ? say(
          "\(page.format.share(rate.numerator, of: rate.denominator)) unit tercatat punya inovasi",
          "\(page.format.share(rate.numerator, of: rate.denominator)) units are on record with innovations")
        : say(
          "Belum ada formulir dari \(rate.denominator) unit; cakupan belum dapat dinilai",
          "No form from \(rate.denominator) units; coverage cannot be assessed"),
      "unitsChart": Charts.units(
        id: "u\(key)", filled: rate.numerator, total: rate.denominator,
        title: says.knowsCoverage
          ? say(
            "\(rate.numerator) dari \(rate.denominator) unit punya inovasi",
            "\(rate.numerator) of \(rate.denominator) units have innovations")
          : say(
            "\(rate.denominator) unit, belum ada yang dapat dinilai",
            "\(rate.denominator) units, none can be assessed"),
        description: say(
          "\(rate.denominator) kotak, satu tiap unit; \(rate.numerator) terisi.",
          "\(rate.denominator) boxes, one a unit; \(rate.numerator) filled."), columns: 32, width: 481),
      "unitsBasis": unitsBasis, "facts": facts,
    ]
    let parts = [
      exhibition, innovations, units, conflicts, awards, replication,
      RegionBenchmark(page: page, standing: standing).view,
    ]
    for part in parts { view.merge(part) { $1 } }
    return view
  }

  private var lead: String {
    var words: [String] = []
    if let programme = standing.programme {
      let rule = programme.regulation.map { " (\($0))" } ?? ""
      words.append(
        say(
          "Sasaran sendiri, \(programme.name)\(rule): \(page.phrase(programme.requirement).replacing(": ", with: " ")).",
          "Own target, \(programme.name)\(rule): \(page.phrase(programme.requirement).replacing(": ", with: " "))."
        ))
    }
    words.append(
      say(
        "Bulan ini \(says.sent) dari \(says.collection.count) unit mengirim formulir.",
        "Forms this month came from \(says.sent) of \(says.collection.count) units."))
    return words.joined(separator: " ")
  }

  private var unitsBasis: String {
    var words =
      say("Dasar: register bulan ini; yang dihitung: ", "Basis: this month's register; counted: ")
      + say(standing.countedUnits) + "."
    if let note = standing.coverage.note {
      words += " " + page.dated(say(note)).capitalizedFirst + "."
    }
    return words
  }

  private var facts: [View] {
    let unknown = page.marks.unknown(Sentence(id: "belum diketahui", en: "not known"))
    var rows: [(String, String)] = []
    rows.append(
      (
        say("Inovasi", "Innovations"),
        says.knowsInnovations
          ? "<b>\(page.count(standing.innovations))</b> "
            + say("terdokumentasi", "documented") : unknown
      ))
    rows.append(
      (
        say("Per unit", "Per unit"),
        standing.perAgency.map { rate in
          let outside = standing.outsideAgencies
          return "<b>\(page.format.decimal(rate, places: 2))</b>"
            + (outside == 0
              ? "" : say(", tanpa \(outside) di luar hitungan", ", \(outside) outside left out"))
        } ?? unknown
      ))
    rows.append(
      (
        say("Per 100.000", "Per 100,000"),
        standing.perHundredThousand.map { "<b>\(page.format.decimal($0, places: 1))</b>" } ?? unknown
      ))
    let people = standing.region.population.map { page.count($0) }
    rows.append(
      (
        say("Penduduk", "People"),
        people.map { "\($0), \(page.escaped(standing.populationNote.map { say($0) } ?? ""))" } ?? unknown
      ))
    if let stated = says.book.stated {
      let named = stated.named.map { say(", \($0) bernama", ", \($0) named") } ?? ""
      rows.append(
        (
          say("Dinyatakan", "Stated"),
          page.escaped(
            "\(stated.value)\(named), \(page.format.asOf(stated.citation.asOf)) (\(page.source(stated.citation.source)))"
          )
        ))
    }
    if let score = says.book.scores.last(where: { $0.index == "IID" }) {
      let value = score.score.map { page.format.decimal($0, places: 2) }
      let text = [value, score.category.map { page.phrase($0) }].compactMap { $0 }.joined(separator: ", ")
      rows.append(("IID \(score.year)", page.escaped("\(text) (\(page.source(score.citation.source)))")))
    } else {
      rows.append(("IID", page.marks.unknown(Sentence(id: "belum tercatat", en: "not on record"))))
    }
    if let gate = says.gate {
      rows.append(("DID \(gate.year)", page.marks.verdict(gate.verdict)))
    }
    return rows.map { ["name": $0.0, "value": $0.1] }
  }

  // MARK: exhibition

  private var exhibition: View {
    guard let exhibition = says.book.exhibition else { return ["hasExhibition": false] }
    let text = exhibition.measures.map { "\(page.count($0.value)) \(page.phrase($0.unit))" }
      .joined(separator: ", ")
    let count = Words.leading(exhibition.measures.count)
    let message =
      exhibition.agrees || exhibition.measures.count < 2
      ? say("Angka pameran: \(text)", "Exhibition: \(text)")
      : say(
        "\(count.id) angka pameran tidak cocok: \(text)",
        "\(count.en) exhibition figures do not agree: \(text)")
    var sub = [page.phrase(exhibition.name), exhibition.place ?? ""].filter { !$0.isEmpty }
    if let end = exhibition.endDate { sub.append(say("sampai ", "to ") + page.format.day(end)) }
    if let visitors = exhibition.visitors {
      sub.append(
        say("lebih dari \(page.count(visitors)) pengunjung", "more than \(page.count(visitors)) visitors"))
    }
    return [
      "hasExhibition": true, "exhibitionMessage": message, "exhibitionSub": sub.joined(separator: "; "),
      "exhibitionChart": Charts.exhibition(
        id: "pameran\(key)", measures: exhibition.measures.map { (page.phrase($0.unit), $0.value) },
        groups: exhibition.groups.map { (groupName($0.name), $0.value) },
        groupUnit: page.phrase("kelompok"), width: 481, title: message,
        description: text + ". "
          + exhibition.groups.map { "\(page.phrase($0.name)): \($0.value)" }.joined(separator: "; ")),
      "exhibitionBasis": say(
        "Dasar: pameran (\(page.source(exhibition.citation.source))). Satu skala untuk semua batang; angka pameran tidak dijumlahkan dengan register.",
        "Basis: exhibition (\(page.source(exhibition.citation.source))). One scale for all bars; exhibition figures are not added to the register."
      ),
    ]
  }

  /// The unit stands above the bar; a label says only which group.
  private func groupName(_ name: String) -> String {
    let said = page.phrase(name)
    for head in ["kelompok ", "group: "] where said.hasPrefix(head) {
      return String(said.dropFirst(head.count))
    }
    return said
  }

  // MARK: innovations

  private var innovations: View {
    let own = page.innovations(standing.region.id)
    let documented = own.filter { !$0.synthetic }
    var order: [String] = []
    var groups: [String: [InnovationFact]] = [:]
    for fact in documented {
      let owner = results.agencyName(fact.owner) ?? fact.ownerText
      if groups[owner] == nil { order.append(owner) }
      groups[owner, default: []].append(fact)
    }
    // Most first; equal ones as they came.
    let sorted = order.enumerated().sorted { a, b in
      let x = groups[a.element]?.count ?? 0, y = groups[b.element]?.count ?? 0
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
    let samples = own.filter(\.synthetic)
    return [
      "hasInnovations": !own.isEmpty,
      "innovationTitle": page.many(
        documented.count, "inovasi terdokumentasi", "documented innovation", "documented innovations")
        + ", " + page.many(order.count, "pemilik", "owner", "owners"),
      "owners": sorted.map { owner -> View in
        let rows = groups[owner] ?? []
        return ["owner": owner, "count": page.count(rows.count), "rows": rows.map(row)]
      }, "hasSamples": !samples.isEmpty,
      "sampleTitle": say("Di luar jumlah: baris contoh", "Outside the count: example rows"),
      "samples": samples.map(row),
    ]
  }

  private func row(_ fact: InnovationFact) -> View {
    func word(_ sentence: Sentence, _ known: Bool) -> String {
      known ? page.escaped(say(sentence)) : page.marks.bare(.unknown, name: say(Nothing.blank.label))
    }
    let file = SummarySentences.fileName(fact.origin.file)
    let cell = fact.origin.cell.map { "\($0)" } ?? ""
    let sheet = fact.origin.sheet.map { file.hasPrefix($0) ? "" : "'\($0)'!" } ?? ""
    return [
      "name": fact.name, "stage": word(Words.stage(fact.stage), fact.stage != nil),
      "kind": word(Words.kind(fact.kind), fact.kind != nil),
      "owner": results.agencyName(fact.owner) ?? fact.ownerText, "source": "\(file) › \(sheet)\(cell)",
    ]
  }

  // MARK: units without an innovation, by name

  private var units: View {
    let without = says.without
    let state = Dictionary(
      says.collection.map { ($0.agency, $0.state) }, uniquingKeysWith: { first, _ in first })
    let order: [(CollectionState?, Sentence)] = [
      (.missing, Sentence(id: "belum mengirim formulir", en: "no form sent")),
      (.unreadable, Sentence(id: "berkasnya tidak terbaca", en: "file unreadable")),
      (
        .receivedEmpty, Sentence(id: "mengirim formulir kosong atau nihil", en: "sent an empty form, or none")
      ),
      (.received, Sentence(id: "mengirim, tanpa baris yang dimuat", en: "sent, no row loaded")),
      (nil, Sentence(id: "belum diketahui", en: "not known")),
    ]
    let groups = order.compactMap { wanted, label -> View? in
      let names = without.filter { state[$0.agency] == wanted }.map(\.name)
      guard !names.isEmpty else { return nil }
      return [
        "label": say(label).capitalizedFirst, "count": page.count(names.count), "isOne": names.count == 1,
        "names": names.map { ["name": $0] as View },
      ]
    }
    return [
      "hasWithout": !without.isEmpty,
      "withoutTitle": say(
        "\(page.count(without.count)) unit belum tercatat punya inovasi",
        "\(page.count(without.count)) units without a recorded innovation"), "withoutGroups": groups,
    ]
  }

  // MARK: conflicts

  private var conflicts: View {
    let all = says.conflicts
    return [
      "hasConflicts": !all.isEmpty,
      "conflicts": all.map { conflict -> View in
        [
          "title": say(says.headline(conflict.item)),
          "values": conflict.values.map { value in
            "<b>\(page.escaped(page.phrase.value(value.text)))</b> "
              + "<span class=\"basis\">\(page.escaped(page.origin(value)))</span>"
          }.joined(separator: " \(page.marks.differs) "),
          "explanation": say(says.plain(conflict.item.explanation)),
        ]
      },
    ]
  }

  // MARK: awards

  private var awards: View {
    let all = says.book.awards
    let levels = standing.awardsByLevel.map { level -> View in
      [
        "level": say(Words.level(level.level)).capitalizedFirst, "count": page.count(level.count),
        "rows": once(all.filter { $0.level == level.level }),
      ]
    }
    let sent = results.facts.awards.filter { $0.region == standing.region.id }
    return [
      "hasAwards": !levels.isEmpty, "awardLevels": levels,
      "awardTitle": say(
        "\(page.count(standing.awardsByLevel.reduce(0) { $0 + $1.count })) penghargaan tercatat sampai \(page.format.day(results.period.last))",
        "\(page.count(standing.awardsByLevel.reduce(0) { $0 + $1.count })) awards on record to \(page.format.day(results.period.last))"
      ),
      "hasSentAwards": !sent.isEmpty,
      "sentAwards": sent.map { fact -> View in
        [
          "award": fact.award, "innovation": fact.innovationName,
          "level": fact.level.map { say(Words.level($0)) } ?? say(Nothing.blank.label),
          "year": fact.year.map(String.init) ?? say(Nothing.blank.label),
          "source": SummarySentences.fileName(fact.origin.file)
            + (fact.origin.cell.map { " › \($0)" } ?? ""), "synthetic": fact.synthetic,
        ]
      },
    ]
  }

  /// Awards of one name, result and source in one row that names each innovation: nothing is said nine times.
  private func once(_ awards: [RegionBook.Award]) -> [View] {
    var order: [[String]] = []
    var whats: [[String]: [String]] = [:]
    for item in awards {
      let row = award(item)
      if whats[row.key] == nil { order.append(row.key) }
      whats[row.key, default: []].append(row.what)
    }
    return order.map { key -> View in
      let all = whats[key] ?? []
      return [
        "award": key[0], "stage": key[1], "source": key[2], "isMany": all.count > 1,
        "many": page.count(all.count), "what": all.filter { !$0.isEmpty }.joined(separator: "; "),
      ]
    }
  }

  /// What a row is told by (name, results as markup, sources), and whom it is about.
  private func award(_ award: RegionBook.Award) -> (key: [String], what: String) {
    let stages = award.members.map { member -> String in
      let text = [
        member.stage.map { _ in page.phrase(award.claim(of: member)) }, member.year.map(String.init),
      ]
      .compactMap { $0 }.joined(separator: ", ")
      let shown = text.isEmpty ? say(Nothing.blank.label) : text
      return page.escaped(award.isContested ? "\(shown) (\(page.source(member.citation.source)))" : shown)
    }
    let sources = award.members.map { page.source($0.citation.source) }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return (
      [
        page.phrase(award.name), stages.joined(separator: " \(page.marks.differs) "),
        sources.joined(separator: ", "),
      ], [award.innovation, award.owner].compactMap { $0 }.joined(separator: ", ")
    )
  }

  // MARK: what could be taken over

  private var replication: View {
    let statements = says.book.replications.map { item -> View in
      let name = says.book.innovationName(item.innovation)
      return [
        "name": name ?? say("tanpa nama", "not named"), "statement": page.phrase(item.statement),
        "source": page.source(item.citation.source),
      ]
    }
    // Suggestions of the benchmark say the same and why; without them the awards elsewhere stand here.
    let hasSuggestions = !page.suggestions(standing.region.id).isEmpty
    let examples =
      hasSuggestions
      ? []
      : says.book.examples(from: results.standings.map(\.region), period: results.period)
    return [
      "hasReplications": !statements.isEmpty || !examples.isEmpty, "hasStatements": !statements.isEmpty,
      "statements": statements, "hasExamples": !examples.isEmpty,
      "examples": examples.prefix(6).map { item -> View in
        let member = item.award.members.first
        let stage = item.award.members.map { member in
          [member.stage.map { page.phrase($0) }, member.year.map(String.init)]
            .compactMap { $0 }.joined(separator: ", ")
        }.joined(separator: "; ")
        return [
          "innovation": item.award.innovation ?? "",
          "owner": [item.award.owner, item.region.name].compactMap { $0 }.joined(separator: ", "),
          "proof": "\(page.phrase(item.award.name))\(stage.isEmpty ? "" : ", \(stage)")",
          "level": say(Words.level(item.award.level)),
          "source": page.source(member?.citation.source ?? ""),
        ]
      },
      "examplesMore": examples.count > 6
        ? say(
          "Enam dari \(examples.count) inovasi berpenghargaan di wilayah lain yang sejenis, tingkat tertinggi lebih dulu.",
          "Six of \(examples.count) award-winning innovations of regions of the same kind, highest level first."
        )
        : "",
    ]
  }
}
