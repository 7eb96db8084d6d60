import FoundationEssentials
import TolokCore
import Yams

/// Reads `cases.yaml` beside a pack: situations with what must come out, and figures that must add up.
struct RuleCaseReader {
  let folder: String
  private var file: String { "\(folder)/cases.yaml" }
  private var pack: String { String(folder.split(separator: "/").last ?? "") }

  private func top() throws(DefinitionError) -> RuleFields? {
    guard let node = try yamlFile(file, Sentence(id: "perkara", en: "the cases")) else { return nil }
    return try RuleFields(node, keys: ["cases", "checks"], file: file, what: "cases")
  }

  func cases() throws(DefinitionError) -> [RuleCase] {
    var all: [RuleCase] = []
    for item in try top()?.list("cases") ?? [] { all.append(try ruleCase(item)) }
    return all
  }

  func checks() throws(DefinitionError) -> [RuleCheck] {
    var all: [RuleCheck] = []
    for item in try top()?.list("checks") ?? [] { all.append(try check(item)) }
    return all
  }

  // MARK: cases

  private func ruleCase(_ node: Node) throws(DefinitionError) -> RuleCase {
    let read = try RuleFields(
      node,
      keys: [
        "name", "component", "year", "at", "region", "registers", "facts", "wins", "published", "expect",
      ],
      file: file, what: "cases")
    let region = try self.region(read)
    return RuleCase(
      name: try read.needSentence("name"), pack: pack, component: try read.text("component"),
      year: try read.needInt("year"), at: try read.needDate("at"),
      region: region, usesRegisters: try flag("registers", read) ?? false, facts: try facts(read),
      wins: try wins(read, region: region), published: try published(read),
      expect: try expectation(read), place: read.place)
  }

  private func flag(_ key: String, _ read: RuleFields) throws(DefinitionError) -> Bool? {
    guard let text = try read.text(key) else { return nil }
    guard text == "yes" || text == "no" else {
      throw read.fail(Sentence(id: "\(key) harus yes atau no", en: "\(key) must be yes or no"), at: key)
    }
    return text == "yes"
  }

  private func region(_ read: RuleFields) throws(DefinitionError) -> Region {
    let place = try RuleFields(read.node("region"), keys: ["id", "kind"], file: file, what: "region")
    let id = try place.needText("id")
    let word = try place.needText("kind")
    guard let kind = RegionKind(rawValue: word) else {
      throw place.fail(
        Sentence(id: "jenis wilayah '\(word)' tidak dikenal", en: "kind of region '\(word)' is not known"),
        at: "kind")
    }
    return Region(
      id: id, kind: kind, name: id, code: nil, bpsCode: nil, parent: nil, population: nil,
      populationSeries: nil, populationDate: nil, citation: citation)
  }

  private var citation: Citation { Citation(source: "perkara", asOf: "", confidence: .andaian) }

  private func facts(_ read: RuleFields) throws(DefinitionError) -> [String: String] {
    var facts: [String: String] = [:]
    for (key, value) in read.node("facts")?.mapping ?? [:] {
      guard let name = key.string, let text = value.string else {
        throw RuleFields.fail(
          file, key, Sentence(id: "fakta harus nama: nilai", en: "a fact must be name: value"))
      }
      facts[name] = text
    }
    return facts
  }

  private func wins(_ read: RuleFields, region: Region) throws(DefinitionError) -> [ContestWin] {
    var all: [ContestWin] = []
    for item in try read.list("wins") {
      let win = try RuleFields(item, keys: ["sector", "cluster", "rank"], file: file, what: "wins")
      all.append(
        ContestWin(
          sector: try win.needText("sector"),
          cluster: try win.needText("cluster"),
          rank: try win.needInt("rank"), region: region.id, citation: citation))
    }
    return all
  }

  private func published(_ read: RuleFields) throws(DefinitionError) -> [RuleCase.Published] {
    var all: [RuleCase.Published] = []
    for item in try read.list("published") {
      let row = try RuleFields(item, keys: ["component", "line", "amount"], file: file, what: "published")
      all.append(
        RuleCase.Published(
          component: try row.needText("component"), line: try row.text("line"),
          amount: Int64(try row.needInt("amount"))))
    }
    return all
  }

