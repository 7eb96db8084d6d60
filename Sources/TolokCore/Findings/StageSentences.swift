/// The specific sentences of staging, where a code's own title can be made more exact.
enum StageSentences {
  /// How examples are quoted: `"1.234" (C4), "2.500" (C7)`.
  static func quoted(_ examples: [ColumnEvidence.Example]) -> String {
    examples.map { "\"\($0.text)\" (\($0.cell))" }.joined(separator: ", ")
  }

  static func markDecided(
    _ mark: NumberMark, _ meaning: NumberMarks.Lone, _ basis: DecisionBasis,
    _ examples: [ColumnEvidence.Example], count: Int
  ) -> Sentence {
    let thousands = meaning == .thousands
    return Sentence(
      id:
        "\(mark.label.id) dibaca sebagai \(thousands ? "pemisah ribuan" : "tanda desimal") \(because(basis).id): "
        + "\(quoted(examples))\(count > examples.count ? ", …" : "")",
      en:
        "the \(mark.label.en) is read as \(thousands ? "a thousands mark" : "a decimal mark") \(because(basis).en): "
        + "\(quoted(examples))\(count > examples.count ? ", …" : "")")
  }

  /// The reading that was not taken.
  static func otherReading(_ value: ExactNumber) -> Sentence {
    Sentence(
      id: "bila keliru, bacaan lainnya \(decimal(value, comma: true))",
      en: "if wrong, the other reading is \(decimal(value, comma: false))")
  }

  static func because(_ basis: DecisionBasis) -> Sentence {
    switch basis {
    case .pinned: Sentence(id: "menurut peta kolom", en: "as the source map says")
    case .column: Sentence(id: "menurut bilangan lain di kolomnya", en: "by the other numbers of its column")
    case .type:
      Sentence(id: "karena kolomnya menghitung satuan utuh", en: "because the column counts whole units")
    case .ratio:
      Sentence(
        id: "karena kolomnya berisi rasio atau koordinat",
        en: "because the column holds ratios or coordinates")
    case .size:
      Sentence(
        id: "menurut besarnya bilangan lain di kolomnya", en: "by the size of the other numbers of its column"
      )
    case .pattern:
      Sentence(
        id: "karena semua bilangannya berkelompok tiga angka", en: "because all its numbers group in threes")
    case .table: Sentence(id: "menurut kolom lain di tabelnya", en: "by the other columns of its table")
    case .none, .notNeeded: Sentence(id: "tanpa bukti", en: "without evidence")
    }
  }

  static func mixedMarks(
    _ minority: NumberMark, _ rare: [ColumnEvidence.Example], _ usual: [ColumnEvidence.Example]
  )
    -> Sentence
  {
    Sentence(
      id: "\(minority.label.id) desimal di kolom yang lain-lainnya memakai "
        + "\((minority == .comma ? NumberMark.point : .comma).label.id) desimal: \(quoted(rare)) di samping "
        + quoted(Array(usual.prefix(1))),
      en: "a decimal \(minority.label.en) in a column of decimal "
        + "\((minority == .comma ? NumberMark.point : .comma).label.en)s: \(quoted(rare)) beside "
        + quoted(Array(usual.prefix(1))))
  }

  static func zerosLost(_ found: String, _ proposed: ExactNumber) -> Sentence {
    let whole = proposed.whole.map(String.init) ?? "?"
    return Sentence(
      id: "\"\(found)\" di kolom ribuan mungkin \(whole) yang nolnya terpotong",
      en: "\"\(found)\" in a column of thousands may be \(whole) with its zeros cut")
  }

  static func orderDecided(
    _ order: DateOrder.Order, _ basis: DecisionBasis, _ evidence: [ColumnEvidence.Example]
  ) -> Sentence {
    let dayFirst = order == .dayFirst
    let shown = evidence.isEmpty ? "" : ": \(quoted(Array(evidence.prefix(1))))"
    let why =
      basis == .column
      ? Sentence(id: "menurut tanggal lain di kolomnya", en: "by the other dates of its column")
      : because(basis)
    return Sentence(
      id: "\(dayFirst ? "hari" : "bulan") dibaca lebih dahulu \(why.id)\(shown)",
      en: "the \(dayFirst ? "day" : "month") is read first \(why.en)\(shown)")
  }

