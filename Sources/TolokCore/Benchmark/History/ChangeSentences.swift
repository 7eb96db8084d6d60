/// Says a change between two months so that who sent is never taken for what changed.
enum ChangeSentences {
  /// Nil where a number of the sentence is missing, or nothing may be compared.
  ///
  /// `Jumlah inovasi Kota X: 18 pada Oktober 2023 menjadi 3 pada November 2023; pada 2 unit yang mengirim di kedua
  /// bulan: 2 menjadi 3; berkurang 16 karena 14 unit pemiliknya belum mengirim.`
  static func sentence(_ change: MonthChange, label: Sentence, name: String) -> BoundSentence? {
    var figures = ["dari": change.from, "ke": change.to]
    let words = [
      "wilayah": Sentence(id: name, en: name), "indikator": label,
      "waktu-dari": time(change.fromPeriod), "waktu-ke": time(change.toPeriod),
    ]
    guard let panel = change.panel else {
      guard let a = change.from.value, let b = change.to.value, a != b else { return nil }
      return BoundSentence(b > a ? rise : fall, figures: figures, words: words)
    }
    guard panel.isTold else { return nil }
    var text = lead
    func add(_ part: Sentence) {
      text.id += "; " + part.id
      text.en += "; " + part.en
    }
    func bind(_ key: String, _ value: Int, _ base: UnitBase) {
      figures[key] = number(key, value, base, change)
    }
    bind("unit-sama", panel.matched.units, .agency)
    bind("sama-dari", panel.matched.before, .innovation)
    bind("sama-ke", panel.matched.after, .innovation)
    add(panel.matched.by == 0 ? same : moved)
    if panel.silentNow.before != 0 {
      bind("diam", panel.silentNow.before, .innovation)
      bind("unit-diam", panel.silentNow.units, .agency)
      add(silentNow)
    }
    if panel.silentBefore.after != 0 {
      bind("baru", panel.silentBefore.after, .innovation)
      bind("unit-baru", panel.silentBefore.units, .agency)
      add(silentBefore)
    }
    if panel.recounted.by != 0 {
      bind("daftar-dari", panel.recounted.before, .innovation)
      bind("daftar-ke", panel.recounted.after, .innovation)
      bind("unit-daftar", panel.recounted.units, .agency)
      add(recounted)
    }
    if panel.unnamed.by != 0 {
      bind("tanpa-dari", panel.unnamed.before, .innovation)
      bind("tanpa-ke", panel.unnamed.after, .innovation)
      add(unnamed)
    }
    text.id += "."
    text.en += "."
    return BoundSentence(
      FindingTemplate(id: "perubahan-bulanan", text: text), figures: figures, words: words)
  }

  /// "Oktober 2023"
  static func time(_ period: Period) -> Sentence {
    Sentence(id: LocalFormat(.id).period(period), en: LocalFormat(.en).period(period))
  }

  /// A whole number of the panel as a figure, with the edition and coverage of this month.
  private static func number(
    _ key: String, _ value: Int, _ base: UnitBase, _ change: MonthChange
  ) -> Figure {
    var figure = Figure(
      id: "\(change.fromPeriod)/\(change.to.id)/\(key)", indicator: change.indicator, region: change.region,
      unit: .count(base), outcome: .known(Double(value)), basis: change.to.basis,
      asOf: change.toPeriod.description, coverage: change.to.coverage, edition: change.to.edition,
      sources: change.from.sources + change.to.sources.filter { !change.from.sources.contains($0) })
    figure.isLowerBound = change.to.isLowerBound
    return figure
  }

  private static let lead = Sentence(
    id: "{indikator} {wilayah}: {dari} pada {waktu-dari} menjadi {ke} pada {waktu-ke}",
    en: "{indikator} of {wilayah}: {dari} in {waktu-dari}, {ke} in {waktu-ke}")
  private static let moved = Sentence(
    id: "pada {unit-sama} unit yang mengirim di kedua bulan: {sama-dari} menjadi {sama-ke}",
    en: "in units that sent in both months ({unit-sama}): {sama-dari} to {sama-ke}")
  private static let same = Sentence(
    id: "pada {unit-sama} unit yang mengirim di kedua bulan: tetap {sama-ke}",
    en: "in units that sent in both months ({unit-sama}): {sama-ke}, unchanged")
  private static let silentNow = Sentence(
    id: "berkurang {diam} karena {unit-diam} unit pemiliknya belum mengirim",
    en: "{diam} fewer since those that held them have not sent (units: {unit-diam})")
  private static let silentBefore = Sentence(
    id: "bertambah {baru} dari {unit-baru} unit yang bulan sebelumnya tidak mengirim",
    en: "{baru} more from units that did not send the month before ({unit-baru})")
  private static let recounted = Sentence(
    id: "{daftar-dari} menjadi {daftar-ke} pada {unit-daftar} unit yang masuk atau keluar daftar hitung",
    en: "{daftar-dari} to {daftar-ke} in {unit-daftar} units that entered or left the list of counted units")
  private static let unnamed = Sentence(
    id: "{tanpa-dari} menjadi {tanpa-ke} pada baris yang pemiliknya tidak dikenal",
    en: "{tanpa-dari} to {tanpa-ke} in rows whose owner is not known")
  private static let rise = FindingTemplate(
    id: "perubahan-bulanan-naik",
    text: Sentence(
      id: "{indikator} {wilayah} naik dari {dari} pada {waktu-dari} menjadi {ke} pada {waktu-ke}.",
      en: "{indikator} of {wilayah} rose from {dari} in {waktu-dari} to {ke} in {waktu-ke}."))
  private static let fall = FindingTemplate(
    id: "perubahan-bulanan-turun",
    text: Sentence(
      id: "{indikator} {wilayah} turun dari {dari} pada {waktu-dari} menjadi {ke} pada {waktu-ke}.",
      en: "{indikator} of {wilayah} fell from {dari} in {waktu-dari} to {ke} in {waktu-ke}."))
}
