import Containers
import Definitions
import Foundation  // files in a temporary folder
import Publishing
import Tabular
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// Edits of open cells, worked out by the program and by LibreOffice: the same to the rupiah.
@Suite struct ScenarioWorkbookTests {
  /// `SCENARIO_SEED=7 swift test --filter Scenario` tries other edits.
  private static let seed =
    ProcessInfo.processInfo.environment["SCENARIO_SEED"].flatMap { UInt64($0) } ?? 20_231_031
  private static let books = 10
  private static let edits = 200

  /// Regions and packs of each workbook: gates, prizes, shares, rates, published amounts and lines.
  private static let subjects: [(regions: [String], years: [Int])] = [
    (["35.12"], [2022]), (["33.71"], [2021, 2022]), (["35.79"], [2022]), (["35.73"], [2022]),
    (["kota-bogor", "35.12"], [2020]), (["kota-semarang"], [2020]), (["35.79"], [2021]),
    (["35.12"], [2019, 2021]),
    (["33.71"], [2018, 2020]), (["35.73", "33.71"], [2023]),
  ]

  private struct Spot: Hashable { let region: String?, pack: String, component: String?, cell: ScenarioCell }

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func givesWhatLibreOfficeGivesForEveryEdit() throws {
    let folder = try Places.temporary("scenario-books")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var generator = Seeded(state: Self.seed)
    let baseline = try Self.baseline()
    var ways: Set<EstimateMethod> = [], gates = 0, made = 0, blanks = 0, parameters = 0
    var files: [String] = []
    for (number, choice) in Self.subjects.enumerated() {
      let book = try results(baseline, choice.regions, choice.years)
      var spots: [Spot: InputKind] = [:]
      for result in book.did {
        guard let known = baseline.assessor.parameters(result.pack) else { continue }
        for input in result.calculation.inputs {
          spots[
            Spot(
              region: result.region, pack: result.pack, component: result.component, cell: .input(input.key))] =
            input.kind
        }
        for entry in known.entries {
          spots[Spot(region: nil, pack: result.pack, component: nil, cell: .parameter(entry.id))] = entry.kind
        }
        ways.formUnion(result.calculation.ways.map(\.method))
        if result.calculation.steps.contains(where: { $0.id == "gerbang" }) { gates += 1 }
      }
      for group in LedgerCalculation.groups(book.registers.didAmounts) where number % 3 == 0 {
        for input in LedgerCalculation.calculation(group.total, lines: group.lines).inputs.prefix(4) {
          spots[
            Spot(
              region: group.total.region, pack: "", component: group.total.component, cell: .input(input.key))
          ] = input.kind
        }
      }
      // Facts and parameters in turn, so that neither crowds the other out.
      var facts = spots.keys.filter { $0.region != nil }.sorted { "\($0)" < "\($1)" }.shuffled(
        using: &generator)
      var rules = spots.keys.filter { $0.region == nil }.sorted { "\($0)" < "\($1)" }.shuffled(
        using: &generator)
      var edits: [ComponentEdits] = []
      // One end of a range alone: a word beside a number.
      if let result = book.did.first(where: { $0.calculation.step("rentang_rendah")?.limit != nil }),
        let least = result.calculation.step("rentang_rendah")?.limit, number == 9
      {
        rules.removeAll { $0.pack == result.pack && $0.cell == .parameter(least) }
        edits.append(
          ComponentEdits(
            region: nil, pack: result.pack, component: nil,
            edits: CalculationEdits(parameters: [least: .unknown])))
        parameters += 1
      }
      while edits.count < Self.edits / Self.books, !(facts.isEmpty && rules.isEmpty) {
        let fromFacts = rules.isEmpty || (!facts.isEmpty && edits.count % 3 != 2)
        guard let spot = fromFacts ? facts.popLast() : rules.popLast(), let kind = spots[spot] else {
          continue
        }
        let value = RandomValue.any(kind, using: &generator)
        var one = CalculationEdits()
        switch spot.cell {
        case .input(let key): one.inputs[key] = value
        case .parameter(let id):
          one.parameters[id] = value
          parameters += 1
        }
        edits.append(
          ComponentEdits(region: spot.region, pack: spot.pack, component: spot.component, edits: one))
      }
      made += edits.count
      let file = "\(folder)/\(number).xlsx"
      try writeAudit(book, edits: edits, to: file)
      blanks += try blank(file, half: &generator)
      files.append(file)
    }
    #expect(made == Self.edits)
    #expect(
      blanks > 5 && parameters > 50 && gates > 3, "\(blanks) blanks, \(parameters) parameters, \(gates) gates"
    )
    #expect(
      ways.isSuperset(of: [.exactPrize, .published, .poolShare, .observedRate, .recipientRange]), "\(ways)")

    let out = "\(folder)/out"
    let outcome = try LibreOffice.recalculate(files, into: out)
    #expect(outcome.code == 0, "\(outcome.err)")
    var compared = 0, wrong = 0
    for (number, file) in files.enumerated() {
      let stored = try read(file), fresh = try read("\(out)/\(number).xlsx")
      for (sheet, cells) in stored {
        for (address, cell) in cells {
          guard let formula = cell.formula else { continue }
          compared += 1
          let got = fresh[sheet]?[address]?.value
          guard !Self.agree(cell.value, got) else { continue }
          wrong += 1
          if wrong <= 10 {
            Issue.record(
              "seed \(Self.seed), workbook \(number), \(sheet)!\(address): stored \(cell.value), recalculated \(String(describing: got)): \(formula)"
            )
          }
        }
      }
    }
    #expect(wrong == 0, "\(wrong) of \(compared) formulas, seed \(Self.seed)")
    #expect(compared > 3_000, "\(compared)")
  }

  /// The project, and a published score beside one published line, so that a rate can be observed.
  private static func baseline() throws -> ScenarioBaseline {
    let known = try ScenarioSubject().baseline
    var registers = known.registers
    let fact = "nilai_peta_mutu_pendidikan"
    if !registers.didInputs.contains(where: {
      $0.region == "33.71" && $0.fiscalYear == 2021 && $0.fact == fact
    }) {
      let line = try #require(registers.didAmounts.first { $0.line == "Peta mutu pendidikan" })
      registers.didInputs.append(
        DIDInput(
          id: "uji", region: "33.71", fiscalYear: 2021, fact: fact, value: "95", citation: line.citation))
    }
    return ScenarioBaseline(
      packs: known.packs, registers: registers, regions: known.regions, asOf: known.asOf,
      lawAsOf: known.lawAsOf)
  }

  private func results(_ baseline: ScenarioBaseline, _ regions: [String], _ years: [Int]) throws
    -> MonthResults
  {
    MonthResults(
      period: try #require(Period("2023-10")), asOf: baseline.asOf, lawAsOf: baseline.lawAsOf,
      runDate: baseline.asOf, language: .id, edition: Sentence(id: "uji", en: "test"),
      registers: baseline.registers,
      facts: Facts(), findings: [], collection: [], standings: [], reconciliations: [],
      did: years.flatMap { year in regions.flatMap { baseline.assessor.assess(region: $0, year: year) } },
      rulePacks: baseline.packs, definitions: [])
  }

  /// Empties open cells that say "not known", as a person does with the delete key; results stay as they are stored.
  private func blank(_ file: String, half generator: inout Seeded) throws -> Int {
    let archive = try ZipArchive([UInt8](try #require(FileManager.default.contents(atPath: file))))
    let strings = String(decoding: try #require(try archive.read("xl/sharedStrings.xml")), as: UTF8.self)
    let items = strings.components(separatedBy: "<si>").dropFirst()
    let unknown = try #require(items.firstIndex { $0.contains(">belum diketahui<") }) - 1
    var blanks = 0
    var parts: [ZipLiteral.Part] = []
    for name in archive.names {
      var content = try #require(try archive.read(name))
      if name == "xl/worksheets/sheet2.xml" || name == "xl/worksheets/sheet3.xml" {
        let pieces = String(decoding: content, as: UTF8.self).components(separatedBy: "<c r=\"C")
        var text = pieces[0]
        for piece in pieces.dropFirst() {
          let cell = " t=\"s\"><v>\(unknown)</v></c>"
          if let range = piece.range(of: cell), !piece[..<range.lowerBound].contains(">"),
            Int.random(in: 0..<2, using: &generator) == 0
          {
            blanks += 1
            text += "<c r=\"C" + piece[..<range.lowerBound] + "/>" + piece[range.upperBound...]
          } else {
            text += "<c r=\"C" + piece
          }
        }
        content = Array(text.utf8)
      }
      parts.append(ZipLiteral.Part(name, content))
    }
    try Data(ZipLiteral(parts).bytes).write(to: URL(filePath: file))
    return blanks
  }

  private func read(_ file: String) throws -> [String: [CellAddress: Cell]] {
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: file)))
    var sheets: [String: [CellAddress: Cell]] = [:]
    for sheet in try FileReader().read(bytes: bytes, name: file).sheets {
      var cells: [CellAddress: Cell] = [:]
      for cell in sheet.cells { cells[cell.address] = cell }
      sheets[sheet.name] = cells
    }
    return sheets
  }

  /// To the rupiah, words letter by letter; a formula's empty text is as good as none.
  static func agree(_ stored: CellValue, _ fresh: CellValue?) -> Bool {
    func plain(_ value: CellValue?) -> CellValue {
      switch value {
      case .date(let moment)?: .number(Double(moment.date.excelSerial))
      case nil, .missing?: .text("")
      case let value?: value
      }
    }
    switch (plain(stored), plain(fresh)) {
    case (.number(let a), .number(let b)):
      return (a - b).magnitude <= max(1e-9, 1e-12 * max(a.magnitude, b.magnitude))
    case (let a, let b): return a == b
    }
  }
}
