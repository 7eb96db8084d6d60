import TolokCore

/// The one page about a region: number → what it counts → drawing → what it means → basis.
struct SummaryView {
  let page: PageContext
  let standing: RegionStanding
  let says: SummarySentences

  typealias View = PageContext.View

  init(_ page: PageContext, _ standing: RegionStanding) {
    self.page = page
    self.standing = standing
    says = page.sentences(standing)
  }

  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var key: String { standing.region.fileKey }

  var view: View {
    let figures = SummaryFigures(page: page, standing: standing, says: says).all
    let comparison = ComparisonView(page: page).peers(of: standing)
    let deck = say(says.deck)
    let room =
      SummaryRoom.page - 19
      - SummaryRoom.fixed(
        title: standing.region.name, deck: deck, figures: figures, hasNote: standing.syntheticInnovations > 0,
        peers: comparison,
        sources: 520)
    let cautions = self.cautions(room)
    let requests = self.requests(room)
    let texts = sourceTexts(cautions.shown)
    return [
      "region": standing.region.name, "key": key, "deck": deck, "figures": figures,
      "aside": aside, "cautions": cautions.views, "hasMore": cautions.more > 0,
      "more": say(
        "\(cautions.more) hal lain ada pada laporan bulanan.",
        "\(cautions.more) more in the monthly report."),
      "cautionTitle": title(changes: cautions.changes, of: cautions.views.count),
      "requests": requests,
      "requestTitle": requests.isEmpty
        ? say("Belum ada permintaan", "Nothing to ask") : title(of: requests.count),
      "synthetic": standing.syntheticInnovations > 0
        ? say(
          "termasuk \(page.count(standing.syntheticInnovations)) baris contoh dalam berkas; di luar semua angka di atas",
          "\(page.count(standing.syntheticInnovations)) example rows in the files; outside every figure above"
        )
        : "", "hasSynthetic": standing.syntheticInnovations > 0, "sources": sources(texts),
      "unknownMark": page.marks.bare(.unknown), "differsMark": page.marks.differs,
    ].merging(comparison) { $1 }
  }

  private func title(of count: Int) -> String {
    let words = Words.leading(count)
    return say("\(words.id) permintaan", count == 1 ? "One request" : "\(words.en) requests")
  }

  /// "Tiga perubahan"; what else must be read with care is named beside them.
  private func title(changes: Int, of all: Int) -> String {
    guard all > 0 else { return say("Tidak ada pertentangan tercatat", "No disagreement on record") }
    guard changes > 0 else { return say("Yang perlu dibaca hati-hati", "To be read with care") }
    let words = Words.leading(changes)
    let head = say("\(words.id) perubahan", changes == 1 ? "One change" : "\(words.en) changes")
    return changes == all ? head : head + say(", dan yang perlu hati-hati", ", and what needs care")
  }

  private var aside: String {
    let unit = say(standing.countedUnits)
    return say("yang dihitung: \(unit)", "counted: \(unit)")
  }

  // MARK: to be read with care

  /// Items that fit the column; the rest is told by number.
  private func cautions(
    _ space: Double
  ) -> (views: [View], shown: [SummarySentences.Caution], more: Int, changes: Int) {
    var room = space
    var views: [View] = []
    var shown: [SummarySentences.Caution] = []
    // What changed between times that may be compared goes first; the rest is what must not be read as change.
    func add(_ change: BriefChange) {
      let title = say(change.sentence.text)
      let basis = badges(change)
      let height = 11 + Charts.lines(title, 279, 9.5) * 11.4 + Charts.lines(basis, 279, 7.5) * 9.4
      guard height <= room else { return }
      room -= height
      views.append([
        "title": title, "body": "", "values": "", "hasValues": true, "basis": basis, "chart": "",
        "hasChart": false,
      ])
    }
    for change in changes.filter(\.isComparable) { add(change) }
    let told = views.count
    for (index, caution) in says.cautions.enumerated() where views.count < 4 {
      let view =
        caution.conflict?.isAcrossBases == true && index == 0
        ? drawn(caution, index) : plain(caution)
      let height = view.height
      if height > room { continue }
      room -= height
      views.append(view.view)
      shown.append(caution)
    }
    // A pair of values that may not be subtracted, where nothing on the page tells of it yet.
    let isDrawn = shown.contains { $0.conflict?.isAcrossBases == true }
    if !isDrawn {
      for change in changes where !change.isComparable && views.count < 3 { add(change) }
    }
    return (views, shown, says.cautions.count - shown.count, told)
  }

  /// Coverage of both times, each once.
  private func badges(_ change: BriefChange) -> String {
    var texts: [String] = []
    for badge in change.sentence.badges.map({ say($0) }) where !texts.contains(badge) { texts.append(badge) }
    return texts.joined(separator: "; ")
  }

  private var changes: [BriefChange] {
    page.brief(standing.region.id)?.changes ?? []
  }

  private func plain(_ caution: SummarySentences.Caution) -> (view: View, height: Double) {
    let title = say(caution.title), body = firstSentence(say(caution.body))
    let values = caution.conflict.map { self.values($0, under: title) } ?? ""
    let sources = caution.conflict.map { self.basis($0) } ?? ""
    let height =
      11 + Charts.lines(title, 279, 9.5) * 11.4 + Charts.lines(body, 279, 8.8) * 11.4
      + (values.isEmpty ? 0 : 21)
    return (
      [
        "title": title, "body": page.dated(body), "values": values, "hasValues": !values.isEmpty,
        "basis": sources,
        "chart": "", "hasChart": false,
      ], height
    )
  }

