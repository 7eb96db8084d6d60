import Testing

@testable import TolokCore

/// The page that shows a planner what was read as what.
@Suite struct ReadingMapTests {
  private func map(_ book: Workbook, sources: [SourceMap] = [], _ language: Language = .id) -> String {
    let understood = TableFinder(sources: sources).understand(book, file: "x.xlsx", sha256: "").value
    return ReadingMap(
      workbook: book, understood: understood, file: "35.79/x <1>.xlsx", sources: sources, language: language
    ).html
  }

  @Test func namesTheClassOfEachRowInWords() {
    let html = map(
      workbook([
        ["DAFTAR"], ["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "SIPPUT", "DLH"], ["Jumlah", "1"], [],
        ["Sumber: OPD"],
      ]), sources: [registerMap])
    for word in [
      "judul kolom</th><th scope=\"row\">2", "data</th><th scope=\"row\">3", "jumlah</th><th scope=\"row\">4",
    ] {
      #expect(html.contains(word), "\(word)")
    }
    #expect(html.contains("dikenali sebagai inovasi") && html.contains("Nama Inovasi → <b>name</b>"))
    #expect(html.contains("1 baris kosong") && html.contains("x &lt;1&gt;.xlsx"))
    #expect(!html.contains("http") && !html.contains("<script"))
    #expect(map(workbook([["No", "Nama"], ["1", "A"]]), .en).contains(">header</th>"))
  }

  @Test func shortensLongRunsAndSaysHowMany() {
    let rows = (1...1_500).map { ["\($0)", "Inovasi \($0)", "Dinas"] }
    let html = map(workbook([["No", "Nama Inovasi", "OPD"]] + rows))
    #expect(html.contains("… 1.492 baris data lain (8–1499)"))
    #expect(html.contains("Inovasi 1500") && !html.contains("Inovasi 700<"))
  }

  @Test func masksWhatIsPersonal() {
    var source = registerMap
    source.fields.append(FieldMap(name: "contact", aliases: ["Kontak"], type: .text, personal: true))
    let html = map(
      workbook([
        ["No", "Nama Inovasi", "Perangkat Daerah", "Kontak"], ["1", "SIPPUT", "DLH", "Budi"], [],
        ["Kepala Dinas"], ["Dr. SARI"], ["Pembina Utama"], ["NIP. 19700101 199003 1 001"],
      ]), sources: [source])
    #expect(!html.contains("Budi") && !html.contains("19700101") && !html.contains("SARI"))
    #expect(
      html.contains("Kepala Dinas") && html.contains("Pembina Utama") && html.contains("(data pribadi)"))
  }
}
