import Definitions
import FoundationEssentials
import Publishing
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

  /// The registers of the project; only the commands that need facts read them.
  func registers() throws(RunError) -> Registers {
    do { return try loadRegisters(directory: project.referenceDirectory) } catch {
      throw .unreadable(sentence(of: error))
    }
  }

  static func date(_ text: String, _ flag: String) throws(RunError) -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw .badValue(
        Sentence(
          id: "\(flag) '\(text)' bukan tanggal; contoh: 2022-01-01",
          en: "\(flag) '\(text)' is no date; for example: 2022-01-01"))
    }
    return date
  }

  /// A pack by name, or the only pack of a fiscal year; a year without a pack fails by name.
  func pack(_ name: String) throws(RunError) -> RulePack {
    if let pack = packs.first(where: { $0.id == name }) { return pack }
    if let year = Int(name), (1900...2999).contains(year) {
      let ofYear = packs.filter { $0.fiscalYear == year }
      if ofYear.count == 1 { return ofYear[0] }
      let known = Set(packs.map(\.fiscalYear)).sorted().map(String.init).joined(separator: ", ")
      guard !ofYear.isEmpty else {
        throw .unreadable(
          Sentence(
            id: "tahun anggaran \(year) belum punya paket aturan; yang ada: \(known)",
            en: "fiscal year \(year) has no rule pack yet; there are: \(known)"))
      }
      let names = ofYear.map(\.id).joined(separator: ", ")
      throw .badValue(
        Sentence(
          id: "tahun anggaran \(year) punya beberapa paket: \(names)",
          en: "fiscal year \(year) has several packs: \(names)"))
    }
    let near = nearestName(name, in: packs.map(\.id))
    throw .badValue(
      Sentence(
        id: "paket '\(name)' tidak ada"
          + (near.map { "; maksud Anda '\($0)'?" } ?? "; yang ada: \(packs.map(\.id).joined(separator: ", "))"),
        en: "there is no pack '\(name)'"
          + (near.map { "; did you mean '\($0)'?" }
            ?? "; there are: \(packs.map(\.id).joined(separator: ", "))")))
  }

  // MARK: list

  /// Packs whose rules hold on the day; all of them without one.
  package func list(at text: String?, _ language: Language, json: Bool) throws(RunError) -> String {
    let date = try text.map { text throws(RunError) in try Self.date(text, "--at") }
    let shown = packs.filter { pack in date.map { pack.from <= $0 && $0 <= pack.until } ?? true }
    if json {
      return JSON.object([
        ("schema", .int(1)), ("at", .text(text)),
        (
          "packs",
          .array(
            shown.map { pack in
              .object([
                ("id", .string(pack.id)), ("scheme", .string(pack.scheme)),
                ("fiscal_year", .count(pack.fiscalYear)), ("from", .string("\(pack.from)")),
                ("until", .string("\(pack.until)")), ("label", .string(pack.label[language])),
                (
                  "components",
                  .array(
                    pack.components.map {
                      .object([
                        ("id", .string($0.id)), ("part", .string($0.part.rawValue)),
                        ("label", .string($0.label[language])), ("gate", .bool($0.gate != nil)),
                      ])
                    })
                ), ("legal", .array(pack.legal.map { .string($0) })),
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
    let words = RuleWords(language)
    return shown.map { pack in
      let head = "\(pack.id)  TA \(pack.fiscalYear)  \(pack.from)–\(pack.until)  \(pack.label[language])"
      let parts = pack.components.map { component in
        "    \(component.id)  \(component.label[language]) (\(words.part(component.part)))"
      }
      return ([head, "    " + pack.legal.joined(separator: "; ")] + parts).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  // MARK: show

  package func show(
    _ name: String, at text: String?, _ language: Language, json: Bool
  ) throws(RunError) -> String {
    let page = try page(name, at: text, language)
    return json ? RulePackJSON(pack: page.pack, language: language).object.serialised : page.text()
  }

  /// Writes the printable page of a pack.
  package func write(
    _ name: String, at text: String?, to path: String, _ language: Language
  ) throws(RunError) {
    let page = try page(name, at: text, language)
    do {
      try RulePageWriter(
        page: page, sources: try registers().sources, reportsDirectory: project.reportsDirectory
      ).write(to: path)
    } catch { throw .failed(sentence(of: error)) }
  }

  private func page(_ name: String, at text: String?, _ language: Language) throws(RunError) -> RulePage {
    let pack = try pack(name)
    let outcomes = try outcomes(of: [pack])
    return RulePage(
      pack: pack, on: try text.map { text throws(RunError) in try Self.date(text, "--at") } ?? pack.until,
      language: language, cases: outcomes.cases, checks: outcomes.checks, thresholds: outcomes.thresholds,
      backTest: BackTestReport(test: outcomes.backTest, registers: outcomes.registers, language: language)
        .rows(of: pack.id))
  }

  // MARK: lint

  package func lint() throws(RunError) -> [Finding] {
    do {
      return RuleLint(
        sources: Set(try registers().sources.map(\.key)),
        schemes: try loadRuleSchemes(directory: project.rulesDirectory)
      ).lint(packs)
    } catch let error as RunError { throw error } catch { throw .unreadable(sentence(of: error)) }
  }

  // MARK: test

  struct Outcomes {
    var cases: [RuleOutcome]
    var checks: [RuleOutcome]
    var thresholds: [RuleOutcome]
    var backTest: BackTest
    var registers: Registers
  }

  /// What stands beside these packs, and their thresholds.
  func outcomes(of packs: [RulePack]) throws(RunError) -> Outcomes {
    let registers = try registers()
    let cases: [RuleCase]
    let checks: [RuleCheck]
    do {
      cases = try loadRuleCases(directory: project.rulesDirectory)
      checks = try loadRuleChecks(directory: project.rulesDirectory)
    } catch { throw .unreadable(sentence(of: error)) }
    let names = Set(packs.map(\.id))
    return Outcomes(
      cases: RuleCaseRunner(packs: packs, registers: registers).run(cases.filter { names.contains($0.pack) }),
      checks: RuleCheckRunner(packs: packs, registers: registers).run(
        checks.filter { names.contains($0.pack) }),
      thresholds: RuleThresholds(packs: packs).run(),
      backTest: BackTest(packs: packs, registers: registers), registers: registers)
  }

  package func test(_ language: Language, json: Bool) throws(RunError) -> (text: String, failed: Int) {
    let found = try outcomes(of: packs)
    let kinds: [(String, Sentence, [RuleOutcome])] = [
      ("cases", Sentence(id: "Perkara", en: "Cases"), found.cases),
      ("checks", Sentence(id: "Hitungan", en: "Figures"), found.checks),
      ("thresholds", Sentence(id: "Ambang", en: "Thresholds"), found.thresholds),
    ]
    let failed = kinds.reduce(0) { $0 + $1.2.filter { !$0.passed }.count }
    // The back-test measures the rules; a miss there is knowledge, not a broken rule, and fails nothing.
    let backTest = BackTestReport(test: found.backTest, registers: found.registers, language: language)
    if json {
      return (
        JSON.object(
          [("schema", .int(1))]
            + kinds.map { key, _, outcomes in
              (
                key,
                .array(
                  outcomes.map {
                    .object([
                      ("name", .string($0.name[language])), ("pack", .string($0.pack)),
                      ("passed", .bool($0.passed)),
                      ("expected", .string($0.expected[language])), ("got", .string($0.got[language])),
                      ("place", .string($0.place)),
                    ])
                  })
              )
            } + [("back_test", backTest.object)]
        ).serialised, failed
      )
    }
    var lines: [String] = []
    for (_, heading, outcomes) in kinds where !outcomes.isEmpty {
      lines += [heading[language].uppercased()]
      lines += outcomes.map { outcome in
        outcome.passed
          ? "√ \(outcome.pack)  \(outcome.name[language])"
          : Sentence(
            id:
              "× \(outcome.pack)  \(outcome.name.id)\n    \(outcome.place)\n    diharapkan: \(outcome.expected.id)\n    hasil: \(outcome.got.id)",
            en:
              "× \(outcome.pack)  \(outcome.name.en)\n    \(outcome.place)\n    expected: \(outcome.expected.en)\n    got: \(outcome.got.en)"
          )[language]
      }
    }
    lines += backTest.lines
    let counts = kinds.map { "\($0.2.count) \($0.1[language].lowercased())" }.joined(separator: ", ")
    lines.append(
      Sentence(id: "\(counts); \(failed) gagal", en: "\(counts); \(failed) failed")[language])
    return (lines.joined(separator: "\n"), failed)
  }

  // MARK: diff

  package func diff(_ a: String, _ b: String, _ language: Language, json: Bool) throws(RunError) -> String {
    let old = try pack(a), new = try pack(b)
    let flips = RuleFlips(from: old, to: new, registers: try registers())
    let report = RuleDiffReport(
      old: old, new: new, changes: RuleDiff(from: old, to: new).changes, flips: flips.all,
      examined: flips.examined, isComparable: flips.isComparable, language: language)
    return json ? report.object.serialised : report.text
  }
}
