import TolokCore

/// `Baca Dulu`: what the workbook holds, the way from a rupiah to its source, and what every look means.
struct ReadmeSheet: AuditSheet {
  let model: AuditModel
  let name = "Baca Dulu"
  let widths: [Double] = [25, 72, 26, 59]
  let tab = AuditColour.ink
  let rowHeight = 14.5
  /// A long list of rules takes a second page rather than small letters.
  var isOnePage: Bool { model.parameters.groups.count <= 4 }

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Audit DID / Insentif Fiskal: baca dulu", "Audit of DID / Fiscal Incentive: read first"),
      say("Dari masukan sampai hasil, baris demi baris. ", "From input to result, line by line. ")
        + sentence(Estimate.label[pen.words.language]), links: [])
    var row = writeContents(pen, 6)
    for write in [writePath, writeRules, writeLegend, writeNotes] {
      pen.height(row, 6)
      row = write(pen, row + 1)
    }
  }

  private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

  private func writeContents(_ pen: AuditPen, _ row: Int) -> Int {
    let sheets = [
      (
        "Hasil",
        say(
          "Putusan dan rentang rupiah per daerah dan komponen; mulai di sini",
          "Verdict and range of rupiah; start here"), say("hasil", "results"),
        say("kepala BKAD, pemeriksa", "head of finance, auditor")
      ),
      (
        "Masukan", say("Fakta daerah dengan sumber di sebelahnya", "Facts of the regions with their sources"),
        say("kuning, boleh diubah", "yellow, open"), say("petugas BKAD", "finance officer")
      ),
      (
        "Parameter",
        say(
          "Angka dan syarat aturan dengan dasarnya", "Numbers and conditions of the rules with their basis"),
        say("biru, boleh diubah", "blue, open"), say("bagian hukum, BKAD", "legal, finance")
      ),
      (
        "Perhitungan",
        say("Rumus, satu blok per daerah dan komponen", "Formulas, one block a region and component"),
        say("putih, terkunci", "white, locked"), say("pemeriksa", "auditor")
      ),
      (
        "Buku Besar", say("Semua jumlah DID dan Insentif Fiskal yang terbit", "All published amounts"),
        say("putih, terkunci", "white, locked"), say("BKAD, pemeriksa", "finance, auditor")
      ),
      (
        "Uji Balik",
        say(
          "Hasil aturan bila setiap jumlah yang terbit disembunyikan darinya",
          "What the rules say when each published amount is hidden from them"),
        say("putih, terkunci", "white, locked"), say("bagian hukum, pemeriksa", "legal, auditor")
      ),
      (
        "Pemeriksaan", say("Uji keutuhan dan uji terhadap angka acuan", "Integrity and reference figures"),
        say("putih, terkunci", "white, locked"), say("pemeriksa", "auditor")
      ),
      (
        "Sumber", say("Daftar sumber dan arti keyakinan", "Sources and what confidence means"),
        say("putih, terkunci", "white, locked"), say("semua", "all")
      ),
    ]
    pen.heading(row, say("Isi buku kerja", "Contents"))
    pen.table(
      row + 1, rows: sheets.count, name: "tbl_isi",
      [
        say("Lembar", "Sheet"), say("Isi", "What it holds"), say("Warna sel", "Colour of cells"),
        say("Untuk siapa", "For whom"),
      ])
    for (index, sheet) in sheets.enumerated() {
      let at = row + 2 + index
      pen.link(at, 0, "→ \(sheet.0)", to: "'\(sheet.0)'!A1")
      for (column, text) in [(1, sheet.1), (2, sheet.2), (3, sheet.3)] { pen.put(at, column, text) }
    }
    return row + 2 + sheets.count
  }

  private func writePath(_ pen: AuditPen, _ row: Int) -> Int {
    pen.heading(
      row,
      say(
        "Dari rupiah ke pasal dan sumber: paling banyak tiga klik",
        "From a rupiah to its source: three clicks at most"))
    let steps = [
      say(
        "1  Di lembar Hasil, klik “→ rincian” pada baris yang ingin diperiksa.",
        "1  On Hasil, follow “→ details” of the line in question."),
      say(
        "2  Di lembar Perhitungan, klik kode masukan (→ M…) atau parameter (→ P…) pada butir itu.",
        "2  On Perhitungan, follow the input (→ M…) or the parameter (→ P…) of that item."),
      say(
        "3  Di lembar Masukan atau Parameter, klik kunci sumber (S…); dasar dan letaknya ada di baris yang sama.",
        "3  On Masukan or Parameter, follow the key of the source (S…); basis and place stand in the same row."
      ),
    ]
    for (index, step) in steps.enumerated() { pen.put(row + 1 + index, 0, step, AuditStyle(.plain)) }
    return row + 1 + steps.count
  }

  /// What was assessed, from the packs themselves.
  private func writeRules(_ pen: AuditPen, _ row: Int) -> Int {
    let packs = model.results.rulePacks.filter { model.parameters.packs[$0.id] != nil }
    guard !packs.isEmpty else { return row }
    let language = pen.words.language
    pen.heading(row, say("Aturan yang dipakai", "Rules applied"))
    pen.table(
      row + 1, rows: packs.count, name: "tbl_aturan",
      [
        say("Tahun anggaran", "Fiscal year"), say("Komponen dan cara", "Component and way"),
        say("Dasar", "Basis"), say("Tidak pernah terbit", "Never published"),
      ])
    for (index, pack) in packs.enumerated() {
      let at = row + 2 + index
      let way =
        pack.components.contains { $0.gate != nil }
        ? say(
          "gerbang syarat; rupiah hanya dari jumlah yang terbit", "a gate; rupiah only from published amounts"
        )
        : say("hadiah tetap menurut peringkat lomba", "fixed prizes by rank of the contest")
      let label = "\(pack.label[language]): \(way)"
      let names = model.parameters.packs[pack.id]?.unpublished.map(\.label) ?? []
      // A page of contents stays a page: many names stand on the sheet Parameter.
      let never =
        names.count <= 4
        ? names.joined(separator: "; ")
        : say("\(names.count) parameter; lihat Parameter", "\(names.count) parameters; see Parameter")
      let legal = pack.legal.joined(separator: "; ")
      pen.put(at, 0, .number(Double(pack.fiscalYear)), AuditStyle(.text, .count))
      pen.put(at, 1, label, AuditStyle(.wrap))
      pen.put(at, 2, legal, AuditStyle(.wrap))
      pen.put(at, 3, never.isEmpty ? "–" : never, AuditStyle(.wrap))
      pen.height(at, of: [(label, 1), (legal, 2), (never, 3)])
    }
    return row + 2 + packs.count
  }

  private func writeLegend(_ pen: AuditPen, _ row: Int) -> Int {
    let words = pen.words
    let samples: [(AuditStyle, AuditValue, String, String, String)] = [
      (
        AuditStyle(.input, locked: true), .text("WTP"),
        say("Masukan: fakta yang boleh diubah", "Input: a fact that may be changed"),
        say("teks atau angka", "text or number"),
        say("kosong dibaca “belum diketahui”, tidak pernah 0", "a blank is read as “not known”, never 0")
      ),
      (
        AuditStyle(.parameter, .count, locked: true), .number(5),
        say("Parameter aturan yang boleh dicoba diubah", "Parameter that may be tried"),
        say("teks atau angka", "text or number"), say("dasar di sebelahnya", "its basis beside it")
      ),
      (
        AuditStyle(.never, locked: true), .text(words.unknown),
        say("Parameter yang tidak pernah terbit", "Parameter never published"), say("teks", "text"),
        say("tidak pernah menjadi 0", "never becomes 0")
      ),
      (
        AuditStyle(.result, .rupiah), .number(1_234_567), say("Hasil", "Result"), say("rumus", "formula"),
        say("terkunci", "locked")
      ),
      (
        AuditStyle(.text, .verdict), .number(1), say("Putusan: terpenuhi", "Verdict: met"), "1",
        say("semua = MIN, salah satu = MAX", "all of = MIN, any of = MAX")
      ),
      (
        AuditStyle(.text, .verdict), .number(-1), say("Putusan: tidak terpenuhi", "Verdict: unmet"), "-1",
        say("satu gagal menggugurkan", "one unmet fails it")
      ),
      (
        AuditStyle(.text, .verdict), .number(0),
        say("Putusan: belum dapat dinilai", "Verdict: cannot assess"), "0",
        say("bukan gagal, bukan lolos; faktanya disebut", "neither fails nor passes; the facts are named")
      ),
      (
        AuditStyle(.text, .check), .number(1),
        say("Pemeriksaan benar (0 = salah)", "Check right (0 = wrong)"), "1",
        say("dijumlahkan di Pemeriksaan", "added up on Pemeriksaan")
      ),
      (
        AuditStyle(.text, .assumed, italic: true), .number(1),
        say(
          "Andaian, atau sel yang diubah, di bawah hasil ini",
          "An assumption or a changed cell under this result"), "1",
        say("dibawa sampai Hasil", "carried to the results")
      ),
      (
        AuditStyle(.changed), .text("B"),
        say("Sel yang berbeda dari baseline", "Cell that differs from the baseline"), "",
        say("tanda ≠ dan pita peringatan di baris 3", "the mark ≠ and the banner in row 3")
      ),
    ]
    pen.heading(row, say("Arti tanda dan warna", "Marks and colours"))
    pen.table(
      row + 1, rows: samples.count, name: "tbl_tanda",
      [
        say("Contoh", "Sample"), say("Arti", "Meaning"), say("Nilai sel", "Value of the cell"),
        say("Aturan", "Rule"),
      ])
    for (index, sample) in samples.enumerated() {
      let at = row + 2 + index
      pen.put(at, 0, sample.1, sample.0)
      for (column, text) in [(1, sample.2), (2, sample.3), (3, sample.4)] { pen.put(at, column, text) }
    }
    pen.verdicts((row + 6)...(row + 8), column: 0)
    return row + 2 + samples.count
  }

  private func writeNotes(_ pen: AuditPen, _ row: Int) -> Int {
    let results = model.results, format = LocalFormat(results.language)
    pen.heading(row, say("Yang perlu diketahui", "Good to know"))
    let notes = [
      say(
        "Hukum per \(format.day(results.lawAsOf)); fakta per \(format.day(results.asOf)); edisi \(results.edition.id).",
        "Law as of \(format.day(results.lawAsOf)); facts as of \(format.day(results.asOf)); \(results.edition.en) edition."
      ),
      say(
        "Mengubah sel membuat skenario: pita di baris 3 berubah warna, hasil ditandai “andaian”. Untuk kembali, salin kolom Baseline ke Nilai.",
        "Changing a cell makes a scenario: the banner changes colour and results say “assumption”. To go back, copy Baseline to Value."
      ),
      say(
        "Lembar terlindung tanpa kata sandi: rumus terkunci; masukan dan parameter terbuka dengan daftar pilihan.",
        "Sheets are protected without a password: formulas locked; inputs and parameters open with drop-downs."
      ),
      say(
        "Rumus memakai fungsi yang sama di Excel, LibreOffice dan WPS; tanpa makro, tanpa tautan ke luar. Tanda titik dan koma mengikuti komputer.",
        "Formulas use what Excel, LibreOffice and WPS share; no macros, no links out. Separators follow the computer."
      ),
    ]
    for (index, note) in notes.enumerated() {
      pen.put(row + 1 + index, 0, "•  \(note)", AuditStyle(.footnote))
    }
    return row + 1 + notes.count
  }
}
