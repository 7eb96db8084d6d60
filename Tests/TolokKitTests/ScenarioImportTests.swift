import Containers
import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// A scenario written into an audit workbook comes back as itself; anything else is refused with a reason.
@Suite struct ScenarioImportTests {
  private static let seed: UInt64 = 35_12

  @Test(arguments: Language.allCases)
  func comesBackAsItWasWritten(_ language: Language) throws {
    let folder = try Places.temporary("scenario-round")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let subject = try ScenarioSubject()
    var generator = Seeded(state: Self.seed)
    var kinds: Set<String> = []
    for round in 0..<(language == .id ? 6 : 2) {
      let changes = changes(subject, using: &generator)
      let scenario = Scenario(
        name: "putaran-\(round)", label: Sentence(id: "a", en: "b"), why: Sentence(id: "\"c\": d", en: "e"),
        asOf: subject.baseline.asOf, lawAsOf: subject.baseline.lawAsOf, changes: changes)
      let yaml = "\(folder)/\(round).yaml", book = "\(folder)/\(round).xlsx"
      try ScenarioImport.write(scenario, to: yaml)
      try ScenarioRun(ScenarioSubject.request(), file: yaml).write(to: book, language)
      // No days are asked for: the workbook states its own.
      var request = ScenarioRequest()
      request.project = Places.root
      let back = try ScenarioImport(request, file: book, name: "putaran-\(round)").scenario()
      #expect(back.asOf == scenario.asOf && back.lawAsOf == scenario.lawAsOf)
      #expect(
        Self.sorted(back.changes) == Self.sorted(changes), "seed \(Self.seed), round \(round), \(language)")
      if round == 0, language == .id, Places.has("soffice") {
        // Saved by another program, the edits are the same.
        #expect(try LibreOffice.recalculate([book], into: "\(folder)/out").code == 0)
        let saved = try ScenarioImport(request, file: "\(folder)/out/0.xlsx", name: nil).scenario()
        #expect(Self.sorted(saved.changes) == Self.sorted(changes), "saved by LibreOffice")
      }
      // And the file that the import writes is read as the same scenario.
      try ScenarioImport.write(back, to: yaml)
      let again = try subject.project.scenario(yaml)
      #expect(again.changes == back.changes && again.why == back.why && again.name == back.name)
      for change in changes {
        if case .fact(_, _, _, let pack, _) = change.target {
          kinds.insert(pack == nil ? "fact" : "narrowed")
        } else {
          kinds.insert("parameter")
        }
        if change.value == nil { kinds.insert("unknown") }
      }
    }
    if language == .id { #expect(kinds == ["fact", "narrowed", "parameter", "unknown"], "\(kinds)") }
  }

  private static func sorted(_ changes: [ScenarioChange]) -> [String] {
    changes.map { "\($0.target) = \($0.value ?? "null")" }.sorted()
  }

  /// Lawful changes that are no idle ones, each cell once.
  private func changes(_ subject: ScenarioSubject, using generator: inout Seeded) -> [ScenarioChange] {
    let parts = subject.parts(
      ["35.12", "33.71", "kota-semarang", "35.78"],
      [
        "2020-tambahan-inovasi", "2021", "2022-tahun-sebelumnya", "2022-tahun-berjalan-1",
        "2022-tahun-berjalan-2", "2023",
      ])
    var changes: [ScenarioChange] = []
    var taken: Set<String> = []
    func add(
      _ target: ScenarioTarget, _ kind: InputKind, _ unit: String, _ base: RuleValue, _ isFact: Bool,
      _ spot: String
    ) {
      let text = RandomValue.lawful(kind, using: &generator)
      guard case .success(let value) = ScenarioValue.value(of: text, kind, unit: unit, isFact: isFact),
        value != base,
        !(kind == .date && text == nil && base == .unknown), taken.insert(spot).inserted
      else { return }
      changes.append(ScenarioChange(target, value: text))
    }
    while changes.count < 14 {
      guard let part = parts.randomElement(using: &generator) else { break }
      if Int.random(in: 0..<3, using: &generator) == 0 {
        guard let entry = part.parameters.entries.randomElement(using: &generator) else { continue }
        add(
          .parameter(pack: part.pack.id, parameter: entry.id), entry.kind, entry.unit, entry.value, false,
          "\(part.pack.id) \(entry.id)")
        continue
      }
      guard let input = part.calculation.inputs.randomElement(using: &generator) else { continue }
      let year = part.pack.fiscalYear
      let readers = subject.baseline.parts(region: part.region, year: year).filter {
        $0.calculation.input(input.key) != nil
      }
      let isNarrow = readers.count > 1 && (ScenarioPart.isOwn(input.key) || Bool.random(using: &generator))
      add(
        .fact(
          region: part.region.id, year: year, fact: input.key, pack: isNarrow ? part.pack.id : nil,
          component: isNarrow ? part.component.id : nil), input.kind, input.unit, input.value, true,
        "\(part.region.id) \(year) \(input.key)")
    }
    return changes
  }

  // MARK: Refusals

  /// A workbook with one edit, changed once more by hand.
  private func refusal(_ change: (inout BookText) throws -> Void) throws -> String {
    let folder = try Places.temporary("scenario-refused")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let book = "\(folder)/audit-did.xlsx"
    try ScenarioRun(
      ScenarioSubject.request(), file: "\(Places.root)/pipelines/scenarios/situbondo-tepat-waktu.yaml"
    ).write(to: book, .id)
    var text = try BookText(book)
    try change(&text)
    try text.write(to: book)
    do {
      _ = try ScenarioImport(ScenarioSubject.request(), file: book, name: nil).scenario()
      return "tidak ditolak"
    } catch {
      return error.sentence.id.replacingOccurrences(of: folder + "/", with: "")
    }
  }

