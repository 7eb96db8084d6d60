/// The namespace of a part's root element and the prefixes that stand for it: what another namespace names alike
/// (`<z:v>`) is not ours to read.
struct MainNamespace {
  /// More names for one namespace than any writer uses.
  private static let mostPrefixes = 64

  private var uri: [UInt8] = []
  private var prefixes: [[UInt8]] = []
  /// Whether a tag without prefix is ours.
  private(set) var ownsBare = true

  init() {}

  /// By the root element, whose tag starts at `at`.
  init(_ b: Span<UInt8>, _ at: Int, root: XMLBytes.Token) {
    let own = Self.prefix(at + 1, root)
    uri = Self.declared(b, root.attributes, own) ?? []
    prefixes = [own.map { b[$0] }]
    // Writers may declare the namespace under several prefixes and use any.
    if !uri.isEmpty { adopt(b, root.attributes) }
    ownsBare = prefixes.contains([])
  }

  /// Whether an opening tag that starts at `at` is of this namespace; what it declares itself counts.
  mutating func owns(_ b: Span<UInt8>, _ at: Int, _ tag: XMLBytes.Token) -> Bool {
    let prefix = Self.prefix(at + 1, tag)
    if !uri.isEmpty, !tag.attributes.isEmpty,
      let declared = Self.declared(b, tag.attributes, prefix)
    {
      guard declared == uri else { return false }
      if !knows(b, prefix), prefixes.count < Self.mostPrefixes {
        prefixes.append(prefix.map { b[$0] })
        ownsBare = ownsBare || prefix.isEmpty
      }
      return true
    }
    return knows(b, prefix)
  }

  /// By its prefix alone.
  func knows(_ b: Span<UInt8>, _ at: Int, _ tag: XMLBytes.Token) -> Bool {
    knows(b, Self.prefix(at + 1, tag))
  }

  /// Alternatives of another namespace (ECMA-376 part 3) hold elements of this one; of them the fallback is read.
  static func isTransparent(_ b: Span<UInt8>, _ tag: XMLBytes.Token) -> Bool {
    XMLBytes.same(b, tag.name, "AlternateContent") || XMLBytes.same(b, tag.name, "Fallback")
  }

  private func knows(_ b: Span<UInt8>, _ prefix: Range<Int>) -> Bool {
    if prefix.isEmpty { return ownsBare }
    for known in prefixes where known.count == prefix.count {
      var i = 0
      while i < known.count, known[i] == b[prefix.lowerBound + i] { i += 1 }
      if i == known.count { return true }
    }
    return false
  }

  /// Without its colon; empty when the name has none.
  private static func prefix(_ start: Int, _ tag: XMLBytes.Token) -> Range<Int> {
    start..<max(start, tag.name.lowerBound - 1)
  }

  private mutating func adopt(_ b: Span<UInt8>, _ attributes: Range<Int>) {
    var i = attributes.lowerBound
    while let (name, value) = XMLBytes.nextAttribute(b, &i, attributes.upperBound) {
      guard let prefix = Self.declares(b, name), prefixes.count < Self.mostPrefixes else { continue }
      if value.map({ b[$0] }) == uri { prefixes.append(prefix.map { b[$0] }) }
    }
  }

  /// The prefix that `xmlns` or `xmlns:x` declares; nil for any other attribute.
  private static func declares(_ b: Span<UInt8>, _ name: Range<Int>) -> Range<Int>? {
    guard name.count >= 5, XMLBytes.same(b, name.lowerBound..<(name.lowerBound + 5), "xmlns") else {
      return nil
    }
    if name.count == 5 { return name.upperBound..<name.upperBound }
    return b[name.lowerBound + 5] == 0x3A ? (name.lowerBound + 6)..<name.upperBound : nil
  }

  private static func declared(
    _ b: Span<UInt8>, _ attributes: Range<Int>, _ prefix: Range<Int>
  ) -> [UInt8]? {
    var i = attributes.lowerBound
    while let (name, value) = XMLBytes.nextAttribute(b, &i, attributes.upperBound) {
      if let found = declares(b, name), found.count == prefix.count,
        found.map({ b[$0] }) == prefix.map({ b[$0] })
      {
        return value.map { b[$0] }
      }
    }
    return nil
  }
}
