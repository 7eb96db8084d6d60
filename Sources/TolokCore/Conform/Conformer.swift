/// Gives staged rows their identity: region, owner and innovation.
///
/// Every row has exactly one fate. Names that do not resolve are set aside with a question to their
/// sender; nothing is guessed and nothing is merged.
package struct Conformer: Sendable {
  let registers: Registers
  let agencies: AgencyResolver
  let regions: RegionResolver
  let known: KnownNames

  package init(registers: Registers, asOf: CalendarDate) {
    self.registers = registers
    agencies = AgencyResolver(registers: registers, asOf: asOf)
    regions = RegionResolver(registers: registers)
    known = KnownNames(registers: registers)
  }

  /// Files in the order given; of equal rows the first one counts.
  package func conform(_ files: [StagedFile]) -> Checked<Facts> {
    var work = ConformWork(self)
    var readings = files.map { FileReading($0) }
    for i in readings.indices { work.begin(&readings[i]) }
    // An example row must not make a duplicate of a documented one, and awards name innovations:
    // documented rows are read first, then examples, then awards.
    for i in readings.indices { work.read(&readings[i], where: { $0.kind != .awards && !$0.synthetic }) }
    for i in readings.indices { work.read(&readings[i], where: { $0.kind != .awards && $0.synthetic }) }
    for i in readings.indices { work.read(&readings[i], where: { $0.kind == .awards }) }
    work.facts.ledger = readings.map(\.ledger)
    return Checked(work.facts, findings: readings.flatMap(\.findings))
  }
}

/// What the register already knows by name: aliases, owners, and the words for urusan.
struct KnownNames: Sendable {
  /// Region and alias key to the key of the innovation's own name.
  private var canonical: [Scoped: String] = [:]
  private var innovations: [Scoped: [KnownInnovation]] = [:]
  private var urusan: [String: String] = [:]

  struct Scoped: Hashable, Sendable {
    var region: String
    var key: String
  }

  init(registers: Registers) {
    var names: [String: String] = [:]
    for innovation in registers.innovations {
      let key = NameKey.innovation(innovation.name)
      names[innovation.id] = key
      innovations[Scoped(region: innovation.region, key: key), default: []].append(innovation)
    }
    for alias in registers.innovationAliases {
      guard let name = names[alias.innovation] else { continue }
      canonical[Scoped(region: alias.region, key: NameKey.innovation(alias.alias))] = name
    }
    for entry in registers.urusan {
      urusan[NameKey.innovation(entry.id)] = entry.id
      urusan[NameKey.innovation(entry.name)] = entry.id
    }
    for alias in registers.urusanAliases { urusan[NameKey.innovation(alias.alias)] = alias.urusan }
  }

  /// The key of a name, after the aliases that people have confirmed.
  func key(_ name: String, region: String) -> String {
    let key = NameKey.innovation(name)
    return canonical[Scoped(region: region, key: key)] ?? key
  }

  func innovations(_ key: String, region: String) -> [KnownInnovation] {
    innovations[Scoped(region: region, key: key)] ?? []
  }

  /// The urusan's id; the sender's own words where no urusan goes by them.
  func urusan(_ text: String) -> String { urusan[NameKey.innovation(text)] ?? text }
}

/// A file on its way through conforming.
struct FileReading: Sendable {
  let file: StagedFile
  var ledger: FileLedger
  var findings: [Finding] = []
  /// The agency the file is named after.
  var namedOwner: Agency?
  var toldNamedOwner = false

  init(_ file: StagedFile) {
    self.file = file
    var fates: [RowFate: Int] = [:]
    for fate in RowFate.allCases { fates[fate] = 0 }
    ledger = FileLedger(
      file: file.file, sha256: file.sha256, format: file.format, state: file.readable ? .empty : .unreadable,
      region: file.region, agencies: [], read: file.rows.count, fates: fates, cells: file.cells)
  }

  mutating func note(_ agency: Agency, _ kind: FormKind? = nil) {
    if !ledger.agencies.contains(agency.id) { ledger.agencies.append(agency.id) }
    if kind == .register, !ledger.registerAgencies.contains(agency.id) {
      ledger.registerAgencies.append(agency.id)
    }
  }

  func setAside(_ row: StagedRow, _ fate: RowFate) -> SetAsideRow {
    let name = row.value(RowField.name) ?? row.value(RowField.award) ?? row.value(RowField.subject)
    return SetAsideRow(
      fate: fate, region: file.region, kind: row.kind, ownerText: row.value(RowField.owner)?.displayed,
      name: name?.displayed, synthetic: row.synthetic, origin: place(row, name),
      cells: row.values.values.compactMap(\.cell).sorted())
  }

  func place(_ row: StagedRow, _ value: StagedValue?) -> Provenance {
    let cell = value?.cell ?? row.values.values.compactMap(\.cell).min()
    return Provenance(file: file.file, sheet: row.sheet, cell: cell, sha256: file.sha256)
  }
}
