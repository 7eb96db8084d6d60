import TolokCore

/// `Sumber`: what every key stands for; addresses are text, never links out.
struct AuditSourceSheet: AuditSheet {
  let model: AuditModel
  let name = "Sumber"
  let widths: [Double] = [8, 62, 13, 95]
  let tab = AuditColour.ink3

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Sumber", "Sources"),
      say(
        "Kunci sumber sama dengan datasets/reference/sources.csv. Alamat ditulis sebagai teks, bukan tautan keluar.",
        "The keys are those of datasets/reference/sources.csv. Addresses are text, not links out."),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        ("      " + say("→ Hasil", "→ Results"), "'Hasil'!A1", 1),
      ])
    let first = AuditModel.firstSourceRow
    pen.heading(first - 2, say("Sumber yang dipakai buku ini", "Sources used by this workbook"))
    pen.table(
      first - 1, rows: model.sources.count, name: "tbl_sumber",
      [say("Kunci", "Key"), say("Judul", "Title"), say("Terbit", "Published"), say("Alamat", "Address")])
    for (index, source) in model.sources.enumerated() {
      let row = first + index, address = source.address ?? say("tidak tersimpan", "not kept")
      pen.put(row, 0, source.key, AuditStyle(.text, bold: true))
      pen.put(row, 1, source.title, AuditStyle(.wrap))
      pen.put(row, 2, source.published ?? "–", AuditStyle(.text))
      pen.put(row, 3, address, AuditStyle(.note))
      pen.height(row, of: [(source.title, 1), (address, 3)])
    }
    var row = first + max(1, model.sources.count) + 1
    pen.heading(row, say("Arti keyakinan", "What confidence means"))
    for (word, meaning) in meanings {
      row += 1
      pen.put(row, 0, "\(word): \(meaning)", AuditStyle(.footnote))
    }
  }

  private var meanings: [(String, String)] {
    let words = model.words
    return [
      (words.confidence(.peraturan), say("teks peraturan terbaca", "the text of the regulation was read")),
      (
        words.confidence(.resmi),
        say("ringkasan, tayangan atau catatan pejabat", "a summary, slide or note of an office")
      ),
      (words.confidence(.pers), say("berita", "press")),
      (words.confidence(.repo), say("basis data atau kode publik", "a public data base or repository")),
      (words.confidence(.simpulan), say("disimpulkan dari fakta lain", "inferred from other facts")),
      (words.assumption, say("diandaikan, bukan fakta", "assumed, no fact")),
      (words.none, say("belum ada sumber", "no source yet")),
    ]
  }
}
