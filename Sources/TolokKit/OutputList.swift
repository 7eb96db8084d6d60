import TolokCore

/// The published files a reader meets in `00-baca-dulu.html`, and what each is for.
enum OutputList {
  static func all(_ results: MonthResults) -> [(file: String, label: Sentence)] {
    let fixed: [(String, Sentence)] = [
      (
        "laporan-bulanan.html",
        Sentence(id: "laporan bulanan lengkap, untuk pimpinan", en: "the full monthly report, for leaders")
      ),
      (
        "tolok-ukur.xlsx",
        Sentence(id: "perbandingan wilayah, untuk pimpinan", en: "comparison of regions, for leaders")
      ),
      (
        "audit-did.xlsx",
        Sentence(
          id: "pemeriksaan DID baris demi baris, untuk BKAD", en: "the DID audit line by line, for finance")
      ),
      (
        "register-inovasi.xlsx",
        Sentence(
          id: "register inovasi semua wilayah, untuk perencana",
          en: "the register of all regions, for planners")
      ),
      (
        "status-pengumpulan.xlsx",
        Sentence(id: "siapa yang sudah dan belum mengirim, untuk perencana", en: "who has sent, for planners")
      ),
      (
        "data/",
        Sentence(id: "temuan, manifes dan fakta untuk mesin", en: "findings, manifest and facts for machines")
      ),
    ]
    let summaries = results.standings.map {
      (
        "ringkasan-\($0.region.fileKey).html",
        Sentence(id: "satu halaman \($0.region.name)", en: "one page on \($0.region.name)")
      )
    }
    return (summaries + fixed).map { (file: $0.0, label: $0.1) }
  }
}
