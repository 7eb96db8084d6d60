/// Finds the agency a sender means, within one region and on one day.
///
/// Names are tried in the order of regions.md 7.3, from the exact official name to written-out type
/// words. A near name is a suggestion and never a match: abbreviations mean different bodies in
/// different regions, and the unresolved list is a product of its own.
package struct AgencyResolver: Sendable {
  package enum Step: Sendable { case officialName, alias, normalised, expansion }

  package enum Resolution: Sendable {
    case resolved(Agency, by: Step)
    /// The text is a name of several agencies.
    case ambiguous([Agency])
    /// "ADMIN", "UMUM": an account of some application, no agency.
    case pseudo
    /// The name of an agency that no longer, or does not yet, exist on the day asked.
    case notInForce(Agency)
    /// Unresolved; the agencies it may be, best first (empty when none is near).
    case unresolved([Agency])
  }

  private struct Index: Sendable {
    var region: Region?
    var names: [String: [Int]] = [:]
    var aliases: [String: [Int]] = [:]
    var keys: [String: [Int]] = [:]
    var expanded: [String: [Int]] = [:]
    var bare: [String: [Int]] = [:]
    var outOfForce: [String: Int] = [:]
    /// Expanded keys in register order, for the near names.
    var near: [(key: [Character], agency: Int)] = []
  }

  private let agencies: [Agency]
  private var indexes: [String: Index] = [:]

  package init(registers: Registers, asOf: CalendarDate) {
    agencies = registers.agencies
    var numbers: [String: Int] = [:]
    for (i, agency) in agencies.enumerated() {
      numbers[agency.id] = i
      var index = indexes[agency.region] ?? Index(region: registers.region(agency.region))
      if Self.inForce(asOf, agency.validFrom, agency.validUntil) {
        Self.add(agency.name, i, to: &index, official: true)
        Self.add(agency.id, i, to: &index, official: false)
        for short in (agency.abbreviation ?? "").split(separator: ";") {
          Self.add(Self.trimmed(String(short)), i, to: &index, official: false)
        }
        if ["kecamatan", "kelurahan", "desa", "puskesmas"].contains(agency.kind) {
          let words = NameKey.expand(NameKey.words(agency.name))
          let bare = words.dropFirst().joined()
          Self.note(bare, i, in: &index.bare)
          // "Rampel Celaket" without its type word is near a kelurahan too.
          index.near.append((Array(bare), i))
        }
      } else {
        index.outOfForce[NameKey.expandedAgency(agency.name, in: index.region)] = i
      }
      indexes[agency.region] = index
    }
    for alias in registers.agencyAliases where Self.inForce(asOf, alias.validFrom, alias.validUntil) {
      guard let i = numbers[alias.agency] else { continue }
      var index = indexes[alias.region] ?? Index(region: registers.region(alias.region))
      let agency = agencies[i]
      if Self.inForce(asOf, agency.validFrom, agency.validUntil) {
        Self.add(alias.alias, i, to: &index, official: false)
      } else {
        index.outOfForce[NameKey.expandedAgency(alias.alias, in: index.region)] = i
      }
      indexes[alias.region] = index
    }
  }

  /// - Parameter suggesting: false where many texts are tried and a near name would be of no use.
  package func resolve(_ text: String, in region: String, suggesting: Bool = true) -> Resolution {
    let name = Self.trimmed(text)
    guard let index = indexes[region] else { return Self.isPseudo(name) ? .pseudo : .unresolved([]) }
    let key = NameKey.agency(name, in: index.region)
    let expanded = NameKey.expandedAgency(name, in: index.region)
    let steps: [([Int]?, Step)] = [
      (index.names[name], .officialName), (index.aliases[name], .alias),
    ]
    if let found = decide(steps) { return found }
    // A person's alias may give "UMUM" a meaning; without one it has none.
    if Self.isPseudo(name) { return .pseudo }
    if let found = decide([(index.keys[key], .normalised), (index.expanded[expanded], .expansion)]) {
      return found
    }
    if let i = index.outOfForce[expanded] { return .notInForce(agencies[i]) }
    if let bare = index.bare[key] {
      let units = bare.map { agencies[$0] }
      return units.count > 1 ? .ambiguous(units) : .unresolved(units)
    }
    return .unresolved(suggesting ? near(expanded, in: index) : [])
  }

  private func decide(_ steps: [([Int]?, Step)]) -> Resolution? {
    for (found, step) in steps {
      guard let found, let first = found.first else { continue }
      return found.count == 1
        ? .resolved(agencies[first], by: step) : .ambiguous(found.map { agencies[$0] })
    }
    return nil
  }

  /// At most two edits, and at most one in three letters: "DLH" is not near "DKP".
  private func near(_ key: String, in index: Index) -> [Agency] {
    let letters = Array(key)
    var limit = min(2, letters.count / 3)
    var best: [Int] = []
    guard limit > 0 else { return [] }
    for entry in index.near {
      guard let distance = editDistance(letters, entry.key, limit: limit) else { continue }
      if distance < limit || best.isEmpty {
        limit = distance
        best = [entry.agency]
      } else if !best.contains(entry.agency) {
        best.append(entry.agency)
      }
    }
    return best.prefix(3).map { agencies[$0] }
  }

  private static func add(_ text: String, _ i: Int, to index: inout Index, official: Bool) {
    guard !text.isEmpty else { return }
    if official { note(text, i, in: &index.names) } else { note(text, i, in: &index.aliases) }
    note(NameKey.agency(text, in: index.region), i, in: &index.keys)
    let expanded = NameKey.expandedAgency(text, in: index.region)
    note(expanded, i, in: &index.expanded)
    index.near.append((Array(expanded), i))
  }

  private static func note(_ key: String, _ i: Int, in map: inout [String: [Int]]) {
    guard !key.isEmpty, map[key]?.contains(i) != true else { return }
    map[key, default: []].append(i)
  }

  private static func inForce(_ day: CalendarDate, _ from: CalendarDate?, _ until: CalendarDate?) -> Bool {
    if let from, from > day { return false }
    if let until, until < day { return false }
    return true
  }

  private static func isPseudo(_ name: String) -> Bool {
    ["admin", "umum", "administrator", "superadmin", "test", "tes"].contains(NameKey.words(name).joined())
  }

  static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let c = rest.first, c.isWhitespace { rest.removeFirst() }
    while let c = rest.last, c.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
