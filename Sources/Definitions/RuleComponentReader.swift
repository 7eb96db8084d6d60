import TolokCore
import Yams

/// Reads the components of a pack: pool, clusters, categories and the ways to an amount.
struct RuleComponentReader {
  let pack: RuleFields
  let gates: [String: Criterion]

  private enum Method: String, CaseIterable { case prizes, pool_share, observed_rate, recipient_range }

  func read() throws(DefinitionError) -> [RuleComponent] {
    var all: [RuleComponent] = []
    for item in try pack.list("components") { all.append(try component(item)) }
    guard !all.isEmpty else {
      throw pack.fail(Sentence(id: "paket tanpa komponen", en: "a pack without components"))
    }
    if let orphan = gates.keys.sorted().first(where: { id in !all.contains { $0.id == id } }) {
      throw pack.fail(
        Sentence(
          id: "eligibility.yaml menguji komponen '\(orphan)' yang tidak ada",
          en: "eligibility.yaml tests the component '\(orphan)', which does not exist"), at: "components")
    }
    return all
  }

  private func component(_ node: Node) throws(DefinitionError) -> RuleComponent {
    let read = try RuleFields(
      node, keys: ["id", "label", "part", "pool", "ledger", "clusters", "categories", "estimates"],
      file: pack.file, what: "components")
    let id = try read.needText("id")
    var clusters: [RuleComponent.Cluster] = []
    for item in try read.list("clusters") {
      let cluster = try RuleFields(
        item, keys: ["id", "label", "share", "branch"], file: pack.file, what: "clusters")
      var read = RuleComponent.Cluster(
        id: try cluster.needText("id"),
        label: try cluster.needSentence("label"),
        share: try cluster.needText("share"), branch: try cluster.text("branch"))
      read.place = cluster.place
      clusters.append(read)
    }
    var categories: [RuleComponent.Category] = []
    for item in try read.list("categories") { categories.append(try category(item)) }
    var estimates: [EstimateRule] = []
    for item in try read.list("estimates") { estimates.append(try estimate(item)) }
    var component = RuleComponent(
      id: id, label: try read.needSentence("label"),
      part: try read.needWord("part", RuleComponent.Part.self),
      pool: try read.text("pool"), gate: gates[id], ledger: try read.texts("ledger"), estimates: estimates,
      clusters: clusters, categories: categories)
    component.place = read.place
    return component
  }

  private func category(_ node: Node) throws(DefinitionError) -> RuleComponent.Category {
    let read = try RuleFields(
      node,
      keys: [
        "id", "label", "group", "assessor", "indicators", "weight", "pool", "recipients", "pay_from", "line",
        "innovation", "citation",
      ], file: pack.file, what: "categories")
    var category = RuleComponent.Category(
      id: try read.needText("id"), label: try read.needSentence("label"),
      group: try read.sentence("group"), assessor: try read.sentence("assessor"),
      indicators: try read.sentences("indicators"), weight: try read.text("weight"),
      pool: try read.text("pool"), recipients: try read.text("recipients"),
      payFrom: try read.text("pay_from"), line: try read.text("line"),
      innovation: try read.word("innovation", RuleComponent.Category.Innovation.self),
      citation: try read.citation()?.full ?? "")
    category.place = read.place
    return category
  }

  private func estimate(_ node: Node) throws(DefinitionError) -> EstimateRule {
    let head = try RuleFields(
      node,
      keys: [
        "method", "sectors", "clusters", "prizes", "seen", "rounding", "kinds", "category", "least", "most",
        "mean", "count", "citation",
      ], file: pack.file, what: "estimates")
    let method = try head.needWord("method", Method.self)
    switch method {
    case .observed_rate:
      _ = try RuleFields(node, keys: ["method"], file: pack.file, what: method.rawValue)
      return .observedRate
    case .pool_share:
      let read = try RuleFields(node, keys: ["method", "rounding"], file: pack.file, what: method.rawValue)
      return .poolShare(PoolShareRule(rounding: try read.text("rounding")))
    case .prizes:
      let read = try RuleFields(
        node, keys: ["method", "sectors", "clusters", "prizes", "seen"], file: pack.file,
        what: method.rawValue)
      return .prizes(
        PrizeRule(
          sectors: try read.texts("sectors"), clusters: try read.texts("clusters"),
          prizes: try prizes(read), seen: Set(try read.texts("seen"))))
    case .recipient_range:
      let read = try RuleFields(
        node, keys: ["method", "kinds", "category", "least", "most", "mean", "count", "citation"],
        file: pack.file, what: method.rawValue)
      var range = RecipientRange(
        kinds: try kinds(read), least: try read.text("least"), most: try read.text("most"),
        mean: try read.text("mean"), count: try read.text("count"),
        citation: try read.citation()?.full ?? "")
      range.category = try read.text("category")
      range.place = read.place
      return .recipientRange(range)
    }
  }

  private func kinds(_ read: RuleFields) throws(DefinitionError) -> [RegionKind] {
    var all: [RegionKind] = []
    for word in try read.texts("kinds") {
      guard let kind = RegionKind(rawValue: word) else {
        throw read.fail(
          Sentence(
            id: "jenis wilayah '\(word)' tidak dikenal; yang dikenal: provinsi, kota, kabupaten",
            en: "kind of region '\(word)' is not known; known: provinsi, kota, kabupaten"), at: "kinds")
      }
      all.append(kind)
    }
    return all
  }

  private func prizes(_ read: RuleFields) throws(DefinitionError) -> [Int: String] {
    var prizes: [Int: String] = [:]
    for (key, value) in read.node("prizes")?.mapping ?? [:] {
      guard let rank = key.int, rank > 0, let name = value.string else {
        throw read.fail(
          Sentence(
            id: "'prizes' berisi peringkat: parameter, mis. 1: hadiah_I",
            en: "'prizes' holds rank: parameter, for example 1: hadiah_I"), at: "prizes")
      }
      prizes[rank] = name
    }
    guard !prizes.isEmpty else {
      throw read.fail(Sentence(id: "'prizes' belum diisi", en: "'prizes' is not filled in"))
    }
    return prizes
  }
}
