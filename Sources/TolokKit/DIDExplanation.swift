import Definitions
import FoundationEssentials
import TolokCore

/// `tolok did explain`: verdicts and estimate of one region in one fiscal year, each test with its source.
package struct DIDExplanation {
  let region: Region
  let year: Int
  let results: [DIDComponentResult]

  package init(project root: String, region code: String, year: Int, lawAsOf: String?) throws(RunError) {
    let packs: [RulePack]
    let registers: Registers
    do {
      let project = try Project(root: root)
      packs = try loadRulePacks(directory: project.rulesDirectory)
      registers = try loadRegisters(directory: project.referenceDirectory)
    } catch { throw .unreadable(sentence(of: error)) }
    guard let region = registers.region(code) else {
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
    let law = lawAsOf ?? "\(year)-12-31"
    guard let date = CalendarDate(law) else {
      throw .badValue(
        Sentence(id: "--law-as-of '\(law)' bukan tanggal", en: "--law-as-of '\(law)' is no date"))
    }
    self.region = region
    self.year = year
    results = Assessor(packs: packs, registers: registers, lawAsOf: date).assess(region: code, year: year)
  }

  package func text(_ language: Language, json: Bool) -> String {
    if json { return didExplainJSON(region: region.id, year: year, results: results).serialised }
    var lines = ["\(region.name), TA \(year)"]
    for result in results {
      lines += ["", "\(result.label[language]): \(result.verdict.label[language])"]
      for criterion in result.criteria { append(criterion, indent: 1, to: &lines, language) }
      lines.append("  " + money(result.estimate, language))
      let criteria = leaves(result.criteria)
      for id in result.missing {
        let label = criteria.first { $0.id == id }?.label[language] ?? id
        lines.append("    ? \(label)")
      }
      for unknown in result.estimate.unknowns { lines.append("    ? \(unknown[language])") }
    }
    lines += ["", Estimate.label[language]]
    return lines.joined(separator: "\n")
  }

  private func leaves(_ criteria: [CriterionResult]) -> [CriterionResult] {
    criteria.flatMap { $0.children.isEmpty ? [$0] : leaves($0.children) }
  }

  private func append(
    _ criterion: CriterionResult, indent: Int, to lines: inout [String], _ language: Language
  ) {
    let mark = criterion.outcome == .met ? "●" : criterion.outcome == .unmet ? "×" : "○"
    let space = String(repeating: "  ", count: indent)
    lines.append(
      "\(space)\(mark) \(criterion.label[language]): \(criterion.reason[language]) [\(criterion.citation)]")
    for child in criterion.children { append(child, indent: indent + 1, to: &lines, language) }
  }

  private func money(_ estimate: Estimate, _ language: Language) -> String {
    let unknown = Sentence(id: "belum diketahui", en: "not known")[language]
    let format = LocalFormat(language)
    let low = estimate.low.map(format.rupiah) ?? unknown
    let high = estimate.high.map(format.rupiah) ?? unknown
    if estimate.exact { return Sentence(id: "Jumlah tepat: \(low)", en: "Exact amount: \(low)")[language] }
    return Sentence(
      id: "Paling sedikit: \(low); paling banyak: \(high)", en: "At least: \(low); at most: \(high)")[
        language]
  }
}
