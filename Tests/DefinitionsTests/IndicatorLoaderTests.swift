import Foundation  // files of a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import Definitions

@Suite struct IndicatorLoaderTests {
  static let good = """
    schema: 1
    code: uji
    label: {id: Uji, en: Test}
    question: {id: Apa?, en: What?}
    unit: share
    direction: higher
    numerator: {id: atas, en: top}
    denominator:
      what: {id: bawah, en: bottom}
      series: {id: seri, en: series}
      date: period_end
    value:
      share:
        part: {agencies_with: {rows: innovations, where: [{field: stage, is: [penerapan]}], at_least: 1}}
        whole: agencies
    basis: register
    goalposts:
      - {worst: 0, best: 1, valid_from: 2021-01-01, reference: {id: batas alami, en: natural bounds}}
    owner: {id: Bappeda, en: planning}
    review_by: 2024-12-31
    coverage: {of: agencies, minimum: 0.5}

    """

  private let vocabularies = [Vocabulary(id: "stage", values: [(value: "penerapan", forms: [])])]

  private func load(_ text: String, name: String = "uji.yaml") throws -> [Indicator] {
    let folder = try Places.temporary("indikator")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    return try loadIndicators(directory: folder, claims: ["ada"], vocabularies: vocabularies)
  }

  private func message(_ text: String, name: String = "uji.yaml") -> String {
    do {
      _ = try load(text, name: name)
      return ""
    } catch let error as DefinitionError {
      return error.sentence.id.split(separator: "/").last.map(String.init) ?? ""
    } catch { return "\(error)" }
  }

