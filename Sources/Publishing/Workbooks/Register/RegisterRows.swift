import TolokCore

/// One innovation a row, with where it was read.
struct RegisterRows {
  static let widths: [Double] = [13, 16, 17, 20, 10, 10, 10, 10, 9, 11, 12, 15, 11, 5, 9]
  let parts: RegisterParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: RegisterParts) { self.parts = parts }

  private var columns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Unit pemilik", "Owning unit")),
      Column(say("Perangkat daerah", "Agency")), Column(say("Inovasi", "Innovation")),
      Column(say("Tahapan", "Stage")), Column(say("Jenis", "Kind")), Column(say("Bentuk", "Form")),
      Column("Urusan"), Column(say("Mulai", "Start")),
      Column(say("Kematangan", "Maturity")), Column("Status"),
      Column(say("Berkas", "File")), Column(say("Lembar", "Sheet")), Column(say("Sel", "Cell")),
      Column("SHA-256"),
    ]
  }

  func write(_ leaf: Leaf) throws(PublishError) -> Block? {
    let rows = sorted(results.facts.innovations.filter { !$0.synthetic })
    let regions = Set(rows.map(\.region)).count
    leaf.open(
      say(
        "\(results.figures.count(rows.count)) inovasi terdokumentasi dari \(regions) wilayah",
        "\(results.figures.count(rows.count)) documented innovations of \(regions) regions"),
      say(
        "Dasar: register \(results.month), \(results.edition.id). Satu inovasi satu baris dengan sel asalnya; baris contoh dan yang disisihkan terpisah.",
        "Basis: the register of \(results.month), \(results.edition.en). One innovation a row, with its cell; example rows and rows set aside are apart."
      ),
      links: parts.back + [
        ("→ \(parts.names.examples)", Spot(sheet: parts.names.examples)),
        ("→ \(parts.names.setAside)", Spot(sheet: parts.names.setAside)),
      ])
    return try leaf.table(
      "tbl_register", columns, rows,
      none: say(
        "Belum ada inovasi terdokumentasi pada register bulan ini.",
        "No documented innovation in this month's register."), filtered: true, whole: true, frozen: 4
    ) { fact, _ in cells(fact) }
  }

  /// Region by region as they report; within one, file by file as it was read.
  func sorted(_ rows: [InnovationFact]) -> [InnovationFact] {
    let order = Dictionary(
      results.standings.enumerated().map { ($1.region.id, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.enumerated().sorted { a, b in
      let (x, y) = (order[a.element.region] ?? .max, order[b.element.region] ?? .max)
      if x != y { return x < y }
      return a.element.region == b.element.region
        ? a.offset < b.offset : a.element.region < b.element.region
    }.map(\.element)
  }

  func writeExamples(_ leaf: Leaf) throws(PublishError) -> Block? {
    let rows = results.facts.innovations.filter(\.synthetic)
    leaf.open(
      say(
        "\(results.figures.count(rows.count)) baris contoh, tidak masuk angka mana pun",
        "\(results.figures.count(rows.count)) example rows, in no figure"),
      say(
        "CONTOH: pengirim sendiri menandai baris ini sebagai contoh; isinya bukan fakta terdokumentasi.",
        "EXAMPLE: the sender marked these rows as examples; they are no documented facts."),
      links: parts.back)
    return try leaf.table(
      "tbl_contoh", columns, rows,
      none: say("Tidak ada baris contoh bulan ini.", "No example row this month."), filtered: true,
      whole: true, frozen: 4
    ) { fact, _ in
      cells(fact).map { entry in
        var marked = entry
        marked.look.italic = true
        marked.look.fill = Look.synthetic.fill
        return marked
      }
    }
  }

  private func cells(_ fact: InnovationFact) -> [Entry] {
    let owner = fact.owner.flatMap { parts.agencies[$0]?.name } ?? fact.ownerText
    return [
      .text(parts.region(fact.region)), .text(owner),
      parts.agency(above: fact.owner).map { .text($0) }
        ?? .text(say("di luar perangkat daerah", "no agency"), .nothing),
      .strong(fact.name), value(fact.stage, "stage", fact), value(fact.kind, "kind", fact),
      value(fact.form, "form", fact), urusan(fact), start(fact),
      fact.maturity.map { .number($0, "0.00") } ?? parts.nothing(fact.absent["maturity"]),
      .text(fact.synthetic ? say("contoh", "example") : say("terdokumentasi", "documented"), .quiet),
      .text(fact.origin.file), .text(fact.origin.sheet ?? "–"),
      .text(fact.origin.cell?.description ?? "–"), .quiet(String((fact.origin.sha256 ?? "–").prefix(8))),
    ]
  }

  private func value(_ value: String?, _ field: String, _ fact: InnovationFact) -> Entry {
    value.map { .text(results.words.value($0)) } ?? parts.nothing(fact.absent[field])
  }

  private func urusan(_ fact: InnovationFact) -> Entry {
    guard let id = fact.urusan else { return parts.nothing(fact.absent["urusan"]) }
    return .text(parts.urusan[id] ?? id)
  }

  /// As exactly as it was written: a day is a date, a month or a year stays words.
  private func start(_ fact: InnovationFact) -> Entry {
    switch fact.startDate {
    case .day(let day): .day(day)
    case .month(let year, let month):
      Period("\(pad(year, 4))-\(pad(month, 2))").map { .text(results.figures.period($0)) }
        ?? .text("\(pad(year, 4))-\(pad(month, 2))")
    case .year(let year): .text(String(year))
    case nil: parts.nothing(fact.absent["startDate"])
    }
  }
}
