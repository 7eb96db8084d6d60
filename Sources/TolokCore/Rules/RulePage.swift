/// One pack to be read by a legal officer: citation left, rule right, values in force with their status, what is not
/// known, cases and how they came out. The terminal and the printed page render the same sections.
package struct RulePage: Sendable {
  package enum Mark: String, Sendable { case inForce, assumed, expired, unknown, passed, failed }

  package struct Row: Sendable {
    /// The law or source; empty for a row that continues the one above.
    package var citation: String
    package var title: String
    package var text: String
    /// Depth in a tree of tests.
    package var level: Int
    package var mark: Mark?
    /// File and line.
    package var place: String
    package init(
      citation: String, title: String, text: String, level: Int = 0, mark: Mark? = nil, place: String = ""
    ) {
      self.citation = citation
      self.title = title
      self.text = text
      self.level = level
      self.mark = mark
      self.place = place
    }
  }

  package struct Section: Sendable {
    package enum Kind: String, Sendable {
      case basis, component, parameters, uses, stages, gaps, cases, checks, thresholds, backTest
    }
    package var kind: Kind
    package var heading: String
    package var note: String
    package var rows: [Row]
  }

  package let pack: RulePack
  package let date: CalendarDate
  package let language: Language
  /// Cases, checks and thresholds of this pack as they came out.
  package var cases: [RuleOutcome]
  package var checks: [RuleOutcome]
  package var thresholds: [RuleOutcome]
  /// Rows of the back-test against published amounts; empty when there is none.
  package var backTest: [Row]

  /// - Parameter date: day of the law; the pack's last day is the usual one.
  package init(
    pack: RulePack, on date: CalendarDate, language: Language, cases: [RuleOutcome] = [],
    checks: [RuleOutcome] = [], thresholds: [RuleOutcome] = [], backTest: [Row] = []
  ) {
    self.pack = pack
    self.date = date
    self.language = language
    self.cases = cases
    self.checks = checks
    self.thresholds = thresholds
    self.backTest = backTest
  }

  func say(_ id: String, _ en: String) -> String { language == .id ? id : en }
  var words: RuleWords { RuleWords(language) }
  var format: LocalFormat { LocalFormat(language) }

  package var title: String { pack.label[language] }

  /// "Tahun anggaran 2022, berlaku 1 Januari 2022 sampai 31 Desember 2022"
  package var subtitle: String {
    say(
      "Tahun anggaran \(pack.fiscalYear), berlaku \(format.day(pack.from)) sampai \(format.day(pack.until)); nilai per \(format.day(date))",
      "Fiscal year \(pack.fiscalYear), in force \(format.day(pack.from)) to \(format.day(pack.until)); values as of \(format.day(date))"
    )
  }

  package var sections: [Section] {
    ([basis] + pack.components.map(component) + [
      parameters, uses, stages, gaps, caseList, checkList, thresholdList,
      backTestList,
    ]).filter { !$0.rows.isEmpty }
  }

  // MARK: law and components

  private var basis: Section {
    Section(
      kind: .basis, heading: say("Dasar hukum", "Legal basis"), note: "",
      rows: pack.bases.map { base in
        let keys = base.sources.joined(separator: ", ")
        return Row(
          citation: base.law, title: "",
          text: say("Dibaca pada \(keys) (", "Read in \(keys) (") + base.confidence.label[language] + ").")
      })
  }

  private func component(_ component: RuleComponent) -> Section {
    var rows: [Row] = []
    if let pool = component.pool { rows.append(parameterRow(pool, title: say("Pagu", "Pool"))) }
    if let gate = component.gate {
      tests(gate, level: 0, into: &rows)
    } else if component.prizes == nil {
      rows.append(
        Row(
          citation: "", title: say("Syarat kelayakan", "Conditions of eligibility"),
          text: say(
            "Tidak pernah terlihat; yang dinilai hanya apakah daerah ditetapkan sebagai penerima.",
            "Never seen; only whether the region was named a recipient is judged."), mark: .unknown))
    }
    for cluster in component.clusters {
      let member = cluster.branch.flatMap { id in component.gate?.nodes.first { $0.id == id }?.label[language]
      }
      let row = parameterRow(cluster.share, title: cluster.label[language])
      rows.append(
        Row(
          citation: row.citation, title: row.title,
          text: say("Bagian pagu \(row.text)", "Share of the pool \(row.text)")
            + say("; anggota: ", "; members: ") + (member ?? words.unknown) + ".", mark: row.mark,
          place: row.place))
    }
    for category in component.categories { rows.append(self.category(category)) }
    for rule in component.estimates { rows += estimate(rule, component) }
    return Section(
      kind: .component, heading: component.label[language], note: words.part(component.part), rows: rows)
  }

  /// A test that stands under two branches is written out once.
  private func tests(_ test: Criterion, level: Int, into rows: inout [Row]) {
    if test.children.isEmpty,
      rows.contains(where: { $0.place == test.place && $0.title == test.label[language] })
    {
      rows.append(
        Row(
          citation: test.citation, title: test.label[language],
          text: say("Sama seperti di atas.", "As above."),
          level: level, mark: mark(test.thresholds + test.reads), place: test.place))
      return
    }
    var text = words.sentence(test, pack, on: date)
    if let proof = test.evidence {
      let year = proof.yearOffset.map { " (\(pack.fiscalYear + $0))" } ?? ""
      text += say(
        " Bukti: \(proof.document.id)\(year); penerbit: \(proof.issuer.id).",
        " Evidence: \(proof.document.en)\(year); issuer: \(proof.issuer.en).")
    }
    if test.children.isEmpty, !test.isUnknownRule {
      text += say(" Yang dapat memenuhi: ", " Who can meet it: ") + words.influence(test.influence) + "."
    }
    rows.append(
      Row(
        citation: test.children.isEmpty ? test.citation : "", title: test.label[language], text: text,
        level: level, mark: mark(test.thresholds + test.reads) ?? (test.isUnknownRule ? .unknown : nil),
        place: test.place))
    for child in test.children { tests(child, level: level + 1, into: &rows) }
  }

  private func category(_ category: RuleComponent.Category) -> Row {
    var parts: [String] = []
    if let group = category.group { parts.append(say("Kelompok: ", "Group: ") + group[language]) }
    if let assessor = category.assessor { parts.append(say("Penilai: ", "Assessor: ") + assessor[language]) }
    if !category.indicators.isEmpty {
      parts.append(
        say("Indikator: ", "Indicators: ") + category.indicators.map { $0[language] }.joined(separator: "; "))
    }
    let figures: [(String, String?)] = [
      (say("Bobot", "Weight"), category.weight), (say("Pagu", "Pool"), category.pool),
      (say("Penerima", "Recipients"), category.recipients),
      (say("Dibayar mulai nilai", "Pays from the score"), category.payFrom),
    ]
    for (name, parameter) in figures {
      if let parameter { parts.append("\(name): \(short(parameter))") }
    }
    switch category.innovation {
    case .kipp:
      parts.append(
        say("Penghargaan KIPP dan Kovablik menjadi masukannya", "KIPP and Kovablik awards feed it"))
    case .iid:
      parts.append(say("Indeks Inovasi Daerah menjadi masukannya", "The regional innovation index feeds it"))
    case nil: break
    }
    return Row(
      citation: category.citation, title: category.label[language],
      text: parts.isEmpty ? "" : parts.joined(separator: ". ") + ".", place: category.place)
  }

  private func estimate(_ rule: EstimateRule, _ component: RuleComponent) -> [Row] {
    switch rule {
    case .prizes(let rule):
      return rule.prizes.sorted { $0.key < $1.key }.map { rank, parameter in
        parameterRow(parameter, title: say("Hadiah peringkat \(rank)", "Prize of rank \(rank)"))
      } + [
        Row(
          citation: "", title: say("Sektor dan klaster", "Sectors and clusters"),
          text: say(
            "\(rule.sectors.count) sektor × \(rule.clusters.count) klaster; pemenang terlihat pada \(rule.seen.count) dari \(rule.sectors.count * rule.clusters.count).",
            "\(rule.sectors.count) sectors × \(rule.clusters.count) clusters; winners seen in \(rule.seen.count) of \(rule.sectors.count * rule.clusters.count)."
          ))
      ]
    case .poolShare:
      return [
        Row(
          citation: "", title: say("Bagian pagu", "Share of the pool"),
          text: say(
            "Pagu × nilai sendiri ÷ jumlah nilai nasional, hanya bila jumlah nilai diisi; langkah indeks dibaca dua cara, keduanya ditampilkan.",
            "Pool × own score ÷ national sum of scores, only where the sums are filled in; the index step is read in two ways, both are shown."
          ), mark: .assumed)
      ]
    case .observedRate:
      return [
        Row(
          citation: "", title: say("Laju teramati", "Observed rate"),
          text: say(
            "Rupiah per poin dari baris terbit peubah dan tahun yang sama; tidak pernah antarpeubah.",
            "Rupiah per point of a published line of the same variable and year; never across variables."),
          mark: .assumed)
      ]
    case .recipientRange(let range): return [self.range(range, component)]
    }
  }

  private func range(_ range: RecipientRange, _ component: RuleComponent) -> Row {
    let whose = range.category.flatMap { id in component.categories.first { $0.id == id }?.label[language] }
    let kinds = range.kinds.map { Words.regionKind($0)[language] }.joined(separator: ", ")
    let about = [whose, kinds.isEmpty ? nil : kinds].compactMap { $0 }.joined(separator: ", ")
    let figures: [(String, String?)] = [
      (say("paling sedikit", "at least"), range.least), (say("paling banyak", "at most"), range.most),
      (say("rerata", "mean"), range.mean), (say("penerima", "recipients"), range.count),
    ]
    return Row(
      citation: range.citation,
      title: say("Rentang penerima", "Range of recipients") + (about.isEmpty ? "" : ": \(about)"),
      text: figures.compactMap { name, parameter in parameter.map { "\(name) \(short($0))" } }
        .joined(separator: "; ") + ".", mark: mark([range.least, range.most].compactMap { $0 }),
      place: range.place)
  }
}
