/// The running state of one conforming: the facts so far and what has been seen before.
struct ConformWork {
  let conformer: Conformer
  var facts = Facts()
  private var seen: [String: Provenance] = [:]
  /// Region and name key to the innovations of this month, for the awards.
  private var named: [KnownNames.Scoped: [Int]] = [:]
  private var resolutions: [KnownNames.Scoped: AgencyResolver.Resolution] = [:]

  init(_ conformer: Conformer) { self.conformer = conformer }

  /// Looks at the file as a whole: even an unreadable or empty one may say whose it is.
  mutating func begin(_ reading: inout FileReading) {
    guard let region = reading.file.region else { return }
    reading.namedOwner = conformer.agencies.owner(ofFile: reading.file.file, in: region)
    let answers = reading.file.rows.contains { $0.accepted && !$0.source.isEmpty }
    if let owner = reading.namedOwner, !reading.file.readable || !answers { reading.note(owner) }
  }

  mutating func read(_ reading: inout FileReading, where isDue: (StagedRow) -> Bool) {
    for row in reading.file.rows where isDue(row) {
      let fate = fate(of: row, &reading)
      reading.ledger.fates[fate, default: 0] += 1
      // A layout nobody knows is no empty form: something was sent, and it was not understood.
      if fate != .excluded || row.source.isEmpty { reading.ledger.state = .received }
      if fate != .loaded { facts.setAside.append(reading.setAside(row, fate)) }
    }
  }

  private mutating func fate(of row: StagedRow, _ reading: inout FileReading) -> RowFate {
    if row.source.isEmpty { return .excluded }
    if row.source.hasPrefix("scores") {
      reading.findings.append(Finding(.unusedForm, at: reading.place(row, nil)))
      return .excluded
    }
    if statesNone(row) {
      if case .found(let place) = region(of: row, &reading, quietly: true),
        case .found(let owner) = owner(of: row, in: place, &reading, quietly: true)
      {
        reading.note(owner)
        if row.kind == .register, !reading.ledger.nihilAgencies.contains(owner.id) {
          reading.ledger.nihilAgencies.append(owner.id)
        }
      }
      reading.findings.append(Finding(.statedNone, at: reading.place(row, row.value(RowField.name))))
      return .excluded
    }
    guard row.accepted else {
      // Set aside by staging with its own finding; its sender is still known to have sent it.
      if case .found(let place) = region(of: row, &reading, quietly: true),
        case .found(let owner) = owner(of: row, in: place, &reading, quietly: true)
      {
        reading.note(owner, row.kind)
      }
      return .rejected
    }
    switch region(of: row, &reading, quietly: false) {
    case .stop(let fate): return fate
    case .found(let region):
      switch row.kind {
      case .register: return register(row, region, &reading)
      case .awards: return award(row, region, &reading)
      case .recap: return recap(row, region, &reading)
      }
    }
  }

  private func statesNone(_ row: StagedRow) -> Bool {
    if row.isStatementOfNone { return true }
    guard row.kind != .recap, case .nothing(.nihil) = row.value(RowField.name)?.value else { return false }
    return true
  }

  // MARK: - Rows

  private mutating func register(_ row: StagedRow, _ region: Region, _ reading: inout FileReading) -> RowFate
  {
    let owner: Agency
    switch self.owner(of: row, in: region, &reading, quietly: false) {
    case .stop(let fate): return fate
    case .found(let agency): owner = agency
    }
    reading.note(owner, .register)
    let nameValue = row.value(RowField.name)
    let place = reading.place(row, nameValue)
    guard let name = row.text(RowField.name) else {
      reading.findings.append(Finding(.noName, at: place))
      return .rejected
    }
    let key = conformer.known.key(name, region: region.id)
    let id = "\(region.id)/\(owner.id)/\(key)"
    if duplicate("register/" + id, name, place, &reading) { return .duplicate }
    warnOfOtherOwner(name, key, owner, region, at: reading.place(row, row.value(RowField.owner)), &reading)
    named[KnownNames.Scoped(region: region.id, key: key), default: []].append(facts.innovations.count)
    facts.innovations.append(
      InnovationFact(
        id: id, region: region.id, owner: owner.id,
        ownerText: row.value(RowField.owner)?.displayed ?? owner.name, name: name, stage: row.text(["stage"]),
        kind: row.text(["kind"]), form: row.text(["form"]),
        urusan: row.text(RowField.urusan).map(conformer.known.urusan),
        trialDate: row.date(RowField.trialDate),
        startDate: row.date(RowField.startDate), synthetic: row.synthetic, origin: place))
    facts.innovations[facts.innovations.count - 1].absent = row.nothings
    facts.innovations[facts.innovations.count - 1].maturity = maturity(row, &reading)
    return .loaded
  }

