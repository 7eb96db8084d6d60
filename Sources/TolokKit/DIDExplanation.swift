import Definitions
import FoundationEssentials
import TolokCore

/// `tolok did explain`: verdicts and estimates of one region in one fiscal year, each test with its source.
package struct DIDExplanation {
  package let region: Region
  package let year: Int
  package let lawAsOf: CalendarDate
  package let results: [DIDExplained]
  let registers: Registers

  /// - Parameters:
  ///   - lawAsOf: day of the law, `YYYY-MM-DD`; the last day of the fiscal year when nil.
  ///   - asOf: facts published later are left out; all facts when nil.
  package init(project root: String, region code: String, year: Int, lawAsOf: String?, asOf: String? = nil)
    throws(RunError)
  {
    let packs: [RulePack]
    let known: Registers
    do {
      let project = try Project(root: root)
      packs = try loadRulePacks(directory: project.rulesDirectory)
      known = try loadRegisters(directory: project.referenceDirectory)
    } catch { throw .unreadable(sentence(of: error)) }
    guard let region = known.region(code) else {
      throw .badValue(
        Sentence(
          id: "wilayah '\(code)' tidak ada dalam regions.csv", en: "region '\(code)' is not in regions.csv"))
    }
    guard packs.contains(where: { $0.fiscalYear == year }) else {
      let known = Set(packs.map(\.fiscalYear)).sorted().map(String.init).joined(separator: ", ")
      throw .unreadable(
        Sentence(
          id: "tahun anggaran \(year) belum punya paket aturan; yang ada: \(known)",
          en: "fiscal year \(year) has no rule pack yet; there are: \(known)"))
    }
    let law = try Self.date(lawAsOf ?? "\(year)-12-31", "--law-as-of")
    self.init(
      region: region, year: year, lawAsOf: law, packs: packs,
      registers: try asOf.map { text throws(RunError) in known.known(by: try Self.date(text, "--as-of")) }
        ?? known)
  }

  init(region: Region, year: Int, lawAsOf: CalendarDate, packs: [RulePack], registers: Registers) {
    self.region = region
    self.year = year
    self.lawAsOf = lawAsOf
    self.registers = registers
    results = Assessor(packs: packs, registers: registers, lawAsOf: lawAsOf).explain(
      region: region.id, year: year)
  }

  private static func date(_ text: String, _ flag: String) throws(RunError) -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw .badValue(
        Sentence(id: "\(flag) '\(text)' bukan tanggal", en: "\(flag) '\(text)' is no date"))
    }
    return date
  }

  package func text(_ language: Language, json: Bool) -> String {
    json
      ? didExplainJSON(region: region.id, year: year, results: results, language: language).serialised
      : DIDExplanationText(self, language).text
  }

  /// What `--strict` stops on, as one message; nil when nothing was assumed and nothing has expired.
  package var objection: Sentence? {
    let all = results.flatMap { explained in explained.result.assumptions.map { (explained.result, $0) } }
    guard !all.isEmpty else { return nil }
    func list(_ language: Language) -> String {
      all.map { result, assumption in
        let value = assumption.value.map { " = \($0)" } ?? ""
        return
          "\(assumption.label[language])\(value) (\(assumption.reason.label[language]); \(result.label[language]))"
      }.joined(separator: "; ")
    }
    return Sentence(
      id:
        "--strict berhenti: \(all.count) andaian atau nilai kedaluwarsa di bawah putusan atau perkiraan: \(list(.id)); "
        + "pakai --estimate untuk meneruskan dengan label",
      en:
        "--strict stops: \(all.count) assumed or expired values under the verdict or the estimate: \(list(.en)); "
        + "use --estimate to go on with a label")
  }
}
