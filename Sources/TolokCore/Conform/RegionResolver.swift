/// Finds the region a sender means, from a code, a full name, or a name that only one region has.
///
/// "Malang" and "Magelang" alone are a city and a regency: never the city without more.
package struct RegionResolver: Sendable {
  package enum Resolution: Sendable {
    case resolved(Region)
    case ambiguous([Region])
    case unknown
  }

  private var exact: [String: [Region]] = [:]
  private var bare: [String: [Region]] = [:]

  package init(registers: Registers) {
    for region in registers.regions {
      var keys: Set<String> = [NameKey.words(region.id).joined()]
      if let code = region.code { keys.insert(NameKey.words(code).joined()) }
      if let code = region.bpsCode { keys.insert(NameKey.words(code).joined()) }
      let name = RegionName.bareWords(region)
      for kind in RegionName.kindWords(region.kind) { keys.insert((kind + name).joined()) }
      for key in keys { exact[key, default: []].append(region) }
      bare[name.joined(), default: []].append(region)
    }
  }

  package func resolve(_ text: String) -> Resolution {
    let key = NameKey.words(text).joined()
    let found = exact[key] ?? bare[key] ?? []
    switch found.count {
    case 0: return .unknown
    case 1: return .resolved(found[0])
    default: return .ambiguous(found)
    }
  }
}