  /// A score outside 0–111 is no maturity: the column holds something else, or the cell is wrong.
  private func maturity(_ row: StagedRow, _ reading: inout FileReading) -> Double? {
    guard let score = row.number(RowField.maturity) else { return nil }
    if (0...111).contains(score) { return score }
    let value = row.value(RowField.maturity)
    reading.findings.append(
      Finding(
        .maturityOutOfRange, at: reading.place(row, value), found: value?.displayed ?? JSON.number(score),
        cause: "\(FindingCode.maturityOutOfRange.code):\(reading.file.file)"))
    return nil
  }

  private mutating func award(_ row: StagedRow, _ region: Region, _ reading: inout FileReading) -> RowFate {
    let nameValue = row.value(RowField.name)
    let place = reading.place(row, nameValue ?? row.value(RowField.award))
    let name = row.text(RowField.name) ?? ""
    let key = conformer.known.key(name, region: region.id)
    let candidates = (named[KnownNames.Scoped(region: region.id, key: key)] ?? []).map {
      facts.innovations[$0]
    }
    var owner: Agency?
    // An award may leave its owner to the innovation it names, but a stated owner must resolve.
    let quietly = row.text(RowField.owner) == nil
    switch self.owner(of: row, in: region, &reading, quietly: quietly) {
    case .found(let agency):
      owner = agency
      reading.note(agency)
    case .stop(let fate):
      if !quietly { return fate }
    }
    let innovation =
      candidates.first { $0.owner == owner?.id } ?? (candidates.count == 1 ? candidates[0] : nil)
    let recorded = conformer.known.innovations(key, region: region.id)
    let known = recorded.first { $0.owner == owner?.id } ?? (recorded.count == 1 ? recorded[0] : nil)
    let ownerID = owner?.id ?? innovation?.owner ?? known?.owner
    let award = row.text(RowField.award) ?? ""
    let year = row.date(["year", "date"]).map(Self.year)
    let level = row.text(["level"])
    let parts = [
      region.id, ownerID ?? "", key, NameKey.innovation(award), level ?? "", year.map(String.init) ?? "",
    ]
    if duplicate("award/" + parts.joined(separator: "/"), award.isEmpty ? name : award, place, &reading) {
      return .duplicate
    }
    facts.awards.append(
      AwardFact(
        region: region.id,
        innovation: innovation?.id ?? known.map { "\(region.id)/\($0.owner ?? "")/\(key)" },
        innovationName: name, owner: ownerID, award: award, level: level, year: year,
        synthetic: row.synthetic,
        origin: place))
    return .loaded
  }

  private mutating func recap(_ row: StagedRow, _ region: Region, _ reading: inout FileReading) -> RowFate {
    var owner: Agency?
    if row.text(RowField.owner) != nil || row.text(RowField.subject) == nil {
      switch self.owner(of: row, in: region, &reading, quietly: false) {
      case .stop(let fate): return fate
      case .found(let agency):
        owner = agency
        reading.note(agency)
      }
    } else if let named = reading.namedOwner, named.region == region.id {
      // A group of the sender's own ("Tata kelola"): the sender is whoever the file is named after.
      reading.note(named)
    }
    let subject = row.text(RowField.subject) ?? owner?.name ?? ""
    let texts = Set(RowField.subject + RowField.owner + RowField.region + RowField.name)
    for field in row.values.keys.sorted() where !texts.contains(field) && !RowField.notCounts.contains(field)
    {
      guard let value = row.values[field] else { continue }
      switch value.value {
      case .integer, .number, .money, .nothing:
        facts.counts.append(
          StatedCount(
            region: region.id, subject: subject, owner: owner?.id, measure: field, value: value.value,
            synthetic: row.synthetic, origin: reading.place(row, value)))
        facts.counts[facts.counts.count - 1].form = row.source
      case .text, .date, .enumeration, .list: continue
      }
    }
    return .loaded
  }

  private mutating func duplicate(
    _ key: String, _ name: String, _ place: Provenance, _ reading: inout FileReading
  ) -> Bool {
    if let first = seen[key] {
      reading.findings.append(
        Finding(
          .duplicateInnovation, at: place, found: name,
          message: ConformSentence.duplicate(name, first: first),
          cause: "W0410:\(key)"))
      return true
    }
    seen[key] = place
    return false
  }

  private func warnOfOtherOwner(
    _ name: String, _ key: String, _ owner: Agency, _ region: Region, at place: Provenance,
    _ reading: inout FileReading
  ) {
    let others = conformer.known.innovations(key, region: region.id).filter { $0.owner != nil }
    guard !others.contains(where: { $0.owner == owner.id }),
      let other = others.first?.owner.flatMap(conformer.registers.agency)
    else { return }
    reading.findings.append(
      Finding(
        .otherOwner, at: place, found: owner.name, message: ConformSentence.otherOwner(name, owner: other),
        cause: "W0411:\(region.id):\(key)"))
  }

