import Testing

@testable import TolokCore

/// Rows of a form under its source map.
@Suite struct StageTests {
  private func stage(_ rows: [[String]], merged: [String] = []) -> Checked<StagedFile> {
    let book = workbook(rows, merged: merged)
    let maps = [registerMap, recapMap]
    let understood = TableFinder(sources: maps).understand(book, file: "x.xlsx", sha256: "").value
    return Stager(sources: maps, vocabularies: [])
      .stage(understood, workbook: book, file: "x.xlsx", sha256: "", region: nil)
  }

  @Test func setsARowAsideWhenACountIsText() throws {
    let staged = stage([["Perangkat Daerah", "Jumlah Inovasi"], ["DLH", "2 buah"], ["Dishub", "3"]])
    #expect(staged.value.rows.map(\.accepted) == [false, true])
    let finding = try #require(staged.findings.first)
    #expect(
      finding.code.code == "E0312" && finding.place?.cell?.description == "B2" && finding.found == "2 buah")
    #expect(finding.fix.id.hasPrefix("tulis 2"))
  }

  @Test func keepsBlankZeroAndNihilApart() {
    let staged = stage([
      ["Perangkat Daerah", "Jumlah Inovasi"], ["DLH", "0"], ["Dishub", "nihil"], ["Dinsos", ""],
      ["BPBD", "tidak berlaku"],
    ])
    let counts = staged.value.rows.map { $0.values["count"]?.value }
    #expect(counts[0] == .integer(0))
    #expect(counts[1] == .nothing(.nihil))
    #expect(counts[2] == nil)
    #expect(counts[3] == .nothing(.notApplicable))
    #expect(staged.value.rows.map(\.accepted) == [true, false, false, false])
  }

  @Test func fillsAMergedOwnerDownward() {
    let staged = stage(
      [["No", "Perangkat Daerah", "Nama Inovasi"], ["1", "BKPSDM", "Lakone"], ["2", "", "Simpreso"]],
      merged: ["B2:B3"])
    #expect(staged.value.rows.map { $0.values["owner"]?.text } == ["BKPSDM", "BKPSDM"])
  }

  @Test func marksRowsThatSayTheyAreExamples() {
    let staged = stage([
      ["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "Uji", "contoh - bukan data resmi"],
      ["2", "Percontohan", "DLH"],
    ])
    #expect(staged.value.rows.map(\.synthetic) == [true, false])
  }

  @Test func asksAboutAMissingDecimalMark() {
    let staged = stage([
      ["Perangkat Daerah", "Jumlah Inovasi", "Skor"], ["A", "1", "84.38"], ["B", "1", "80.54"],
      ["C", "1", "8031"],
      ["D", "1", "79.41"],
    ])
    #expect(staged.findings.map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } == ["W0332 C4"])
  }
}