  /// `3 Februari 2021, bukan 2 Maret 2021`
  static func chosen(_ text: String, _ order: DateOrder.Order) -> Sentence? {
    guard case .date(let reading) = IndonesianDate.read(text), case .day(let dayFirst) = reading.date,
      let monthFirst = reading.swapped
    else { return nil }
    let (yes, no) = order == .dayFirst ? (dayFirst, monthFirst) : (monthFirst, dayFirst)
    return Sentence(
      id: "\(LocalFormat(.id).day(yes)), bukan \(LocalFormat(.id).day(no))",
      en: "\(LocalFormat(.en).day(yes)), not \(LocalFormat(.en).day(no))")
  }

  /// The cells that show what a date beside them should look like.
  static func besides(_ examples: [ColumnEvidence.Example]) -> Sentence {
    Sentence(id: "urutan seperti \(quoted(examples))", en: "the order of \(quoted(examples))")
  }

  static func twoDates(_ a: CalendarDate, _ b: CalendarDate) -> Sentence {
    Sentence(
      id: "\(LocalFormat(.id).day(a)) atau \(LocalFormat(.id).day(b))",
      en: "\(LocalFormat(.en).day(a)) or \(LocalFormat(.en).day(b))")
  }

  static func serial(_ date: CalendarDate, other: CalendarDate?) -> Sentence {
    Sentence(
      id: "dibaca \(LocalFormat(.id).day(date))"
        + (other.map { "; menurut hitungan lain \(LocalFormat(.id).day($0))" } ?? ""),
      en: "read as \(LocalFormat(.en).day(date))"
        + (other.map { "; by the other count \(LocalFormat(.en).day($0))" } ?? ""))
  }

  /// `Rabu 3 Februari jatuh pada 2016, 2021, 2027`
  static func years(_ years: [Int], day: Int, month: Int) -> Sentence? {
    guard !years.isEmpty, let date = CalendarDate(year: years[0], month: month, day: day) else { return nil }
    let list = years.map(String.init).joined(separator: ", ")
    let id = LocalFormat(.id).day(date).split(separator: " ").prefix(2).joined(separator: " ")
    let en = LocalFormat(.en).day(date).split(separator: " ").prefix(2).joined(separator: " ")
    return Sentence(
      id: "tulis tahunnya; hari itu jatuh pada \(id) di tahun \(list)",
      en: "write the year; that weekday is \(en) in \(list)")
  }

  /// `rows` is nil when totals were added up, not data rows.
  static func total(_ sender: ExactNumber, _ recount: ExactNumber, rows: Int?) -> Sentence {
    let (a, b) = (decimal(sender, comma: true), decimal(recount, comma: true))
    let (c, d) = (decimal(sender, comma: false), decimal(recount, comma: false))
    let difference = sender.minus(recount)
    return Sentence(
      id:
        "jumlah tertulis \(a), hitungan ulang \(rows.map { "\($0) baris" } ?? "baris jumlah di atasnya") \(b)"
        + (difference.map { ", selisih \(decimal($0, comma: true))" } ?? ""),
      en:
        "the total says \(c), a recount of \(rows.map { "\($0) rows" } ?? "the total rows above") gives \(d)"
        + (difference.map { ", difference \(decimal($0, comma: false))" } ?? ""))
  }

  static func stale(_ stored: String, _ computed: Double) -> Sentence {
    Sentence(
      id: "hasil tersimpan \(stored), hitungan ulang \(JSON.number(computed))",
      en: "the stored result is \(stored), a recalculation gives \(JSON.number(computed))")
  }

  static func didYouMean(_ word: String) -> Sentence {
    Sentence(id: "maksud Anda '\(word)'?", en: "did you mean '\(word)'?")
  }

  /// `1.234,5`
  static func decimal(_ number: ExactNumber, comma: Bool) -> String {
    let n = number.normalised
    let format = LocalFormat(comma ? .id : .en)
    if let whole = n.whole { return format.count(Int(whole)) }
    guard n.exponent < 0, n.exponent > -18 else { return JSON.number(n.double) }
    var power: Int64 = 1
    for _ in 0..<(-n.exponent) { power *= 10 }
    let size = Int64(clamping: n.mantissa.magnitude)
    let sign = n.mantissa < 0 ? "\u{2212}" : ""
    return
      "\(sign)\(format.count(Int(size / power)))\(comma ? "," : ".")\(pad(Int(size % power), -n.exponent))"
  }
}
