/// The sentences of a region's page, each bound to figures of the month; one figure missing, no sentence.
package struct SummarySentences: Sendable {
  package let results: MonthResults
  package let standing: RegionStanding
  package let book: RegionBook

  package init(_ results: MonthResults, _ standing: RegionStanding) {
    self.results = results
    self.standing = standing
    book = RegionBook(standing.region, registers: results.registers, period: results.period)
  }

  // MARK: what the month knows of the region

  package var collection: [CollectionLine] { results.collection.filter { $0.region == standing.region.id } }
  package func units(_ state: CollectionState) -> [CollectionLine] { collection.filter { $0.state == state } }
  /// Forms that came in a shape that could be read.
  package var sent: Int { collection.count { $0.state == .received || $0.state == .receivedEmpty } }
  /// A register of zero rows says zero only where somebody sent one.
  package var knowsInnovations: Bool { standing.innovations > 0 || sent > 0 }
  /// Nought of so many says something only where at least one form came.
  package var knowsCoverage: Bool {
    standing.coverage.denominator > 0 && (standing.coverage.numerator > 0 || sent > 0)
  }
  package var without: [AgencyCoverage] { standing.agencies.filter { $0.innovations == 0 } }
  package var unreadable: [FileLedger] {
    results.facts.ledger.filter { $0.state == .unreadable && $0.region == standing.region.id }
  }
  package var rejected: Int {
    results.facts.ledger.filter { $0.region == standing.region.id }
      .reduce(0) { $0 + ($1.fates[.rejected] ?? 0) }
  }
  /// Disagreements of the region, those drawn as points first.
  package var conflicts: [ConflictView] {
    let all = results.reconciliations.filter { $0.region == standing.region.id && !$0.agrees }
      .map(ConflictView.init)
    return all.filter(\.isAcrossBases) + all.filter { !$0.isAcrossBases }
  }
  /// The newest gate assessed for the region; a component whose conditions nobody saw asks for nothing.
  package var gate: DIDComponentResult? {
    let own = results.did.filter { $0.region == standing.region.id && !$0.criteria.isEmpty }
    let gates = own.filter { $0.criteria.contains { !$0.children.isEmpty } }
    return (gates.isEmpty ? own : gates).max { $0.year < $1.year }
  }

  // MARK: deck and title

  package var deck: Sentence {
    var first = coverageSentence
    if let conflict = conflicts.first {
      let message = plain(conflict.item.message)
      first.id += " \(stop(message.id))"
      first.en += " \(stop(message.en))"
    } else if standing.coverage.numerator > 0, !units(.missing).isEmpty {
      let missing = units(.missing).count
      first.id += " \(missing) unit belum mengirim formulir, jadi cakupan adalah batas bawah."
      first.en += " \(missing) units have not sent the form, so the coverage is a lower bound."
    }
    return first
  }

  package var coverageSentence: Sentence {
    let rate = standing.coverage
    guard rate.denominator > 0 else {
      return Sentence(
        id: "Register perangkat daerah \(standing.region.name) belum ada; cakupan belum dapat dinilai.",
        en: "There is no register of agencies of \(standing.region.name); coverage cannot be assessed.")
    }
    if rate.numerator == 0, sent == 0 {
      return Sentence(
        id: "Belum satu pun dari \(rate.denominator) unit mengirim formulir bulan ini; inovasinya belum "
          + "diketahui.",
        en: "None of \(rate.denominator) units has sent a form this month; their innovations are not known.")
    }
    if rate.numerator == 0 {
      return Sentence(
        id: "Belum satu pun dari \(rate.denominator) unit tercatat punya inovasi pada register bulan ini; "
          + "\(sent) mengirim formulir.",
        en: "None of \(rate.denominator) units is on record with an innovation this month; "
          + "\(sent) sent a form.")
    }
    let lead = Words.leading(rate.numerator)
    let rest = rate.denominator - rate.numerator
    return Sentence(
      id: "\(lead.id) dari \(rate.denominator) unit tercatat punya inovasi bulan ini"
        + (rest > 0 ? "; \(rest) belum tercatat." : "."),
      en: "\(lead.en) of \(rate.denominator) units \(rate.numerator == 1 ? "is" : "are") on record with "
        + "innovations this month"
        + (rest > 0 ? "; \(rest) \(rest == 1 ? "is" : "are") not." : "."))
  }

  /// "26 unit belum tercatat punya inovasi": the chapter's title after the region's name.
  package var chapterTitle: Sentence {
    let rest = without.count
    if standing.coverage.denominator == 0 {
      return Sentence(id: "register unit belum ada", en: "no register of units")
    }
    if rest == 0 {
      return Sentence(id: "semua unit tercatat punya inovasi", en: "every unit is on record")
    }
    return Sentence(
      id: "\(rest) unit belum tercatat punya inovasi", en: "\(rest) units without a recorded innovation")
  }

  // MARK: what needs reading carefully

  package struct Caution: Sendable {
    package var title: Sentence
    package var body: Sentence
    package var conflict: ConflictView?
  }

  /// Conflicts first, then what a month's figures rest on; most weighty first.
  package var cautions: [Caution] {
    conflicts.map { conflict in
      Caution(
        title: headline(conflict.item), body: plain(conflict.item.explanation), conflict: conflict)
    } + limits
  }

  private var limits: [Caution] {
    var all: [Caution] = []
    if !unreadable.isEmpty {
      let files = unreadable.map { Self.fileName($0.file) }.joined(separator: ", ")
      all.append(
        Caution(
          title: Sentence(
            id: "\(unreadable.count) berkas tidak terbaca",
            en: "\(unreadable.count) \(unreadable.count == 1 ? "file" : "files") could not be read"),
          body: Sentence(
            id: "\(files): isinya tidak ikut dalam angka mana pun.", en: "\(files): in none of the figures."))
      )
    }
    if rejected > 0 {
      all.append(
        Caution(
          title: Sentence(
            id: "\(rejected) baris disisihkan karena galat",
            en: "\(rejected) \(rejected == 1 ? "row was" : "rows were") set aside for errors"),
          body: Sentence(
            id: "Letak dan cara memperbaikinya ada pada status-pengumpulan.xlsx.",
            en: "Places and mends are in status-pengumpulan.xlsx.")))
    }
    let silent = units(.missing).count
    if silent > 0 {
      all.append(
        Caution(
          title: Sentence(
            id: "Belum tercatat tidak berarti tidak ada", en: "Not on record does not mean none"),
          body: Sentence(
            id: "\(silent) dari \(collection.count) unit belum mengirim formulir, jadi cakupan "
              + (knowsCoverage ? "adalah batas bawah." : "belum dapat dinilai."),
            en: "\(silent) of \(collection.count) units have not sent the form: the coverage "
              + (knowsCoverage ? "is a lower bound." : "cannot be assessed."))
        )
      )
    }
    let blank = standing.byStage.first { $0.stage == nil }?.count ?? 0
    if blank * 2 > standing.innovations, blank > 0 {
      all.append(
        Caution(
          title: Sentence(
            id: "\(blank) dari \(standing.innovations) inovasi belum menyebut tahap",
            en: "\(blank) of \(standing.innovations) innovations do not name a stage"),
          body: Sentence(
            id: "Yang masih uji coba tidak dapat dibedakan dari yang diterapkan.",
            en: "Those on trial cannot be told from those in use.")))
    }
    if let note = standing.coverage.note {
      all.append(
        Caution(
          title: Sentence(id: "Daftar unit belum lengkap", en: "The list of units is not complete"),
          body: Sentence(id: capital(stop(note.id)), en: capital(stop(note.en)))))
    }
    if standing.outsideAgencies > 0 {
      all.append(
        Caution(
          title: Sentence(
            id: "\(standing.outsideAgencies) inovasi di luar unit yang dihitung",
            en: "\(standing.outsideAgencies) innovations outside the counted units"),
          body: Sentence(
            id: "Pemiliknya warga, desa atau perusahaan; ikut dalam jumlah, tidak dalam cakupan.",
            en: "Owned by citizens, villages or companies; in the count, not in the coverage.")))
    }
    return all
  }

  /// The finding without the region's name and without the values, which stand beside it.
  package func headline(_ item: Reconciliation) -> Sentence {
    let name = standing.region.name + ", "
    let message = plain(item.message)
    func trim(_ text: String) -> String {
      var text = text
      if text.hasPrefix(name) { text = String(text.dropFirst(name.count)) }
      if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
        text = String(text[..<open])
        while text.last == " " { text.removeLast() }
      }
      return capital(text)
    }
    return Sentence(id: trim(message.id), en: trim(message.en))
  }

  /// "register 2023-10" as people say it.
  package func plain(_ sentence: Sentence) -> Sentence {
    Sentence(
      id: sentence.id.replacing(
        results.period.description, with: LocalFormat(.id).period(results.period)),
      en: sentence.en.replacing(
        results.period.description, with: LocalFormat(.en).period(results.period)))
  }

  private func stop(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  package static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