  @Test func readsEveryPartOfACard() throws {
    let card = try #require(try load(Self.good).first)
    #expect(
      card.code == "uji" && card.unit == .share && card.direction == .higher && card.basis == "register")
    #expect(
      card.node
        == .share(
          part: .agenciesWith(.innovations, [.isOneOf(.stage, ["penerapan"])], .atLeast(1)), whole: .agencies)
    )
    #expect(card.goalposts(on: CalendarDate("2023-01-01")!)?.best == 1)
    #expect(card.goalposts(on: CalendarDate("2020-12-31")!) == nil)
    #expect(card.coverage.minimum == 0.5 && card.coverage.subject == .agencies)
    #expect(card.reviewBy == CalendarDate("2024-12-31") && card.isOverdue(on: CalendarDate("2025-01-01")!))
  }

  /// Takes one key out of the good card, with what belongs to it.
  @Test(arguments: [
    "code", "label", "question", "unit", "direction", "numerator", "denominator", "value", "basis",
    "goalposts", "owner", "review_by", "coverage",
  ])
  func refusesACardWithoutAKey(_ key: String) {
    var kept: [Substring] = []
    var dropping = false
    for line in Self.good.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.hasPrefix(" ") { dropping = line.hasPrefix("\(key):") }
      if !dropping { kept.append(line) }
    }
    #expect(message(kept.joined(separator: "\n")) == "uji.yaml:1: kunci '\(key)' belum diisi")
  }

  @Test(arguments: [
    (
      "unit: share", "unit: agency",
      "uji.yaml:5: 'unit' tertulis 'agency', sedangkan 'value' bersatuan 'share'; samakan salah satunya"
    ),
    ("unit: share", "unit: persen", "uji.yaml:5: 'unit' bukan satuan: 'persen'"),
    (
      "whole: agencies", "whole: population",
      "uji.yaml:13: 'value': 'share' tidak dapat memakai satuan 'agency' dengan 'person'"
    ),
    (
      "is: [penerapan]", "is: [penerapann]",
      "uji.yaml:14: 'value.share.part.agencies_with.where': 'penerapann' bukan nilai 'stage'; pilihannya: penerapan"
    ),
    (
      "at_least: 1", "at_least: nol",
      "uji.yaml:14: 'value.share.part.agencies_with.at_least' harus bilangan atau region_minimum"
    ),
    ("whole: agencies", "whole: opd", "uji.yaml:15: 'value.share.whole': simpul 'opd' tidak dikenal"),
    (
      "direction: higher", "direction: lower",
      "uji.yaml:18: 'goalposts' 0.0 → 1.0 tidak sesuai dengan 'direction'"
    ),
    (
      "valid_from: 2021-01-01", "valid_from: 2021",
      "uji.yaml:18: 'goalposts.valid_from' harus tanggal TTTT-BB-HH"
    ),
    (
      ", reference: {id: batas alami, en: natural bounds}", "",
      "uji.yaml:18: kunci 'goalposts.reference' belum diisi"
    ),
    (
      "rows: innovations, where", "where",
      "uji.yaml:14: 'value.share.part.agencies_with.rows' harus salah satu dari \(RowSource.allCases.map(\.rawValue).joined(separator: ", ")), bukan '?'"
    ),
    ("what: {id: bawah, en: bottom}", "", "uji.yaml:10: kunci 'denominator.what' belum diisi"),
    ("{id: Uji, en: Test}", "{id: Uji}", "uji.yaml:3: 'label' memerlukan id dan en"),
    ("minimum: 0.5", "minimum: 50", "uji.yaml:21: 'coverage.minimum' harus 0 sampai 1"),
    ("code: uji", "code: lain", "uji.yaml:2: 'code' harus sama dengan nama berkas"),
    ("direction:", "directoin:", "uji.yaml:6: kunci 'directoin' tidak dikenal; maksud Anda 'direction'?"),
    (
      "date: period_end", "date: besok",
      "uji.yaml:11: 'denominator.date' harus salah satu dari period_end, nearest, published, none, bukan 'besok'"
    ),
    (
      "basis: register", "basis: kira",
      "uji.yaml:16: 'basis' harus salah satu dari competition, exhibition, iid_sent, index, register, statement"
    ),
    (
      "review_by: 2024-12-31", "review_by: 2024-12-31\npublished: [{claims: [tiada]}]",
      "uji.yaml:21: pernyataan 'tiada' tidak ada dalam claims.csv"
    ),
    (
      "worst: 0, best: 1,", "worst: 0, best: 60,",
      "uji.yaml:18: 'goalposts' 0.0 → 60.0: bagian ditulis 0 sampai 1; 60% adalah 0.6"
    ),
    ("schema: 1", "schema: 2", "uji.yaml:1: 'schema' harus 1"),
  ])
  func namesFileLineAndKeyOfWhatDoesNotFit(_ from: String, _ to: String, _ expected: String) {
    #expect(message(Self.good.replacing(from, with: to)) == expected)
  }

  /// Nodes are a tree: a value that holds itself is no YAML that can be read, and neither loops nor crashes.
  @Test func refusesACycle() {
    let text = Self.good.replacing("  share:\n", with: "  share: &lingkar\n")
      .replacing("whole: agencies", with: "whole: *lingkar")
    #expect(message(text).hasPrefix("uji.yaml:15: YAML tidak dapat dibaca"))
  }

  @Test func takesNoGoalpostsOnlyWithTheReason() throws {
    let posts =
      "goalposts:\n  - {worst: 0, best: 1, valid_from: 2021-01-01, reference: {id: batas alami, en: natural bounds}}"
    let none = try load(Self.good.replacing(posts, with: "goalposts: {none: {id: sebab, en: because}}"))
    #expect(none.first?.goalposts.isEmpty == true && none.first?.noGoalposts?.id == "sebab")
    #expect(
      message(Self.good.replacing(posts, with: "goalposts: []")).hasSuffix("tulis none dengan alasannya"))
  }

  // MARK: - The project's own

  private func project() throws -> BenchmarkDefinitions {
    let root = Places.root
    let registers = try loadRegisters(directory: "\(root)/datasets/reference")
    return try loadBenchmark(
      directory: "\(root)/pipelines/indicators", claims: Set(registers.claims.map(\.id)),
      urusan: Set(registers.urusan.map(\.id)),
      vocabularies: try loadVocabularies(directory: "\(root)/pipelines/vocabularies"))
  }

  @Test func loadsTheProjectsIndicators() throws {
    let all = try project()
    #expect(all.indicators.count >= 30 && all.groups.count >= 3 && !all.recipes.isEmpty)
    #expect(all.findings.templates.count >= 10 && all.duties.phrases.count >= 30)
    // Every question ends as one, and both languages say something of their own.
    for card in all.indicators {
      #expect(card.question.id.hasSuffix("?") && card.question.en.hasSuffix("?"), "\(card.code)")
      #expect(!card.goalposts.isEmpty || card.noGoalposts != nil, "\(card.code)")
    }
    // What a composite scores by goalposts has some.
    for recipe in all.recipes where recipe.normalisation == .goalposts {
      for component in recipe.components {
        let card = all.indicators.first { $0.code == component.indicator }
        #expect(card?.goalposts.isEmpty == false, "\(component.indicator)")
      }
    }
  }

  private func companion(_ name: String, _ text: String) -> String {
    do {
      let folder = try Places.temporary("indikator")
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try Self.good.write(toFile: "\(folder)/uji.yaml", atomically: true, encoding: .utf8)
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      _ = try loadBenchmark(directory: folder, claims: [], urusan: ["1"], vocabularies: vocabularies)
      return ""
    } catch let error as DefinitionError {
      return error.sentence.id.split(separator: "/").last.map(String.init) ?? ""
    } catch { return "\(error)" }
  }

  @Test func refusesAMixedPeerGroup() {
    #expect(
      companion(
        "peers.yaml",
        "schema: 1\ngroups:\n  - {id: g, label: {id: a, en: b}, reason: {id: a, en: b}, kind: semua}\n")
        == "peers.yaml:3: 'kind' harus kota, kabupaten atau provinsi: kota hanya dibandingkan dengan kota")
  }

  @Test func refusesASentenceThatIsBoundToNothing() {
    func sentence(_ id: String, _ en: String) -> String {
      companion(
        "findings.yaml",
        "schema: 1\nnumbers: [uji]\nsentences:\n  - {id: k, text: {id: \"\(id)\", en: \"\(en)\"}}\n")
    }
    #expect(sentence("{uji} unit", "{uji} units") == "")
    #expect(
      sentence("{tiada} unit", "{tiada} units") == "findings.yaml:4: indikator 'tiada' tidak ada")
    #expect(
      sentence("{uji} unit", "{uji@statement} units")
        == "findings.yaml:4: kalimat 'k' menyebut angka yang berbeda dalam kedua bahasa")
    #expect(
      sentence("{wilayah} hebat", "{wilayah} is great")
        == "findings.yaml:4: kalimat 'k' tidak terikat pada angka mana pun")
  }

  @Test func refusesAnUnknownDutyArea() {
    #expect(
      companion("duty-areas.yaml", "schema: 1\nareas:\n  - {urusan: \"99\", names: [X]}\n")
        == "duty-areas.yaml:3: urusan '99' tidak ada dalam urusan.csv")
  }
}
