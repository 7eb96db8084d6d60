import Containers
import Definitions
import FoundationEssentials
import Publishing
import Tabular
import TolokCore

/// `tolok scenario import`: the edits of an audit workbook as a scenario. Cells are known by the names that stand
/// beside them, never by their addresses; the baseline of every row must be the project's.
package struct ScenarioImport {
  private let project: ScenarioProject
  private let request: ScenarioRequest
  private let file: String
  private let name: String
  private let workbook: Workbook
  private let sha256: String

  package init(_ request: ScenarioRequest, file: String, name: String?) throws(RunError) {
    self.request = request
    self.file = file
    project = try ScenarioProject(request)
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    let plain = Self.plain(name ?? (stem.hasSuffix(".xlsx") ? String(stem.dropLast(5)) : stem))
    if let name, plain != name {
      throw .badValue(
        Sentence(
          id: "--name '\(name)' hanya boleh huruf, angka, - dan _; misalnya: \(plain)",
          en: "--name '\(name)' may hold letters, digits, - and _ only; for example: \(plain)"))
    }
    self.name = plain
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unreadable(
        Sentence(
          id: "berkas \(file) tidak ada atau tidak boleh dibaca",
          en: "the file \(file) is missing or may not be read"))
    }
    let bytes = [UInt8](data)
    sha256 = Containers.sha256(bytes)
    do { workbook = try FileReader().read(bytes: bytes, name: file) } catch {
      let finding = findings(for: error, file: file, sha256: sha256)
      throw .unreadable(
        Sentence(
          id: "\(file): \(finding.message.id); \(finding.fix.id)",
          en: "\(file): \(finding.message.en); \(finding.fix.en)"))
    }
  }

  private static func plain(_ text: String) -> String {
    let kept = String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
    return kept.isEmpty ? "skenario" : kept
  }

  package func scenario() throws(RunError) -> Scenario {
    let sheets = try AuditSheets(workbook, file: file)
    let rows = sheets.rows
    let dates = sheets.dates
    let baseline = project.baseline(asOf: dates?.facts, lawAsOf: dates?.law)
    let cells = cells(rows, baseline, sheets.language)
    var seen: Set<String> = []
    var edits: [AuditEdit] = []
    for row in rows {
      guard seen.insert(row.name).inserted else {
        throw row.problem(
          file, Sentence(id: "nama ini sudah ada pada baris lain", en: "the name stands in another row too"))
      }
      guard let meaning = cells[row.name] else {
        let near = nearestName(row.name, in: cells.names)
        throw row.problem(
          file,
          Sentence(
            id: "nama ini tidak ada dalam proyek\(near.map { "; maksud Anda '\($0)'?" } ?? "")",
            en: "the name is not in the project\(near.map { "; did you mean '\($0)'?" } ?? "")"))
      }
      if let edit = try edit(row, meaning, cells) { edits.append(edit) }
    }
    try sheets.requireFormulas()
    return Scenario(
      name: name, label: Sentence(id: name, en: name),
      why: Sentence(
        id: "suntingan buku audit, SHA-256 \(sha256.prefix(12))",
        en: "edits of an audit workbook, SHA-256 \(sha256.prefix(12))"),
      asOf: baseline.asOf, lawAsOf: baseline.lawAsOf, changes: changes(edits, baseline))
  }

  package static func write(_ scenario: Scenario, to path: String) throws(RunError) {
    do { try Data(scenario.yaml.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw .failed(
        Sentence(
          id: "\(path) tidak dapat ditulis; periksa folder dan izinnya",
          en: "\(path) cannot be written; check its folder and permissions"))
    }
  }

  // MARK: Names

  /// The open cells of every region that the workbook names.
  private func cells(_ rows: [AuditRow], _ baseline: ScenarioBaseline, _ language: Language) -> AuditCells {
    let regions = baseline.registers.regions.filter { region in
      let prefix = AuditCells.prefix(region: region.id)
      return rows.contains { $0.name.hasPrefix(prefix) }
    }
    let calculations = regions.flatMap { region in
      baseline.packs.flatMap { baseline.parts(region: region, pack: $0).map(\.calculation) }
    }
    return AuditCells(
      calculations: calculations, packs: baseline.packs.compactMap { baseline.assessor.parameters($0.id) },
      amounts: baseline.registers.didAmounts, language: language)
  }

  private struct AuditEdit {
    let target: ScenarioTarget
    let value: String?
  }

  private func edit(_ row: AuditRow, _ meaning: AuditCells.Meaning, _ cells: AuditCells) throws(RunError)
    -> AuditEdit?
  {
    let (known, kind, unit, isFact): (RuleValue, InputKind, String, Bool)
    switch meaning {
    case .fact(let input, _): (known, kind, unit, isFact) = (input.value, input.kind, input.unit, true)
    case .ledger(let input): (known, kind, unit, isFact) = (input.value, input.kind, input.unit, true)
    case .parameter(let entry, _): (known, kind, unit, isFact) = (entry.value, entry.kind, entry.unit, false)
    }
    guard cells.holds(row.baseline, known) else {
      let text = row.baseline.map { Cell(CellAddress(row: 1, column: 1), $0).displayed } ?? ""
      let said = Cell(CellAddress(row: 1, column: 1), cells.shown(known)).displayed
      throw row.problem(
        file,
        Sentence(
          id:
            "kolom Baseline berisi '\(text)', proyek berkata '\(said)'; sel terkunci ini disunting, atau proyek berubah sejak buku dibuat: buat ulang buku auditnya",
          en:
            "the column Baseline holds '\(text)', the project says '\(said)'; this locked cell was edited, or the project has changed since: make the audit workbook anew"
        ))
    }
    guard row.differs else {
      throw row.problem(
        file,
        Sentence(
          id: "kolom Beda bukan rumus lagi; sel terkunci ini disunting",
          en: "the column Differs is no formula any more; this locked cell was edited"))
    }
    // As it was written: nothing to judge, whatever the baseline is.
    if cells.holds(row.value, known) { return nil }
    let value: RuleValue
    switch cells.value(row.value, kind, unit: unit, isFact: isFact) {
    case .success(let read): value = read
    case .failure(let reason): throw row.problem(file, reason.sentence)
    }
    guard value != known else { return nil }
    let text = ScenarioValue.text(value, kind)
    switch meaning {
    case .ledger:
      throw row.problem(
        file,
        Sentence(
          id:
            "baris buku besar bukan fakta skenario; yang keliru dibetulkan di datasets/reference/did-amounts.csv",
          en:
            "a line of the ledger is no fact of a scenario; a wrong one is mended in datasets/reference/did-amounts.csv"
        ))
    case .parameter(let entry, let pack):
      return AuditEdit(target: .parameter(pack: pack, parameter: entry.id), value: text)
    case .fact(let input, let calculation):
      return AuditEdit(
        target: .fact(
          region: calculation.region, year: calculation.year, fact: input.key, pack: calculation.pack,
          component: calculation.component), value: text)
    }
  }

  // MARK: One fact in several blocks

  private struct Fact: Hashable { let region: String, year: Int, name: String }

  /// A fact changed alike wherever it is read is said once; changed in some places only, it names them.
  private func changes(_ edits: [AuditEdit], _ baseline: ScenarioBaseline) -> [ScenarioChange] {
    var values: [Fact: [String?]] = [:]
    for edit in edits {
      if case .fact(let region, let year, let fact, _, _) = edit.target {
        values[Fact(region: region, year: year, name: fact), default: []].append(edit.value)
      }
    }
    var parts: [Fact: Int] = [:]
    var said: Set<Fact> = []
    var changes: [ScenarioChange] = []
    for edit in edits {
      guard case .fact(let region, let year, let name, _, _) = edit.target else {
        changes.append(ScenarioChange(edit.target, value: edit.value))
        continue
      }
      let fact = Fact(region: region, year: year, name: name)
      let readers =
        parts[fact]
        ?? (baseline.registers.region(region).map { found in
          baseline.parts(region: found, year: year).filter { $0.calculation.input(name) != nil }.count
        } ?? 1)
      parts[fact] = readers
      let all = values[fact] ?? []
      if all.count == readers, Set(all).count == 1, readers == 1 || !ScenarioPart.isOwn(name) {
        if said.insert(fact).inserted {
          changes.append(ScenarioChange(.fact(region: region, year: year, fact: name), value: edit.value))
        }
      } else {
        changes.append(ScenarioChange(edit.target, value: edit.value))
      }
    }
    return changes
  }
}
