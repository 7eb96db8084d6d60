import Testing

@testable import TolokCore

/// NIP, NIK and phone numbers: damage named, persons masked.
@Suite struct LongNumberTests {
  @Test func namesTheThreeStates() {
    #expect(LongNumbers.state(of: .text("198701012010011001")) == .intact)
    #expect(LongNumbers.state(of: .text("19870101 201001 1 001")) == .intact)
    #expect(LongNumbers.state(of: .text("198701012010011000")) == .damaged)
    #expect(LongNumbers.state(of: .number(198_701_012_010_011_008)) == .damaged)
    #expect(LongNumbers.state(of: .number(3_579_011_203_890_000)) == .damaged)
    #expect(LongNumbers.state(of: .number(3_579_011_203_890_001)) == .intact)
    #expect(LongNumbers.state(of: .text("1,98701E+17")) == .scientific)
    #expect(LongNumbers.state(of: .text("1E+05")) == nil)
    #expect(LongNumbers.state(of: .text("1.198.105.546.000")) == nil)
  }

  @Test func findsDamagedNumbersWithoutShowingThem() {
    let findings = checkTable([
      ["Nama", "NIP"], ["A", "198701012010011000"], ["B", "198701012010011001"], ["C", "1,98701E+17"],
    ])
    #expect(findings.places == ["E0350 B2", "W0351 B4"])
    #expect(findings.map(\.found) == ["1987********", "1,98********"])
  }

  @Test func dropsPersonalFieldsButChecksThem() {
    var personal = field(.text, "NIK")
    personal.personal = true
    let staged = stageColumn(personal, ["3579011203890001", "3,57901E+15"])
    #expect(staged.values == [nil, nil])
    #expect(staged.findings.places == ["W0351 A3"])
  }

  @Test func masksLongPersonalNumbersInsideTexts() {
    #expect(Privacy.masked("Budi, NIP 19870101 201001 1 001") == "Budi, NIP 1987********")
    #expect(Privacy.masked("hub. 0812-3456-7890 (WA)") == "hub. 0812******** (WA)")
    #expect(Privacy.masked("+62 812 3456 7890") == "+62 ********")
    for text in ["1.198.105.546.000", "Rp 1198105546000", "2021-02-03 10:11:12", "6683398", "nilai 12"] {
      #expect(Privacy.masked(text) == text)
    }
  }

  @Test func findsPhoneNumbersWithoutTheirZero() {
    let book = workbook([["Nama", "No HP"], ["A", "81234567890"]])
    let findings = Stager(sources: [], vocabularies: []).stage(
      plainTable(book), workbook: book, file: "x.xlsx", sha256: "", region: nil
    ).findings
    #expect(findings.places.contains("W0352 B2"))
    #expect(findings.first { $0.code.code == "W0352" }?.found == "8123********")
    #expect(
      checkTable([["Nama", "No HP"], ["A", "81234567890"], ["B", "081234567890"]]).places == ["W0352 B2"])
  }

  @Test func takesACountOfNIKForACount() {
    #expect(
      checkTable([["jenis", "Penerbitan NIK"], ["a", "690"], ["b", "1.234.567"]]).isEmpty)
  }
}
