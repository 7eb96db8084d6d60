/// What a leader can ask for: who, what, and which figure of the page it opens.
package struct Request: Sendable {
  package var title: Sentence
  package var body: Sentence
  package var to: Sentence
  /// Numbers of the figures it opens, as on the page.
  package var opens: [Int]
}

extension SummarySentences {
  /// At most three: the forms that are missing, the strongest open question, the facts the law asks for.
  package var requests: [Request] {
    let open = [resend, exhibitionList, names, mend, decision].compactMap { $0 }
    var all = [unitList, forms].compactMap { $0 }
    let law = facts
    for request in open where all.count < (law == nil ? 3 : 2) { all.append(request) }
    return all + [law].compactMap { $0 }
  }

  private var hasExhibition: Bool { book.exhibition != nil }

  /// Without a list of units nothing can be counted of anything.
  private var unitList: Request? {
    guard standing.coverage.denominator == 0 else { return nil }
    return Request(
      title: Sentence(id: "Mintalah daftar unit \(standing.region.name)", en: "Ask for the list of units"),
      body: Sentence(
        id: "Tanpa daftar unit, cakupan dan pengumpulan tidak dapat dihitung.",
        en: "Without it neither coverage nor collection can be counted."),
      to: Sentence(id: "Bagian Organisasi, melalui Bappeda", en: "the planning agency"),
      opens: hasExhibition ? [1] : [1, 3])
  }

  private var forms: Request? {
    let missing = units(.missing)
    guard !missing.isEmpty else { return nil }
    // As many names as fit two lines, at least one.
    var names: [String] = []
    for line in missing.prefix(4) {
      let name = results.registers.agency(line.agency)?.shortName ?? line.agencyName
      if !names.isEmpty, names.reduce(0, { $0 + $1.count }) + name.count > 48 { break }
      names.append(name)
    }
    let rest = missing.count - names.count
    let list = names.joined(separator: ", ")
    return Request(
      title: Sentence(
        id: "Mintalah formulir dari \(missing.count) unit yang belum mengirim",
        en: "Ask \(missing.count) \(missing.count == 1 ? "unit" : "units") for the form not yet sent"),
      body: Sentence(
        id: rest > 0
          ? "\(list), dan \(rest) lain; semua nama pada laporan bulanan." : "\(list).",
        en: rest > 0 ? "\(list), and \(rest) others; all names in the monthly report." : "\(list)."),
      to: Sentence(id: "unit itu, lewat Bappeda", en: "the units, through planning"),
      opens: hasExhibition ? [1, 2] : [1, 2, 3])
  }

  private var resend: Request? {
    guard let first = unreadable.first else { return nil }
    let senders = unreadable.flatMap(\.agencies).compactMap { results.registers.agency($0)?.shortName }
    let files = unreadable.map { Self.fileName($0.file) }.joined(separator: ", ")
    let more = unreadable.count > 1 ? unreadable.count : 1
    let sender = senders.isEmpty ? Self.fileName(first.file) : senders.prefix(3).joined(separator: ", ")
    return Request(
      title: Sentence(
        id: more > 1
          ? "Mintalah \(more) berkas yang tidak terbaca dikirim ulang"
          : "Mintalah berkas yang tidak terbaca dikirim ulang",
        en: more > 1 ? "Ask for \(more) unreadable files again" : "Ask for the unreadable file again"),
      body: Sentence(
        id: "\(files). Buka aslinya, simpan lagi sebagai .xlsx, lalu kirim.",
        en: "\(files). Open the original, save it again as .xlsx, then send."),
      to: Sentence(id: senders.isEmpty ? "pengirim \(sender)" : sender, en: "the sender: \(sender)"),
      opens: [1, 2])
  }

  private var exhibitionList: Request? {
    guard let exhibition = book.exhibition, !exhibition.agrees else { return nil }
    let values = exhibition.measures.map { String($0.value) }
    let id = Self.list(values, and: "dan"), en = Self.list(values, and: "and")
    return Request(
      title: Sentence(
        id: "Mintalah daftar stan dan inovasi pameran", en: "Ask for the list of stands and innovations"),
      body: Sentence(
        id: "Satu baris tiap inovasi: nama, pemilik, tahap; lalu \(id) dapat dirujukkan.",
        en: "One row an innovation: name, owner, stage; then \(en) can be reconciled."),
      to: Sentence(id: "panitia pameran", en: "the exhibition's committee"), opens: [3])
  }

  private var names: Request? {
    guard let stated = book.stated, let named = stated.named, stated.value > named else { return nil }
    let rest = stated.value - named
    return Request(
      title: Sentence(
        id: "Mintalah nama \(rest) inovasi yang dinyatakan tanpa nama",
        en: "Ask for the names of \(rest) innovations stated without one"),
      body: Sentence(
        id: "Pernyataan menyebut \(stated.value) (\(stated.citation.source)); \(named) di antaranya bernama.",
        en: "The statement says \(stated.value) (\(stated.citation.source)); \(named) of them are named."),
      to: Sentence(id: "pemberi pernyataan, melalui Bappeda", en: "the author, through the planning agency"),
      opens: [2])
  }

  private var mend: Request? {
    guard rejected > 0 else { return nil }
    return Request(
      title: Sentence(
        id: "Mintalah perbaikan \(rejected) baris yang disisihkan",
        en: "Ask for \(rejected) rejected \(rejected == 1 ? "row" : "rows") to be mended"),
      body: Sentence(
        id: "Sel dan cara memperbaikinya ada pada status-pengumpulan.xlsx.",
        en: "Cells and mends are in status-pengumpulan.xlsx."),
      to: Sentence(id: "pengirim berkas", en: "the senders"), opens: [1, 2])
  }

  private var decision: Request? {
    guard let award = book.awards.first(where: \.isContested) else { return nil }
    let name = award.innovation ?? award.name
    return Request(
      title: Sentence(
        id: "Mintalah surat keputusan penghargaan \(name)", en: "Ask for the award decision on \(name)"),
      body: Sentence(
        id: "\(award.members.count) klaim tentang satu penghargaan; surat resmi menyelesaikannya.",
        en: "\(award.members.count) claims about one award; the official letter would settle it."),
      to: Sentence(id: award.owner ?? "Bappeda", en: award.owner ?? "the planning agency"), opens: [4])
  }

  private var facts: Request? {
    guard let gate, gate.verdict == .unknown, !gate.missing.isEmpty else { return nil }
    // Five years of opinions hold the latest one.
    let asked =
      gate.missing.contains("wtp_5_berturut")
      ? gate.missing.filter { $0 != "wtp_terakhir" } : gate.missing
    let known = asked.map { Self.document($0) }
    let id = known.map(\.id).joined(separator: "; "), en = known.map(\.en).joined(separator: "; ")
    return Request(
      title: Sentence(
        id: "Lengkapi berkas syarat DID TA \(gate.year)",
        en: "Supply the documents for DID \(gate.year)"),
      body: Sentence(id: first(id) + ".", en: first(en) + "."),
      to: Sentence(id: "BKAD/BPKAD", en: "the finance agency (BKAD/BPKAD)"), opens: [5])
  }

  /// A missing fact as the paper that would settle it; `peringkat_hotel` is a rank in a contest.
  package static func document(_ fact: String) -> Sentence {
    if fact.hasPrefix("peringkat_") {
      let sector = Words.sector(String(fact.dropFirst("peringkat_".count)))
      return Sentence(id: "pemenang sektor \(sector.id)", en: "winners of the sector \(sector.en)")
    }
    return Words.document(fact)
  }

  private func first(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  package static func list(_ items: [String], and: String) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(and) " + last
  }
}
