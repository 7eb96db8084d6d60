import FoundationEssentials
import TestSupport
import Testing
import TolokCore

@testable import Definitions

/// What a rule file that cannot be used says: file, line, column and what was meant.
@Suite struct RuleLoaderTests {
  /// A copy of one pack with one text of one file changed.
  private func error(
    _ file: String, replacing old: String, with new: String, in pack: String = "2022-tahun-sebelumnya"
  ) throws -> Sentence? {
    let copy = try PackCopy(pack)
    defer { copy.remove() }
    try copy.change(file, old, to: new)
    do {
      _ = try loadRulePacks(directory: copy.rules)
      _ = try loadRuleCases(directory: copy.rules)
      _ = try loadRuleChecks(directory: copy.rules)
      return nil
    } catch { return error.sentence }
  }

  @Test func suggestsTheKeyThatWasMeant() throws {
    let said = try #require(try error("pack.yaml", replacing: "\nfiscal_year:", with: "\nfiscal_yaer:"))
    #expect(
      said.id
        == "pipelines/rules/did/2022-tahun-sebelumnya/pack.yaml:4:1: kunci 'fiscal_yaer' pada 'pack' tidak dikenal; maksud Anda 'fiscal_year'?"
    )
    #expect(said.en.contains("did you mean 'fiscal_year'?"))
  }

  @Test func suggestsTheShapeThatWasMeant() throws {
    let said = try #require(
      try error("eligibility.yaml", replacing: "shape: opinion_years", with: "shape: opinion_year"))
    #expect(said.id.contains("eligibility.yaml:14:"))
    #expect(said.id.contains("shape 'opinion_year' tidak dikenal; maksud Anda 'opinion_years'?"))
  }

  @Test func refusesAKeyOfAnotherShape() throws {
    let said = try #require(
      try error("eligibility.yaml", replacing: "opinion: WTP", with: "scale: eprocurement"))
    #expect(said.id.contains("kunci 'scale' pada 'opinion_years' tidak dikenal"))
  }

  @Test(arguments: [
    (
      "parameters/pagu.yaml", "value: 4_000_000_000_000", "value: 4 triliun",
      "nilai '4 triliun' tidak sesuai satuan 'rupiah'"
    ),
    ("parameters/bagian_A.yaml", "value: 0.50", "value: 50", "nilai '50' tidak sesuai satuan 'bagian'"),
    ("parameters/bagian_A.yaml", "value: 0.50", "value: 0,50", "nilai '0,50' tidak sesuai satuan 'bagian'"),
    ("parameters/pagu.yaml", "from: 2022-01-01", "from: 2022-02-30", "from '2022-02-30' bukan tanggal"),
    ("parameters/pagu.yaml", "    value: 4_000_000_000_000\n", "", "'value' tidak ada"),
    ("parameters/pagu.yaml", "confidence: pers", "confidence: koran", "confidence 'koran' tidak dikenal"),
    ("pack.yaml", "part: prior_year", "part: prior_years", "maksud Anda 'prior_year'?"),
    ("pack.yaml", "method: pool_share", "method: pool_shar", "maksud Anda 'pool_share'?"),
    ("pack.yaml", "id: did_prior_year", "id: did_other", "menguji komponen 'did_prior_year' yang tidak ada"),
    ("eligibility.yaml", "scale: eprocurement", "scale: eproc", "skala 'eproc' tidak ada pada paket"),
    ("eligibility.yaml", "offset: tahun_lkpd", "offset: tahun", "offset 'tahun' bukan bilangan"),
    (
      "eligibility.yaml", "influence: earned\n", "influence: gubernur\n", "influence 'gubernur' tidak dikenal"
    ),
    ("cases.yaml", "verdict: unmet", "verdict: gagal", "verdict 'gagal' tidak dikenal"),
    (
      "cases.yaml", "product: [pagu, bagian_A]", "product: [pagu, bagian_A]\n    sum: [pagu]",
      "tepat satu dari"
    ),
    ("pack.yaml", "permitted: no", "permitted: never", "permitted harus yes atau no"),
  ])
  func saysWhatIsWrong(_ file: String, _ old: String, _ new: String, _ expected: String) throws {
    let said = try #require(try error(file, replacing: old, with: new))
    #expect(said.id.contains(expected), "\(said.id)")
    #expect(said.id.contains("pipelines/rules/did/2022-tahun-sebelumnya/\(file):"), "\(said.id)")
  }

  @Test func readsNothingFromTheCaseOfADigitGroup() throws {
    #expect(try error("parameters/pagu.yaml", replacing: "4_000_000_000_000", with: "4000000000000") == nil)
  }

  @Test func namesAFolderThatIsMissing() {
    #expect(throws: DefinitionError.self) { try loadRulePacks(directory: "\(Places.root)/does-not-exist") }
  }
}
