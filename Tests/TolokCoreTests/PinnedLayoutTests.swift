import Testing

@testable import TolokCore

/// Layouts a person confirmed once.
@Suite struct PinnedLayoutTests {
  private let rows = [
    ["REKAP"], ["Kode", "Nama Kegiatan", "Unit"], ["", "(lengkap)", ""], ["7", "SIPPUT", "DLH"],
    ["9", "Adinda", "Dishub"],
    ["", "Jumlah", "2"],
  ]

  private func map(_ layout: PinnedLayout) -> SourceMap {
    var map = registerMap
    map.layout = layout
    return map
  }

  private var layout: PinnedLayout {
    PinnedLayout(
      file: "rekap*.xlsx", sheet: "Data*", header: [2, 3], firstData: 4,
      columns: [
        PinnedLayout.Column(column: 2, field: "name", heading: "Nama Kegiatan"),
        PinnedLayout.Column(column: 3, field: "owner", heading: "Unit"),
      ])
  }

  @Test func readsAPinnedSheetByItsPin() throws {
    let book = workbook(rows, sheet: "Data Inovasi")
    let checked = TableFinder(sources: [map(layout)]).understand(
      book, file: "35.79/Rekap Batu.xlsx", sha256: "")
    let table = try #require(checked.value.tables.first)
    #expect(table.source == "inovasi")
    #expect(table.columns.map(\.field) == [nil, "name", "owner"])
    #expect(table.rows.header == [2, 3] && table.rows.data == [4, 5] && table.rows.total == [6])
    #expect(checked.findings.isEmpty)
  }

  @Test func saysWhereAPinnedLayoutNoLongerFits() throws {
    var moved = rows
    moved[1] = ["Kode", "Unit", "Nama Kegiatan"]
    let book = workbook(moved, sheet: "Data Inovasi")
    let checked = TableFinder(sources: [map(layout)]).understand(book, file: "rekap.xlsx", sha256: "")
    let finding = try #require(checked.findings.first)
    #expect(finding.code.code == "W0202" && finding.place?.cell?.description == "B3")
    #expect(finding.found == "(lengkap)" && finding.expected?.id.contains("Nama Kegiatan") ?? false)
    #expect(checked.value.tables.first?.source == nil)
  }

  @Test func leavesOtherFilesAndSheetsAlone() {
    let finder = TableFinder(sources: [map(layout)])
    for (file, sheet) in [("lain.xlsx", "Data Inovasi"), ("rekap.xlsx", "Lampiran")] {
      let checked = finder.understand(workbook(rows, sheet: sheet), file: file, sha256: "")
      #expect(checked.findings.isEmpty && checked.value.tables.first?.source == nil)
    }
  }

  @Test(arguments: [
    ("Data Inovasi", "data*", true), ("Data Inovasi", "*inovasi", true), ("Data", "Data", true),
    ("Data 2", "Data", false),
    ("a-b-c", "a*b*c", true), ("abd", "a*c", false), ("", "*", true),
  ])
  func matchesPatterns(_ text: String, _ pattern: String, _ matches: Bool) {
    #expect(PinnedLayout.matches(text, pattern) == matches)
  }
}