  @Test func refusesTextInACellForNumbers() throws {
    let said = try refusal { try $0.type("tiga miliar", beside: "in_3512_did22_terbit") }
    #expect(
      said.contains(
        "(in_3512_did22_terbit): teks 'tiga miliar' di sel bilangan; isi bilangan, atau tulis: belum diketahui"
      ), "\(said)")
  }

  @Test func refusesAWordThatNoListHolds() throws {
    let said = try refusal { try $0.type("mungkin", beside: "in_3512_did22_ptsp") }
    #expect(
      said.hasSuffix("(in_3512_did22_ptsp): 'mungkin' tidak dikenal; pilihannya: ya, tidak, belum diketahui"),
      "\(said)")
  }

  @Test func refusesAnEditedBaseline() throws {
    let said = try refusal { try $0.type("ya", beside: "in_3512_did22_apbd_tepat_waktu", column: "D") }
    #expect(said.contains("kolom Baseline berisi 'ya', proyek berkata 'tidak'"), "\(said)")
  }

  @Test func refusesANameThatTheProjectDoesNotKnow() throws {
    let said = try refusal { $0.replace("in_3512_did22_ptsp<", "in_3512_did22_ptps<") }
    #expect(
      said.contains(
        "(in_3512_did22_ptps): nama ini tidak ada dalam proyek; maksud Anda 'in_3512_did22_ptsp'?"), "\(said)"
    )
  }

  @Test func refusesAResultTypedOver() throws {
    let said = try refusal { try $0.typeOverAResult() }
    #expect(said.contains("bukan rumus lagi ('1')"), "\(said)")
  }

  @Test func refusesAWorkbookOfAnotherLanguageOrKind() throws {
    let said = try refusal { $0.replace(">Nama sel<", ">Nom de cellule<") }
    #expect(said.contains("tidak punya kolom 'Nama sel' atau 'Name of the cell'"), "\(said)")
    let other = try refusal { $0.rename(sheet: "Masukan", to: "Isian") }
    #expect(other.contains("bukan buku audit DID: tidak ada lembar 'Masukan'"), "\(other)")
  }
}

/// An audit workbook as XML, to be spoiled.
struct BookText {
  private var parts: [(name: String, content: String)] = []
  private var strings: [String] = []

  init(_ file: String) throws {
    let archive = try ZipArchive([UInt8](try #require(FileManager.default.contents(atPath: file))))
    for name in archive.names {
      parts.append((name, String(decoding: try #require(try archive.read(name)), as: UTF8.self)))
    }
    let table = try #require(parts.first { $0.name == "xl/sharedStrings.xml" }).content
    strings = table.components(separatedBy: "<si>").dropFirst().map { $0 }
  }

  func write(to file: String) throws {
    try Data(ZipLiteral(parts.map { ZipLiteral.Part($0.name, $0.content) }).bytes).write(
      to: URL(filePath: file))
  }

  mutating func replace(_ old: String, _ new: String) {
    for index in parts.indices where parts[index].name == "xl/sharedStrings.xml" {
      parts[index].content = parts[index].content.replacingOccurrences(of: old, with: new)
    }
  }

  mutating func rename(sheet: String, to name: String) {
    for index in parts.indices where parts[index].name == "xl/workbook.xml" {
      parts[index].content = parts[index].content.replacingOccurrences(
        of: "name=\"\(sheet)\"", with: "name=\"\(name)\"")
    }
  }

  /// Writes a text into a column of the row whose name stands beside it.
  mutating func type(_ text: String, beside name: String, column: String = "C") throws {
    let shared = try #require(strings.firstIndex { $0.contains(">\(name)<") })
    for index in parts.indices where parts[index].name == "xl/worksheets/sheet2.xml" {
      let content = parts[index].content
      let mark = "t=\"s\"><v>\(shared)</v></c>"
      let place = try #require(content.range(of: mark))
      let row = try #require(
        content.range(of: "<row r=\"", options: .backwards, range: content.startIndex..<place.lowerBound))
      let number = content[row.upperBound...].prefix { $0 != "\"" }
      let cell = try #require(content.range(of: "<c r=\"\(column)\(number)\""))
      let end = try #require(content.range(of: "</c>", range: cell.lowerBound..<content.endIndex))
      parts[index].content.replaceSubrange(
        cell.lowerBound..<end.upperBound,
        with: "<c r=\"\(column)\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>")
    }
  }

  /// The first result of the first block becomes a number that was typed.
  mutating func typeOverAResult() throws {
    for index in parts.indices where parts[index].name == "xl/worksheets/sheet4.xml" {
      let content = parts[index].content
      let cell = try #require(
        content.range(of: "<c r=\"E", range: content.range(of: "<row r=\"8\"")!.lowerBound..<content.endIndex)
      )
      let end = try #require(content.range(of: "</c>", range: cell.lowerBound..<content.endIndex))
      let address = content[cell.upperBound...].prefix { $0 != "\"" }
      parts[index].content.replaceSubrange(
        cell.lowerBound..<end.upperBound, with: "<c r=\"E\(address)\"><v>1</v></c>")
    }
  }
}
