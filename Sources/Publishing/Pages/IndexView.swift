import TolokCore

/// `00-baca-dulu.html`: what lies in the folder, for whom, and what it answers.
struct IndexView {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }

  var view: View {
    let ledger = results.facts.ledger
    let unreadable = ledger.count { $0.state == .unreadable }
    let sent = results.collection.count { $0.state == .received || $0.state == .receivedEmpty }
    let documented = results.standings.reduce(0) { $0 + $1.innovations }
    let synthetic = results.standings.reduce(0) { $0 + $1.syntheticInnovations }
    let important = page.important
    let names = Dictionary(
      results.standings.map { ("ringkasan-\($0.region.fileKey).html", $0.region.name) },
      uniquingKeysWith: { first, _ in first })
    return [
      "important": important, "hasImportant": !important.isEmpty,
      "importantTitle": important.count == 1
        ? say("Temuan terpenting", "The most important finding")
        : say(
          "\(Words.leading(important.count).id) temuan terpenting",
          "The \(Words.leading(important.count).en.lowercased()) most important findings"),
      "outputs": outputs.map { output($0, names) },
      "figures": [
        figure(
          page.count(ledger.count),
          unreadable == 0 ? "" : say("\(unreadable) tidak terbaca", "\(unreadable) unreadable"),
          say("berkas diterima", "files received")),
        figure(
          page.count(sent), "\(say("dari", "of")) \(page.count(results.collection.count))",
          say("unit mengirim formulir", "units sent the form")),
        figure(
          page.count(documented),
          synthetic > 0 ? say("di luar \(synthetic) baris contoh", "beside \(synthetic) example rows") : "",
          say("inovasi terdokumentasi", "documented innovations")),
        figure(
          page.count(results.findings.count { $0.severity == .error }),
          say(
            "dan \(results.findings.count { $0.severity == .warning }) peringatan",
            "and \(results.findings.count { $0.severity == .warning }) warnings"), say("galat", "errors")),
      ], "files": page.files.map(page.file), "hasFiles": !ledger.isEmpty, "filesNote": page.filesNote,
      "hasFilesNote": !page.filesNote.isEmpty,
    ]
  }

  private func figure(_ value: String, _ small: String, _ what: String) -> View {
    ["value": value, "small": small, "what": what]
  }

  private var outputs: [(file: String, label: Sentence)] { page.outputs }

  /// For whom, and which question it answers; a file this page does not know keeps its own label.
  private func output(_ item: (file: String, label: Sentence), _ names: [String: String]) -> View {
    let known: (who: Sentence, answers: Sentence)?
    switch item.file {
    case let file where file.hasPrefix("ringkasan-"):
      let name = names[item.file] ?? ""
      known = (
        Sentence(id: "Wali Kota/Bupati, Sekda", en: "mayor, city secretary"),
        Sentence(id: "\(name) dalam satu halaman", en: "\(name) on one page")
      )
    case "laporan-bulanan.html":
      known = (
        Sentence(id: "pimpinan", en: "leaders"),
        Sentence(
          id: "seluruh wilayah: inovasi, unit yang belum, perbandingan, DID, klaim, mutu data",
          en: "all regions: innovations, units without, comparison, DID, claims, data quality")
      )
    case "tolok-ukur.xlsx":
      known = (
        Sentence(id: "pimpinan, perencana", en: "leaders, planners"),
        Sentence(
          id: "bagaimana wilayah saya di samping yang lain", en: "how a region stands beside others")
      )
    case "audit-did.xlsx":
      known = (
        Sentence(id: "BKAD/BPKAD", en: "finance"),
        Sentence(
          id: "dari mana putusan dan rupiah DID, dengan rumus hidup",
          en: "where a DID verdict and amount come from, with live formulas")
      )
    case "register-inovasi.xlsx":
      known = (
        Sentence(id: "perencana", en: "planners"),
        Sentence(
          id: "inovasi apa saja, milik siapa, dari sel mana", en: "which innovations, whose, from which cell")
      )
    case "status-pengumpulan.xlsx":
      known = (
        Sentence(id: "perencana", en: "planners"),
        Sentence(
          id: "siapa belum mengirim, sel mana yang salah", en: "who has not sent, which cells are wrong")
      )
    case "data/":
      known = (
        Sentence(id: "mesin", en: "machines"),
        Sentence(id: "temuan, manifes, fakta (JSON dan CSV)", en: "findings, manifest, facts (JSON and CSV)")
      )
    default: known = nil
    }
    return [
      "file": item.file, "who": known.map { say($0.who) } ?? "",
      "answers": known.map { say($0.answers) } ?? say(item.label),
    ]
  }
}