  private func expectation(_ read: RuleFields) throws(DefinitionError) -> RuleCase.Expectation {
    let expect = try RuleFields(
      read.node("expect"),
      keys: ["verdict", "method", "low", "high", "exact", "clusters", "met", "failing", "missing"],
      file: file,
      what: "expect")
    func money(_ key: String) throws(DefinitionError) -> Rupiah?? {
      guard expect.has(key) else { return nil }
      return .some(try expect.int(key).map(Int64.init))
    }
    func ids(_ key: String) throws(DefinitionError) -> [String]? {
      expect.has(key) ? try expect.texts(key) : nil
    }
    return RuleCase.Expectation(
      verdict: try expect.needWord("verdict", Verdict.self),
      method: try expect.word("method", EstimateMethod.self), low: try money("low"), high: try money("high"),
      isExact: try flag("exact", expect), clusters: try ids("clusters"), met: try expect.texts("met"),
      failing: try ids("failing"), missing: try ids("missing"))
  }

  // MARK: checks

  private static let shapes = [
    "product", "sum", "ratio", "prize_count", "prize_total", "lines", "amount_over",
  ]

  private func check(_ node: Node) throws(DefinitionError) -> RuleCheck {
    let read = try RuleFields(
      node, keys: ["name", "equals", "tolerance", "count"] + Self.shapes, file: file, what: "checks")
    let stated = Self.shapes.filter { read.has($0) }
    guard stated.count == 1 else {
      throw read.fail(
        Sentence(
          id: "hitungan memerlukan tepat satu dari: \(Self.shapes.joined(separator: ", "))",
          en: "a check needs exactly one of: \(Self.shapes.joined(separator: ", "))"))
    }
    return RuleCheck(
      name: try read.needSentence("name"), pack: pack, shape: try shape(stated[0], read),
      equals: plain(try read.needText("equals")),
      tolerance: plain(try read.text("tolerance") ?? "0"), count: try read.int("count"), place: read.place)
  }

  /// A number without the `_` that group its digits; the name of a parameter stays.
  private func plain(_ text: String) -> String {
    text.first?.isNumber == true ? text.filter { $0 != "_" } : text
  }

  private func shape(_ word: String, _ read: RuleFields) throws(DefinitionError) -> RuleCheck.Shape {
    switch word {
    case "product": return .product(try read.texts(word))
    case "sum": return .sum(try read.texts(word))
    case "ratio":
      let names = try read.texts(word)
      guard names.count == 2 else {
        throw read.fail(
          Sentence(id: "ratio memerlukan dua parameter", en: "ratio needs two parameters"), at: word)
      }
      return .ratio(names[0], names[1])
    case "prize_count", "prize_total":
      let prize = try RuleFields(read.node(word), keys: ["component", "clusters"], file: file, what: word)
      let component = try prize.needText("component")
      let clusters = try prize.texts("clusters")
      return word == "prize_count"
        ? .prizeCount(component: component, clusters: clusters)
        : .prizeTotal(component: component, clusters: clusters)
    case "lines":
      let rows = try RuleFields(
        read.node(word), keys: ["region", "year", "component", "source", "only"], file: file, what: word)
      return .lines(
        region: try rows.text("region"), year: try rows.needInt("year"),
        component: try rows.needText("component"), source: try rows.text("source"), lines: try lines(rows))
    default:
      let row = try RuleFields(
        read.node(word), keys: ["region", "year", "component", "line", "parameter"], file: file, what: word)
      return .amountOver(
        region: try row.needText("region"), year: try row.needInt("year"),
        component: try row.needText("component"), line: try row.text("line"),
        parameter: try row.needText("parameter"))
    }
  }

  /// `only: lines` without the total rows, or a list of line names.
  private func lines(_ rows: RuleFields) throws(DefinitionError) -> RuleCheck.Lines {
    guard let node = rows.node("only") else { return .rows }
    if node.string == "lines" { return .withoutTotals }
    return .named(try rows.texts("only"))
  }
}
