import TolokCore

/// The monthly report: cover, summary, contents, a chapter a region, comparison, money, claims, data, method.
struct ReportView {
  let page: PageContext
  typealias View = PageContext.View

  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }
  private var standings: [RegionStanding] { results.standings }

  private var chaptered: [RegionStanding] { page.chaptered }

  var view: View {
    let regions = chaptered.enumerated().map { index, standing in
      RegionChapter(page: page, standing: standing, number: index + 1).view
    }
    let next = chaptered.count + 1
    let money = MoneyChapter(page: page).view
    let claims = ClaimsChapter(page: page).view
    let quality = QualityChapter(page: page).view
    var view: View = [
      "regions": regions, "noCompare": "\(next)", "noMoney": "\(next + 1)", "noClaims": "\(next + 2)",
      "contents": contents(regions, money), "pageStyles": pageStyles(next),
      "used": sources.map { ["key": page.key($0.key), "title": page.title($0)] as View },
      "chaptersNote": page.chaptersNote, "hasChaptersNote": !page.chaptersNote.isEmpty, "marks": legend,
      "synthetic": results.facts.innovations.count { $0.synthetic },
      "hasSynthetic": results.facts.innovations.contains { $0.synthetic },
    ]
    let parts = [
      cover, summary, ComparisonView(page: page).chapter, BenchmarkView(page: page).view, money, claims,
      quality, MethodChapter(page: page).view, AnnexView(page: page).view,
    ]
    for part in parts {
      view.merge(part) { $1 }
    }
    return view
  }

  // MARK: cover

  private var cover: View {
    let names = standings.map(\.region.name)
    let shown = names.prefix(6).joined(separator: " · ")
    let rest = names.count - min(6, names.count)
    let first = standings.first { page.sentences($0).knowsCoverage }
    let filled = first?.coverage.numerator ?? 0, total = first?.coverage.denominator ?? 0
    let name = first?.region.name ?? ""
    return [
      "names": rest > 0 ? shown + say(" · dan \(rest) lagi", " · and \(rest) more") : shown,
      "ruler": Charts.ruler(
        id: "sampul", filled: filled, total: total,
        title: first == nil
          ? say("Penggaris tanpa satuan", "A ruler without units")
          : say(
            "Penggaris 0 sampai \(total) dengan tanda di \(filled)",
            "A ruler from 0 to \(total), marked at \(filled)"),
        description: first == nil
          ? say("Belum ada daftar unit.", "There is no list of units yet.")
          : say(
            "Satu garis satu unit \(name); \(filled) dari \(total) terisi, yaitu unit yang tercatat punya inovasi.",
            "A tick a unit of \(name); \(filled) of \(total) filled, the units on record with innovations.")),
      "hasMark": first != nil,
      "markTop": "\(Int(Charts.rulerMark(filled: filled, total: total)) - 9)pt",
      "markValue": "\(filled) \(say("dari", "of")) \(total)",
      "markText": say(
        "unit \(name) tercatat punya inovasi.", "units of \(name) are on record with innovations."),
      "markBasis": say(
        "Register \(page.format.period(results.period)); unit: \(first.map { say($0.countedUnits) } ?? "").",
        "Register of \(page.format.period(results.period)); units: \(first.map { say($0.countedUnits) } ?? "")."
      ),
    ]
  }

  // MARK: summary

  private var summary: View {
    let few = standings.count <= 3
    let total = standings.reduce(0) { $0 + $1.innovations }
    let sent = results.collection.count { $0.state == .received || $0.state == .receivedEmpty }
    let many = standings.count > ManyRegions.mostChapters
    let asked = many ? Array(silent.prefix(10)) : standings
    let asks = asked.flatMap { standing in
      page.sentences(standing).requests.prefix(few ? 3 : 1).map { request -> View in
        [
          "region": standing.region.name, "title": say(request.title), "to": say(request.to),
          "opens": SummarySentences.list(
            request.opens.map { figureName($0, standing) }, and: say("dan", "and")),
        ]
      }
    }
    let more: String
    if many {
      more = say(
        "Sepuluh wilayah dengan formulir terbanyak yang belum masuk; permintaan tiap wilayah ada pada ringkasan satu halamannya.",
        "The ten regions with most forms missing; each region's requests are on its one page.")
    } else {
      more =
        asks.count > 14
        ? say(
          "\(asks.count - 14) permintaan lain pada bab tiap wilayah.",
          "\(asks.count - 14) more in the chapters.") : ""
    }
    let listed = page.hasAnnex ? [] : standings
    return [
      "lead": lead(total, sent),
      "few": few, "cards": few ? standings.map(card) : [],
      "regionRows": few ? [] : listed.map(compact),
      "hasRegionRows": !few && !listed.isEmpty, "finds": page.important,
      "hasFinds": !page.important.isEmpty,
      "asks": Array(asks.prefix(14)), "hasAsks": !asks.isEmpty,
      "asksMore": more,
    ]
  }

  /// Regions with most forms missing first.
  private var silent: [RegionStanding] {
    standings.map { ($0, page.sentences($0).units(.missing).count) }.enumerated().sorted {
      $0.element.1 != $1.element.1 ? $0.element.1 > $1.element.1 : $0.offset < $1.offset
    }.map(\.element.0)
  }

  /// The month in two sentences; what did not come is said, not counted as nothing.
  private func lead(_ innovations: Int, _ sent: Int) -> String {
    let count = standings.count, units = results.collection.count
    if count == 0 {
      return say("Bulan ini tidak ada wilayah yang melapor.", "No region reports this month.")
    }
    let regions = say(
      "\(Words.leading(count).id) wilayah", "\(Words.leading(count).en) \(count == 1 ? "region" : "regions")")
    if units == 0 {
      return say(
        "\(regions) melapor, tetapi daftar unitnya belum ada; cakupan belum dapat dinilai.",
        "\(regions), but there is no list of units; coverage cannot be assessed.")
    }
    if sent == 0 {
      return say(
        "\(regions). Belum satu pun dari \(page.count(units)) unit mengirim formulir; inovasi bulan ini belum diketahui.",
        "\(regions). None of \(page.count(units)) units has sent a form; this month's innovations are not known."
      )
    }
    return say(
      "\(regions), \(page.count(innovations)) inovasi terdokumentasi; \(page.count(sent)) dari \(page.count(units)) unit mengirim formulir. Yang belum tercatat tidak dibaca sebagai tidak ada.",
      "\(regions), \(page.many(innovations, "", "documented innovation", "documented innovations")). Forms came from \(page.count(sent)) of \(page.count(units)) units; what is not on record is not read as absent."
    )
  }

  private func figureName(_ number: Int, _ standing: RegionStanding) -> String {
    switch number {
    case 1: say("cakupan", "coverage")
    case 2: say("jumlah inovasi", "innovations")
    case 3:
      page.book(standing.region).exhibition == nil
        ? say("pengumpulan", "collection") : say("angka pameran", "exhibition")
    case 4: say("penghargaan", "awards")
    default: say("putusan DID", "DID verdict")
    }
  }

  private func card(_ standing: RegionStanding) -> View {
    let says = page.sentences(standing)
    let rate = standing.coverage
    let target = standing.programme.map { page.target($0) }
    return [
      "name": standing.region.name, "key": standing.region.fileKey,
      "value": says.knowsCoverage ? page.count(rate.numerator) : "?",
      "isUnknown": !says.knowsCoverage,
      "small": rate.denominator > 0
        ? say("dari \(rate.denominator) unit", "of \(rate.denominator) units")
        : say("belum ada daftar unit", "no list of units"),
      "text":
        (says.knowsInnovations
        ? page.many(
          standing.innovations, "inovasi terdokumentasi.", "documented innovation.",
          "documented innovations.")
        : say("Inovasi belum diketahui: belum ada formulir.", "Innovations not known: no form came."))
        + " "
        + (target.map { say("Sasaran sendiri: \($0).", "Own target: \($0).") }
          ?? say("Sasaran sendiri belum tercatat.", "No own target on record.")),
      "basis": say(
        "register bulan ini · \(says.sent) dari \(says.collection.count) unit mengirim formulir",
        "this month's register · forms from \(says.sent) of \(says.collection.count)"),
    ]
  }

  private func compact(_ standing: RegionStanding) -> View {
    let says = page.sentences(standing)
    return [
      "name": standing.region.name, "key": standing.region.fileKey,
      "hasChapter": chaptered.contains { $0.region.id == standing.region.id },
      "innovations": says.knowsInnovations ? page.count(standing.innovations) : page.marks.bare(.unknown),
      "sent": "\(says.sent) \(say("dari", "of")) \(says.collection.count)",
      "coverage": page.coverage(standing),
    ]
  }

  // MARK: contents

  private func contents(_ regions: [View], _ money: View) -> [View] {
    var all: [View] = [
      ["no": "", "href": "ringkasan", "title": say("Ringkasan", "Summary")]
    ]
    for region in regions {
      let key = region["key"] as? String ?? "", no = region["no"] as? String ?? ""
      all.append(["no": no, "href": "w\(key)", "title": region["contentsTitle"] as? String ?? ""])
    }
    let next = chaptered.count + 1
    all += [
      ["no": "\(next)", "href": "banding", "title": say("Perbandingan", "Comparison")],
      [
        "no": "\(next + 1)", "href": "did",
        "title": say("DID dan Insentif Fiskal", "DID and Fiscal Incentive"),
      ],
      ["no": "\(next + 2)", "href": "klaim", "title": say("Klaim yang dirujukkan", "Claims reconciled")],
      ["no": "A", "href": "mutu", "title": say("Mutu data", "Data quality")],
      ["no": "B", "href": "metode", "title": say("Metode dan sumber", "Method and sources")],
      ["no": "C", "href": "istilah", "title": say("Istilah", "Glossary")],
    ]
    if page.hasAnnex {
      all.append(["no": "D", "href": "semua", "title": say("Semua wilayah", "All regions")])
    }
    return all
  }

  /// One named page a chapter, so that its head runs on every sheet of it, in both engines.
  private func pageStyles(_ next: Int) -> String {
    var heads: [(name: String, text: String)] = [
      ("p-ringkas", say("Ringkasan", "Summary")), ("p-isi", say("Isi dan cara baca", "Contents and marks")),
    ]
    for (index, standing) in chaptered.enumerated() {
      heads.append(("w\(standing.region.fileKey)", "\(index + 1)\u{2003}\(standing.region.name)"))
    }
    heads += [
      ("p-banding", "\(next)\u{2003}" + say("Perbandingan", "Comparison")),
      ("p-did", "\(next + 1)\u{2003}" + say("DID dan Insentif Fiskal", "DID and Fiscal Incentive")),
      ("p-klaim", "\(next + 2)\u{2003}" + say("Klaim yang dirujukkan", "Claims reconciled")),
      // Appendices follow each other on the sheet: one head for the three.
      ("p-lampiran", say("Lampiran", "Appendices")),
    ]
    if page.hasAnnex { heads.append(("p-semua", "D\u{2003}" + say("Semua wilayah", "All regions"))) }
    return heads.map { head in
      "@page \(head.name) { @top-left { content: \"\(page.css(head.text))\" } } .\(head.name) { page: \(head.name); }"
    }.joined(separator: "\n")
  }

  private var legend: View {
    [
      "met": page.marks.verdict(.met), "unmet": page.marks.verdict(.unmet),
      "unknown": page.marks.verdict(.unknown),
      "differs": page.marks.differs(Sentence(id: "klaim berbeda", en: "claims differ")),
      "partly": page.marks.partly(Sentence(id: "sebagian", en: "in part")),
      "coverage": page.marks.coverage(11, of: 36),
      "shapes": ["statement", "exhibition", "iid_sent", "register", "competition"].map {
        ["mark": page.marks.basis($0)] as View
      },
    ]
  }

  /// Every source the report leans on.
  private var sources: [SourceEntry] {
    var texts: [String] = results.reconciliations.flatMap { $0.lines.map(\.source) }
    for standing in standings {
      let book = page.book(standing.region)
      texts += book.awards.flatMap { $0.members.map(\.citation.source) }
      texts += book.counts.map(\.citation.source)
      texts += book.scores.map(\.citation.source)
      texts += book.replications.map(\.citation.source)
      if let programme = standing.programme { texts.append(programme.citation.source) }
      if let exhibition = book.exhibition { texts.append(exhibition.citation.source) }
      texts.append(standing.region.citation.source)
    }
    texts += MoneyChapter(page: page).entries.map(\.citation.source)
    texts += results.did.flatMap { $0.criteria.flatMap(Self.citations) }
    return SourceKeys.used(in: texts, of: results.registers.sources)
  }

  private static func citations(_ result: CriterionResult) -> [String] {
    [result.citation] + result.children.flatMap(citations)
  }
}
