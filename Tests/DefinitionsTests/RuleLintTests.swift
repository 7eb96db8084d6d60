import TestSupport
import Testing
import TolokCore

@testable import Definitions

/// One broken copy of a pack for every rule of the lint: its code, and both places in the sentence.
@Suite struct RuleLintTests {
  private static let pack = "2022-tahun-sebelumnya"

  private struct Break: Sendable {
    var code: String
    var file: String
    var old: String
    var new: String
    var at: String
    /// The other place, named in the message.
    var other: String?
    var pack = RuleLintTests.pack
  }

  private func check(_ one: Break) throws {
    let copy = try PackCopy(one.pack)
    defer { copy.remove() }
    #expect(try copy.lint().isEmpty, "the copy must be clean before it is broken")
    try copy.change(one.file, one.old, to: one.new)
    let found = try copy.lint().filter { $0.code.code == one.code }
    let finding = try #require(found.first, "\(one.code) was not found")
    let place = finding.place?.file ?? ""
    #expect(place.hasPrefix("pipelines/rules/did/\(one.pack)/\(one.at)"), "\(place)")
    if let other = one.other {
      #expect(finding.message.id.contains("did/\(one.pack)/\(other)"), "\(finding.message.id)")
      #expect(finding.message.en.contains("did/\(one.pack)/\(other)"), "\(finding.message.en)")
    }
  }

  @Test func aValueWithoutCitation() throws {
    try check(
      Break(
        code: "E0601", file: "parameters/bagian_A.yaml",
        old: "    citation: {instrument: PMK 160/PMK.07/2021, source: [S16, S19], confidence: resmi}\n",
        new: "",
        at: "parameters/bagian_A.yaml:5"))
  }

  @Test func aTestWithoutCitation() throws {
    try check(
      Break(
        code: "E0601", file: "eligibility.yaml",
        old: "              citation: {instrument: PMK 160/PMK.07/2021, source: [S19], confidence: pers}\n",
        new: "",
        at: "eligibility.yaml:13"))
  }

  @Test func aSourceThatIsNotRegistered() throws {
    let copy = try PackCopy(Self.pack)
    defer { copy.remove() }
    try copy.change("parameters/bagian_A.yaml", "S16", to: "S999")
    let known = Set((1...80).map { "S\($0)" })
    let finding = try #require(try copy.lint(sources: known).first)
    #expect(finding.code.code == "E0615")
    #expect(finding.place?.file == "pipelines/rules/did/\(Self.pack)/parameters/bagian_A.yaml:5")
    #expect(finding.message.id.contains("datasets/reference/sources.csv"))
  }

  @Test func aParameterThatDoesNotExist() throws {
    try check(
      Break(
        code: "E0602", file: "eligibility.yaml", old: "parameter: wtp_tahun_B", new: "parameter: wtp_tahun_D",
        at: "eligibility.yaml:", other: "parameters/wtp_tahun_B.yaml:1"))
  }

  @Test func datesThatDoNotRise() throws {
    try check(
      Break(
        code: "E0603", file: "parameters/bagian_A.yaml", old: "values:\n",
        new:
          "values:\n  - {from: 2022-06-01, value: 0.50, citation: {source: [S16], confidence: resmi}}\n",
        at: "parameters/bagian_A.yaml:6", other: "parameters/bagian_A.yaml:5"))
  }

  @Test func aParameterWrittenTwice() throws {
    try check(
      Break(
        code: "E0604", file: "parameters/bagian_B.yaml", old: "id: bagian_B", new: "id: bagian_A",
        at: "parameters/bagian_B.yaml:1", other: "parameters/bagian_A.yaml:1"))
  }

  @Test func aParameterWithTheNameOfATest() throws {
    try check(
      Break(
        code: "E0604", file: "parameters/batas_apbd.yaml", old: "id: batas_apbd", new: "id: ptsp",
        at: "parameters/batas_apbd.yaml:1", other: "eligibility.yaml:"))
  }

  @Test func daysWithoutAValue() throws {
    try check(
      Break(
        code: "E0605", file: "parameters/bagian_A.yaml", old: "values:\n",
        new:
          "values:\n  - {from: 2021-01-01, until: 2021-11-30, value: 0.50, citation: {source: [S16], confidence: resmi}}\n",
        at: "parameters/bagian_A.yaml:6", other: "parameters/bagian_A.yaml:5"))
  }

  @Test func aValueThatEndsBeforeThePack() throws {
    try check(
      Break(
        code: "E0605", file: "parameters/bagian_A.yaml", old: "from: 2022-01-01\n",
        new: "from: 2022-01-01\n    until: 2022-11-30\n", at: "parameters/bagian_A.yaml:5",
        other: "pack.yaml:"))
  }

