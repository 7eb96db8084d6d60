import Definitions
import FoundationEssentials
import TolokCore

/// The rule packs of a project, for `tolok rules`.
package struct RuleBook {
  let project: Project
  let packs: [RulePack]

  package init(project root: String) throws(RunError) {
    do {
      project = try Project(root: root)
      packs = try loadRulePacks(directory: project.rulesDirectory)
    } catch { throw .unreadable(sentence(of: error)) }
  }

  package func list(at text: String?, _ language: Language, json: Bool) throws(RunError) -> String {
    var shown = packs
    if let text {
      guard let date = CalendarDate(text) else {
        throw .badValue(
          Sentence(
            id: "--at '\(text)' bukan tanggal; contoh: 2022-01-01",
            en: "--at '\(text)' is no date; for example: 2022-01-01"))
      }
      shown = packs.filter { pack in pack.parameters.contains { $0.inForce(on: date) != nil } }
    }
    if json {
      return JSON.object([
        ("schema", .int(1)),
        (
          "packs",
          .array(
            shown.map {
              .object([
                ("id", .string($0.id)), ("scheme", .string($0.scheme)),
                ("fiscal_year", .count($0.fiscalYear)),
                ("label", .string($0.label[language])),
                ("components", .array($0.components.map { .string($0.id) })),
                ("legal", .array($0.legal.map { .string($0) })),
              ])
            })
        ),
      ]).serialised
    }
    if shown.isEmpty {
      return Sentence(
        id: "Tidak ada paket yang berlaku pada tanggal itu.", en: "No pack is in force on that date.")[
          language]
    }
    return shown.map {
      "\($0.id)  TA \($0.fiscalYear)  \($0.label[language])  (\($0.legal.joined(separator: "; ")))"
    }
    .joined(separator: "\n")
  }

  package func show(_ id: String, _ language: Language, json: Bool) throws(RunError) -> String {
    guard let pack = packs.first(where: { $0.id == id }) else {
      throw .badValue(
        Sentence(
          id: "paket '\(id)' tidak ada; yang ada: \(packs.map(\.id).joined(separator: ", "))",
          en: "there is no pack '\(id)'; there are: \(packs.map(\.id).joined(separator: ", "))"))
    }
    if json {
      let parameters = pack.parameters.map { parameter in
        JSON.object([
          ("id", .string(parameter.id)), ("label", .string(parameter.label[language])),
          ("unit", .string(parameter.unit)),
          (
            "values",
            .array(
              parameter.values.map {
                .object([
                  ("from", .string("\($0.from)")), ("value", .text($0.value)),
                  ("reference", .string($0.reference)),
                  ("confidence", .string($0.confidence.rawValue)), ("place", .string($0.place)),
                ])
              })
          ),
        ])
      }
      return JSON.object([
        ("schema", .int(1)), ("id", .string(pack.id)), ("fiscal_year", .count(pack.fiscalYear)),
        ("label", .string(pack.label[language])), ("legal", .array(pack.legal.map { .string($0) })),
        ("parameters", .array(parameters)),
      ]).serialised
    }
    var lines = ["\(pack.label[language]) (TA \(pack.fiscalYear))", pack.legal.joined(separator: "; "), ""]
    for parameter in pack.parameters {
      lines.append("\(parameter.label[language]) [\(parameter.id), \(parameter.unit)]")
      for value in parameter.values {
        let shown = value.value ?? Sentence(id: "belum diketahui", en: "not known")[language]
        lines.append("  \(value.from)  \(shown)  — \(value.reference) (\(value.confidence.rawValue))")
      }
    }
    return lines.joined(separator: "\n")
  }

  package func lint() -> [Finding] { RuleLint().lint(packs) }

  package func test(_ language: Language, json: Bool) throws(RunError) -> (text: String, failed: Int) {
    let cases: [RuleCase]
    do { cases = try loadRuleCases(directory: project.rulesDirectory) } catch {
      throw .unreadable(sentence(of: error))
    }
    let outcomes = RuleCaseRunner(packs: packs).run(cases)
    let failed = outcomes.filter { !$0.passed }.count
    if json {
      let list = outcomes.map {
        JSON.object([
          ("name", .string($0.name[language])), ("passed", .bool($0.passed)), ("expected", .string($0.expected)),
          ("got", .string($0.got)),
        ])
      }
      return (JSON.object([("schema", .int(1)), ("cases", .array(list))]).serialised, failed)
    }
    var lines = outcomes.map { outcome in
      outcome.passed
        ? "√ \(outcome.name[language])"
        : Sentence(
          id: "× \(outcome.name[language])\n    diharapkan: \(outcome.expected)\n    hasil: \(outcome.got)",
          en: "× \(outcome.name[language])\n    expected: \(outcome.expected)\n    got: \(outcome.got)")[language]
    }
    lines.append(
      Sentence(
        id: "\(outcomes.count) perkara, \(failed) gagal", en: "\(outcomes.count) cases, \(failed) failed")[
          language])
    return (lines.joined(separator: "\n"), failed)
  }
}
