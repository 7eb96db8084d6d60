import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// The published pages as text: for any month, whole, escaped, self-contained, and readable by a machine voice.
@Suite struct PageTests {
  /// Pages of a month by file name.
  private func pages(_ month: MonthLiteral) throws -> [String: String] {
    let folder = try Places.temporary("halaman")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let written = try month.write(to: folder)
    var pages: [String: String] = [:]
    for name in written { pages[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }
    return pages
  }

  private static let months: [MonthLiteral] = [
    MonthLiteral(regions: 0), MonthLiteral(agencies: 0, innovating: 0, population: nil),
    MonthLiteral(innovating: 0), MonthLiteral(regions: 3, synthetic: 2),
    MonthLiteral(regions: 38, agencies: 120, innovating: 60), MonthLiteral(regions: 2, language: .en),
  ]

  @Test(arguments: months.indices)
  func rendersAnyMonthWhole(_ index: Int) throws {
    let month = Self.months[index]
    let pages = try pages(month)
    #expect(pages.count == month.regions + 2)
    for (name, text) in pages {
      #expect(!text.contains("{{"), "\(name) holds an unfilled template")
      #expect(text.contains("lang=\"\(month.language.rawValue)\""), "\(name)")
      #expect(!text.contains("http") && !text.contains("<script") && !text.contains("url("), "\(name)")
      #expect(!text.contains("Optional("), "\(name)")
      let ids = all(#/\sid="([^"]*)"/#, in: text)
      #expect(Set(ids).count == ids.count, "\(name) repeats an id: \(repeated(ids))")
      for target in all(#/href="#([^"]*)"/#, in: text) {
        #expect(ids.contains(target), "\(name) leads to \(target)")
      }
    }
  }

  @Test func givesEveryChartANameAndADescription() throws {
    for (name, text) in try pages(MonthLiteral(regions: 3)) {
      for chart in all(#/(<svg class="chart".*?<\/svg>)/#, in: text) {
        let labels = all(#/aria-labelledby="([^"]*)"/#, in: chart)
        #expect(chart.contains("role=\"img\"") && labels.count == 1, "\(name)")
        for label in labels.flatMap({ $0.split(separator: " ") }) {
          #expect(chart.contains("id=\"\(label)\""), "\(name): \(label)")
        }
        #expect(all(#/<title[^>]*>([^<]+)<\/title>/#, in: chart).count == 1, "\(name)")
        #expect(all(#/<desc[^>]*>([^<]+)<\/desc>/#, in: chart).count == 1, "\(name)")
        #expect(!chart.contains("<style") && !chart.contains("<use") && !chart.contains("<pattern"))
      }
      for mark in all(#/(<svg aria-hidden[^>]*>)/#, in: text) { #expect(!mark.contains("role"), "\(name)") }
    }
  }

  @Test func drawsInTheColoursOfTheTokens() throws {
    let tokens = try String(contentsOfFile: "\(Places.root)/reports/shared/tokens.css", encoding: .utf8)
    let known = Set(all(#/(#[0-9A-Fa-f]{6})\b/#, in: tokens).map { $0.uppercased() })
    #expect(known.count > 10)
    for (name, text) in try pages(MonthLiteral(regions: 3)) {
      for drawing in all(#/(<svg.*?<\/svg>)/#, in: text) {
        for colour in all(#/"(#[0-9A-Fa-f]{3,8})"/#, in: drawing) where colour != "#fff" {
          #expect(known.contains(colour.uppercased()), "\(name): \(colour)")
        }
      }
    }
  }

  @Test func keepsTheOutlineWithoutGaps() throws {
    for (name, text) in try pages(MonthLiteral(regions: 3)) {
      var last = 0
      for level in all(#/<h([1-6])[ >]/#, in: text).compactMap(Int.init) {
        #expect(level <= last + 1, "\(name): h\(level) after h\(last)")
        last = level
      }
      #expect(text.contains("<main"), "\(name)")
      for table in all(#/(<table.*?<\/table>)/#, in: text) {
        let heads = all(#/(<th[ >])/#, in: table).count, scoped = all(#/(<th scope=)/#, in: table).count
        #expect(heads == scoped, "\(name): a head without scope")
        #expect(all(#/<th[^>]*>(\s*)<\/th>/#, in: table).isEmpty, "\(name): an empty head")
      }
    }
  }

  @Test func escapesWhatASenderWrote() throws {
    var month = MonthLiteral()
    month.regionName = "<b>\"Kota\" & 'x'"
    month.agencyName = "<script>alert(1)</script>"
    for (name, text) in try pages(month) {
      #expect(!text.contains("<script>") && !text.contains("<b>\"Kota\""), "\(name)")
      #expect(!text.contains("content: \"1\u{2003}<b>"), "\(name)")
    }
  }

  @Test func namesEveryUnitWithoutAnInnovation() throws {
    let pages = try pages(MonthLiteral(agencies: 60, innovating: 3))
    let report = try #require(pages["laporan-bulanan.html"])
    for number in 4...60 { #expect(report.contains("<li>Dinas Nomor \(number)</li>"), "\(number)") }
    let summary = try #require(pages["ringkasan-9910.html"])
    #expect(summary.contains("57 unit yang belum mengirim"))
  }

  @Test func saysUnknownWhereNothingIsKnown() throws {
    let summary = try #require(
      try pages(MonthLiteral(agencies: 0, innovating: 0, population: nil))["ringkasan-9910.html"])
    #expect(summary.contains("cakupan belum dapat dinilai"))
    #expect(!summary.contains("class=\"fig\">0 "))
  }

  @Test func neverTurnsAMonthWithoutFormsIntoZero() throws {
    let pages = try pages(MonthLiteral(agencies: 22, innovating: 0))
    let summary = try #require(pages["ringkasan-9910.html"])
    #expect(summary.contains("class=\"fig q\">? <small>dari 22</small>"))
    let report = try #require(pages["laporan-bulanan.html"])
    #expect(report.contains("Belum ada formulir dari 22 unit; cakupan belum dapat dinilai"))
  }

  @Test func keepsExamplesApart() throws {
    let report = try #require(try pages(MonthLiteral(synthetic: 2))["laporan-bulanan.html"])
    let group = try #require(report.firstRange(of: "Di luar jumlah: baris contoh"))
    #expect(report[group.upperBound...].contains("tr class=\"synthetic\""))
    #expect(report.contains("2 inovasi terdokumentasi"))
  }

  @Test func saysWhoReportsAmongTheRegisterAndLeavesTheOthersOut() throws {
    var month = MonthLiteral(regions: 3, agencies: 20, innovating: 5)
    month.registers.regions = ["Kota Satu", "Kota Dua"].enumerated().map { index, name in
      Region(
        id: "98.1\(index)", kind: .kota, name: name, code: "98.1\(index)", bpsCode: nil, parent: nil,
        population: nil, populationSeries: nil, populationDate: nil, citation: MonthLiteral.citation)
    }
    let report = try #require(try pages(month)["laporan-bulanan.html"])
    #expect(report.contains("Tiga dari 5 kota pada register acuan melapor bulan ini"))
    let map = try #require(all(#/(<svg[^>]*aria-labelledby="tempat-t.*?<\/svg>)/#, in: report).first)
    #expect(map.contains(">K Satu<") && map.contains(">K Dua<"))
    #expect(all(#/>(5 dari 20)</#, in: map).count == 3, "three tiles with a value")
    #expect(!map.contains(">?<"), "who takes no part is no gap in the data")
    let alone = try #require(try pages(MonthLiteral(regions: 3))["laporan-bulanan.html"])
    #expect(!alone.contains("tempat-t"), "nothing to say where all of the register report")
  }

  /// The example month, whose bytes the golden test holds: two cities overlap, the third stands apart.
  private func example() throws -> String {
    try String(contentsOfFile: "\(Places.root)/Tests/Golden/2023-10/laporan-bulanan.html", encoding: .utf8)
  }

  @Test func claimsNoPlaceThatIntervalsDoNotSupport() throws {
    let report = try example()
    #expect(all(#/(<b>1–2, setara<\/b>)/#, in: report).count == 2)
    #expect(all(#/>(?:<b>)?(\d \(\d–\d\))</#, in: report).isEmpty, "a median rank among three")
    #expect(report.contains("setiap indikator ditampilkan sebagai jarak, tanpa peringkat"))
    let chart = try #require(
      all(#/(<svg[^>]*aria-labelledby="gabungan0-t.*?<\/svg>)/#, in: report).first)
    #expect(all(#/(<circle)/#, in: chart).count == 1, "a point only where an interval stands apart")
  }

  @Test func saysAwardsOfOneNameAndResultInOneRow() throws {
    let report = try example()
    #expect(all(#/(<th scope="row">Lomba inovasi Kota Malang)/#, in: report).count == 1)
    #expect(report.contains("Lomba inovasi Kota Malang <span class=\"cnt\">× 9</span>"))
  }

  @Test func gathersWhatNobodyCanKnowOnce() throws {
    let report = try #require(
      try pages(MonthLiteral(regions: 3, agencies: 20, innovating: 9))["laporan-bulanan.html"])
    let start = try #require(report.firstRange(of: "belum dapat diketahui di wilayah mana pun"))
    let end = try #require(report[start.upperBound...].firstRange(of: "</table>"))
    let rows = String(report[start.upperBound..<end.lowerBound])
    let row = #/<th scope="row">Inovasi per 1.000 ASN<\/th><td>[^<]+<\/td><td>[^<]*badan kepegawaian/#
    #expect(rows.contains(row))
    #expect(all(#/(<th scope="row">Inovasi per 1.000 ASN)/#, in: report).count == 1, "nor among the values")
    #expect(!rows.contains("<td></td>") && !rows.contains("<td>.</td>"), "a row without a reason")
  }

  @Test func speaksOneLanguageAPage() throws {
    var month = MonthLiteral(regions: 3)
    month.language = .en
    let words = ["unit punya", "belum", "Sumber", "Wilayah", "Putusan", "halaman ", "Cakupan"]
    for (name, text) in try pages(month) {
      let body = plain(text)
      for word in words { #expect(!body.contains(word), "\(name): \(word)") }
      #expect(text.contains("\"page \" counter(page) \" of \" counter(pages)"), "\(name)")
    }
    for (name, text) in try pages(MonthLiteral(regions: 3)) {
      let body = plain(text)
      for word in [" the ", " units ", "Source", "cannot assess", " not "] {
        #expect(!body.contains(word), "\(name): \(word)")
      }
    }
  }

  /// The text of a page without style and marks.
  private func plain(_ page: String) -> String {
    page.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "")
      .replacing(#/<[^>]*>/#, with: " ")
  }

  private func all(_ pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
    text.matches(of: pattern.dotMatchesNewlines()).map { String($0.output.1) }
  }

  private func repeated(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { !seen.insert($0).inserted }
  }
}