  @Test func twoValuesOnOneDay() throws {
    try check(
      Break(
        code: "E0606", file: "parameters/bagian_A.yaml", old: "values:\n",
        new:
          "values:\n  - {from: 2021-01-01, until: 2022-01-01, value: 0.50, citation: {source: [S16], confidence: resmi}}\n",
        at: "parameters/bagian_A.yaml:6", other: "parameters/bagian_A.yaml:5"))
  }

  @Test func aClusterThatNobodyReaches() throws {
    try check(
      Break(
        code: "E0609", file: "pack.yaml", old: "branch: klaster_B", new: "branch: klaster_D",
        at: "pack.yaml:",
        other: "eligibility.yaml:"))
  }

  @Test func aThresholdThatIsNotOnItsScale() throws {
    try check(
      Break(
        code: "E0609", file: "parameters/eproc_minimum.yaml", old: "value: B", new: "value: F",
        at: "eligibility.yaml:",
        other: "parameters/eproc_minimum.yaml:5"))
  }

  @Test func sharesThatDoNotMakeOne() throws {
    try check(
      Break(
        code: "E0610", file: "parameters/bagian_A.yaml", old: "value: 0.50", new: "value: 0.51",
        at: "pack.yaml:",
        other: "pack.yaml:"))
  }

  @Test func weightsThatDoNotMakeAHundred() throws {
    try check(
      Break(
        code: "E0610", file: "parameters/bobot_inflasi.yaml", old: "value: 31", new: "value: 32",
        at: "pack.yaml:",
        other: "pack.yaml:", pack: "2022-tahun-berjalan-2"))
  }

  @Test func partsThatDoNotMakeTheirTotal() throws {
    try check(
      Break(
        code: "E0610", file: "parameters/pagu_provinsi.yaml", old: "value: 42_000_000_000",
        new: "value: 42_000_000_001", at: "pack.yaml:", other: "parameters/pagu_lomba.yaml:5",
        pack: "2020-tambahan-inovasi"))
  }

  /// "1,91 triliun" is rounded: 1,918 lies within the declared 10 billion, 1,921 does not.
  @Test func partsBeyondTheDeclaredTolerance() throws {
    try check(
      Break(
        code: "E0610", file: "parameters/pagu_inovasi.yaml", old: "value: 168_000_000_000",
        new: "value: 171_000_000_000", at: "pack.yaml:", other: "parameters/pagu_periode_1.yaml:5",
        pack: "2020-tambahan-kesehatan"))
  }

  @Test func aParameterNobodyUses() throws {
    try check(
      Break(
        code: "W0611", file: "parameters/batas_apbd.yaml", old: "kept_for:", new: "# kept_for:",
        at: "parameters/batas_apbd.yaml:1", other: "pack.yaml:"))
  }

  @Test func oneIdForTwoTests() throws {
    try check(
      Break(
        code: "E0612", file: "eligibility.yaml", old: "id: wtp_terakhir", new: "id: wtp_5_berturut",
        at: "eligibility.yaml:", other: "eligibility.yaml:13"))
  }

  @Test func anInferenceWithoutAReviewDate() throws {
    try check(
      Break(
        code: "W0616", file: "parameters/tahun_lkpd.yaml", old: "    review_by: 2027-06-30\n", new: "",
        at: "parameters/tahun_lkpd.yaml:5"))
  }

  @Test func twoPacksOfOneComponentOnOneDay() throws {
    let copy = try PackCopy("2022-tahun-berjalan-1", "2022-tahun-berjalan-2")
    defer { copy.remove() }
    try copy.change(
      "pack.yaml", "id: did_current_year_2", to: "id: did_current_year", in: "2022-tahun-berjalan-2")
    let finding = try #require(try copy.lint().first { $0.code.code == "E0613" })
    #expect(finding.place?.file.contains("2022-tahun-berjalan-2/pack.yaml:") == true)
    #expect(finding.message.id.contains("2022-tahun-berjalan-1/pack.yaml:"))
    #expect(finding.message.id.contains("dari 2022-11-01 sampai 2022-12-31"))
  }

  @Test func aFiscalYearWithoutAPack() throws {
    let copy = try PackCopy("2020", "2022-tahun-sebelumnya")
    defer { copy.remove() }
    try copy.write(
      "scheme.yaml", "id: did\nlabel: {id: DID, en: DID}\nfirst_year: 2020\nlast_year: 2022\n")
    let findings = try copy.lint().filter { $0.code.code == "E0614" }
    #expect(findings.map(\.found) == ["2021"])
    #expect(findings.first?.place?.file == "pipelines/rules/did/scheme.yaml:1")
    #expect(findings.first?.message.id.contains("2020/pack.yaml:") == true)
  }

  @Test func everyCodeOfTheRulesIsTestedHere() {
    let tested: Set<String> = [
      "E0601", "E0602", "E0603", "E0604", "E0605", "E0606", "E0607", "E0608", "E0609", "E0610", "W0611",
      "E0612",
      "E0613", "E0614", "E0615", "W0616",
    ]
    #expect(Set(FindingCode.rules.map(\.code)) == tested)
  }
}