  /// Two bases of counting, drawn as points that nothing joins.
  private func drawn(_ caution: SummarySentences.Caution, _ index: Int) -> (view: View, height: Double) {
    guard let conflict = caution.conflict else { return plain(caution) }
    let points = conflict.values.prefix(3).compactMap { value in
      value.number.map {
        (
          value: $0, text: page.format.decimal($0, places: 0), basis: value.basis,
          caption: time(of: value.label)
        )
      }
    }
    let title = say(caution.title), body = firstSentence(say(caution.body))
    let description = points.map {
      "\($0.text): \(say(Words.basis($0.basis)))\($0.caption.isEmpty ? "" : ", \($0.caption)")"
    }.joined(separator: "; ")
    let chart = Charts.bases(
      id: "c\(key)\(index)", points: points,
      broken: say("cara hitung berganti", "basis changes"), width: 154,
      words: { say(Words.basis($0)) }, title: title,
      description: description + say("; tidak dihubungkan garis", "; no line joins them"))
    let height =
      11
      + max(66, Charts.lines(title, 115, 9.5) * 11.4 + Charts.lines(body, 115, 8.8) * 11.4)
    return (
      [
        "title": title, "body": body, "values": "", "hasValues": false, "basis": "", "chart": chart,
        "hasChart": true,
      ], height
    )
  }

  /// The page has room for what it does not mean; what would settle it is a request or stands in the report.
  private func firstSentence(_ text: String) -> String {
    for mark in ["; ", ". "] {
      if let cut = text.firstRange(of: mark) { return text[..<cut.lowerBound] + "." }
    }
    return text
  }

  /// "(2023-02)" at the end of a line's label, as a date.
  private func time(of label: Sentence) -> String {
    let text = label.id
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return "" }
    return page.format.asOf(String(text[text.index(after: open)...].dropLast()))
  }

  /// Values of equal size with ≠ between; a number alone says what it counts.
  private func values(_ conflict: ConflictView, under title: String) -> String {
    conflict.values.prefix(4).map { value -> String in
      let text = page.phrase.value(value.text)
      let label = short(value.label)
      let isTold = value.number == nil || text.contains(" ") || title.contains(label)
      let unit = isTold ? "" : " " + page.escaped(label)
      return "<b class=\"nowrap\">\(page.escaped(text))</b>\(unit)"
    }.joined(separator: " \(page.marks.differs) ")
  }

  private func short(_ label: Sentence) -> String {
    let text = label.id.split(separator: "(").first.map(String.init) ?? label.id
    return page.phrase(text.last == " " ? String(text.dropLast()) : text)
  }

  private func basis(_ conflict: ConflictView) -> String {
    var seen: [String] = []
    for value in conflict.values.prefix(4) {
      let source = page.source(value.source)
      let isRegister = value.source.hasPrefix("register ")
      let text = isRegister ? source : "\(say(Words.basis(value.basis))) (\(source))"
      if !seen.contains(text) { seen.append(text) }
    }
    return seen.joined(separator: " · ")
  }

  // MARK: requests

  /// Requests that fit their column: long texts are cut before a request is dropped, the last first.
  private func requests(_ space: Double) -> [View] {
    var views = says.requests.map(request)
    func height(_ view: View) -> Double {
      SummaryRoom.height(
        title: view["title"] as? String ?? "", body: view["body"] as? String ?? "",
        to: view["to"] as? String ?? "")
    }
    func isFull() -> Bool { views.reduce(0) { $0 + height($1) } > space }
    for index in views.indices.reversed() where isFull() {
      views[index]["body"] = Charts.fit(views[index]["body"] as? String ?? "", 330, 8.8)
    }
    while isFull(), !views.isEmpty { views.removeLast() }
    return views
  }

  private func request(_ request: Request) -> View {
    let figures = request.opens.map(String.init)
    let opened =
      say("membuka angka ", figures.count == 1 ? "opens figure " : "opens figures ")
      + SummarySentences.list(figures, and: say("dan", "and"))
    return [
      "title": say(request.title), "body": say(request.body),
      "to": say("kepada ", "to ") + say(request.to) + " · " + opened,
    ]
  }

  // MARK: sources

  private func sourceTexts(_ cautions: [SummarySentences.Caution]) -> [String] {
    var texts = cautions.compactMap(\.conflict).flatMap { $0.values.map(\.source) }
    texts += says.book.awards.flatMap { $0.members.map(\.citation.source) }
    if let exhibition = says.book.exhibition { texts.append(exhibition.citation.source) }
    if let stated = says.book.stated { texts.append(stated.citation.source) }
    if let programme = standing.programme { texts.append(programme.citation.source) }
    if let gate = says.gate { texts += SummaryFigures.leaves(gate).map(\.citation) }
    if standing.perHundredThousand != nil { texts.append(standing.region.citation.source) }
    return texts
  }

  /// Key and title of each source on this page; when there are many, keys alone for the last ones.
  private func sources(_ texts: [String]) -> [View] {
    let used = SourceKeys.used(in: texts, of: page.results.registers.sources)
    var length = 0
    return used.enumerated().map { index, source in
      let title = page.title(source)
      length += title.count + 6
      let shown = length <= 430 ? title : ""
      return [
        "key": page.key(source.key), "title": shown, "hasTitle": !shown.isEmpty,
        "dot": index + 1 < used.count,
      ]
    }
  }
}