  private static func year(_ date: PartialDate) -> Int {
    switch date {
    case .year(let year): year
    case .month(let year, _): year
    case .day(let day): day.year
    }
  }

  // MARK: - Where and whose

  private enum Search<Value> {
    case found(Value)
    case stop(RowFate)
  }

  private func region(of row: StagedRow, _ reading: inout FileReading, quietly: Bool) -> Search<Region> {
    let folder = reading.file.region.flatMap(conformer.registers.region)
    let value = row.value(RowField.region)
    func tell(_ code: FindingCode, _ text: String, _ message: Sentence) {
      guard !quietly else { return }
      reading.findings.append(
        Finding(
          code, at: reading.place(row, value), found: text, message: message,
          cause: "\(code.code):\(NameKey.words(text).joined())"))
    }
    if let text = row.text(RowField.region) {
      switch conformer.regions.resolve(text) {
      case .resolved(let region):
        if let folder, folder.id != region.id {
          tell(.regionContradiction, text, ConformSentence.regionContradiction(region, folder: folder.id))
        }
        return .found(region)
      case .ambiguous(let regions):
        // The inbox folder is the context that the bare name lacks.
        if let folder, regions.contains(where: { $0.id == folder.id }) {
          tell(.regionFromFolder, text, ConformSentence.regionFromFolder(text, folder))
          return .found(folder)
        }
        tell(.ambiguousRegion, text, ConformSentence.ambiguousRegion(text, regions))
        return .stop(.rejected)
      case .unknown:
        if folder != nil { tell(.unknownRegionText, text, ConformSentence.unknownRegion(text)) }
      }
    }
    if let folder { return .found(folder) }
    tell(.noRegion, row.text(RowField.region) ?? "", FindingCode.noRegion.title)
    return .stop(.rejected)
  }

  /// The owner field; else the nearest section heading that resolves; else the file's name.
  private mutating func owner(
    of row: StagedRow, in region: Region, _ reading: inout FileReading, quietly: Bool
  ) -> Search<Agency> {
    let value = row.value(RowField.owner)
    if let text = row.text(RowField.owner) {
      let found = resolve(text, in: region.id)
      if case .resolved(let agency, _) = found { return .found(agency) }
      if !quietly { explain(found, text, region, at: reading.place(row, value), &reading) }
      if case .pseudo = found { return .stop(.excluded) }
      return .stop(.rejected)
    }
    for heading in row.sections.reversed() {
      for text in [heading, Self.withoutNumbering(heading)] {
        if case .resolved(let agency, _) = resolve(text, in: region.id) { return .found(agency) }
      }
    }
    if let agency = reading.namedOwner, agency.region == region.id {
      if !quietly && !reading.toldNamedOwner {
        reading.toldNamedOwner = true
        reading.findings.append(
          Finding(
            .ownerFromFileName, at: Provenance(file: reading.file.file, sha256: reading.file.sha256),
            found: agency.shortName, message: ConformSentence.ownerFromFileName(agency)))
      }
      return .found(agency)
    }
    if !quietly { reading.findings.append(Finding(.noOwner, at: reading.place(row, value))) }
    return .stop(.rejected)
  }

  private mutating func resolve(_ text: String, in region: String) -> AgencyResolver.Resolution {
    let key = KnownNames.Scoped(region: region, key: text)
    if let found = resolutions[key] { return found }
    let found = conformer.agencies.resolve(text, in: region)
    resolutions[key] = found
    return found
  }

  private func explain(
    _ found: AgencyResolver.Resolution, _ text: String, _ region: Region, at place: Provenance,
    _ reading: inout FileReading
  ) {
    let code: FindingCode
    let message: Sentence
    switch found {
    case .resolved: return
    case .ambiguous(let agencies):
      code = .ambiguousAgency
      message = ConformSentence.ambiguousAgency(text, agencies)
    case .pseudo:
      code = .pseudoAgency
      message = ConformSentence.pseudoAgency(text)
    case .notInForce(let agency):
      code = .unknownAgency
      message = ConformSentence.notInForce(text, agency)
    case .unresolved(let near):
      code = .unknownAgency
      message = ConformSentence.unknownAgency(text, region: region.name, near: near)
    }
    reading.findings.append(
      Finding(
        code, at: place, found: text, message: message,
        cause: "\(code.code):\(region.id):\(NameKey.agency(text, in: region))"))
  }

  /// "IV. Dinas Kesehatan" and "a) Dinas Kesehatan" without the number.
  static func withoutNumbering(_ heading: String) -> String {
    guard let mark = heading.firstIndex(where: { $0 == "." || $0 == ")" }) else { return heading }
    let number = heading[..<mark]
    let roman = number.allSatisfy { "IVXLCDMivxlcdm".contains($0) }
    guard !number.isEmpty, roman || number.count == 1 || number.allSatisfy(\.isNumber) else { return heading }
    return AgencyResolver.trimmed(String(heading[heading.index(after: mark)...]))
  }
}
