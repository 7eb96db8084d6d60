/// What changed from one pack to another, in sentences a legal officer can check, with the citation of both sides.
package struct RuleDiff {
  package struct Change: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      case legal, component, criterion, threshold, pool, cluster, category, use, disbursement
    }
    package var kind: Kind
    package var text: Sentence
    /// Citations, the older first.
    package var before: String?
    package var after: String?
  }

  private let a: RulePack
  private let b: RulePack

  package init(from a: RulePack, to b: RulePack) {
    self.a = a
    self.b = b
  }

  package var changes: [Change] {
    let legal = Self.names(
      a.legal.map { (key: $0, text: Sentence(id: $0, en: $0), citation: "") },
      b.legal.map { (key: $0, text: Sentence(id: $0, en: $0), citation: "") })
    return listed(.legal, legal, Sentence(id: "Dasar hukum", en: "Legal basis")) + components + tests
      + thresholds
      + pools + clusters + categories + uses + stages
  }

  // MARK: lists

  private typealias Named = (key: String, text: Sentence, citation: String)

  private static func names(_ a: [Named], _ b: [Named]) -> (gone: [Named], new: [Named]) {
    let old = Set(a.map(\.key)), new = Set(b.map(\.key))
    return (a.filter { !new.contains($0.key) }, b.filter { !old.contains($0.key) })
  }

  private func listed(_ kind: Change.Kind, _ lists: (gone: [Named], new: [Named]), _ what: Sentence)
    -> [Change]
  {
    lists.gone.map { item in
      Change(
        kind: kind,
        text: Sentence(
          id: "\(what.id) dihapus: \(item.text.id)", en: "\(what.en) dropped: \(item.text.en)"),
        before: item.citation.isEmpty ? nil : item.citation, after: nil)
    }
      + lists.new.map { item in
        Change(
          kind: kind,
          text: Sentence(
            id: "\(what.id) ditambahkan: \(item.text.id)", en: "\(what.en) added: \(item.text.en)"),
          before: nil, after: item.citation.isEmpty ? nil : item.citation)
      }
  }

  private var components: [Change] {
    func all(_ pack: RulePack) -> [Named] {
      pack.components.map { ($0.id, $0.label, pack.legal.joined(separator: "; ")) }
    }
    return listed(.component, Self.names(all(a), all(b)), Sentence(id: "Komponen", en: "Component"))
  }

  private static func leaves(_ pack: RulePack) -> [Criterion] {
    var seen: Set<String> = []
    return pack.components.flatMap { $0.gate?.leaves ?? [] }.filter { seen.insert($0.id).inserted }
  }

  private var tests: [Change] {
    let old = Self.leaves(a), new = Self.leaves(b)
    func named(_ all: [Criterion]) -> [Named] { all.map { ($0.id, $0.label, $0.citation) } }
    // A pack without a gate drops nothing: its tests were never seen.
    if old.isEmpty != new.isEmpty {
      let (pack, seen) = old.isEmpty ? (a, new) : (b, old)
      let labels = seen.map(\.label)
      return [
        Change(
          kind: .criterion,
          text: Sentence(
            id:
              "Syarat kelayakan \(pack.id) tidak pernah terlihat, jadi tidak dapat dibandingkan dengan: \(labels.map(\.id).joined(separator: ", "))",
            en:
              "The conditions of \(pack.id) were never seen and cannot be compared with: \(labels.map(\.en).joined(separator: ", "))"
          ), before: old.first?.citation, after: new.first?.citation)
      ]
    }
    let changed = new.compactMap { test -> Change? in
      guard let before = old.first(where: { $0.id == test.id }), Self.form(before) != Self.form(test) else {
        return nil
      }
      return Change(
        kind: .criterion,
        text: Sentence(
          id: "Uji berubah bentuk: \(test.label.id)", en: "Test changed its shape: \(test.label.en)"),
        before: before.citation, after: test.citation)
    }
    return listed(.criterion, Self.names(named(old), named(new)), Sentence(id: "Uji", en: "Test")) + changed
  }

  /// A test without the names of its parameters: a threshold that moved is no other test.
  private static func form(_ test: Criterion) -> String {
    switch test.shape {
    case .isTrue, .allOf, .anyOf, .unknownRule: test.fingerprint
    case .atLeastGrade(let fact, _, let scale): "atLeastGrade \(fact) \(scale.joined(separator: "/"))"
    case .atLeast(let fact, _): "atLeast \(fact)"
    case .atMost(let fact, _): "atMost \(fact)"
    case .onOrBefore(let fact, _): "onOrBefore \(fact)"
    case .opinionYears(let prefix, let opinion, _, let offset): "opinionYears \(prefix) \(opinion) \(offset)"
    }
  }

  // MARK: values

  /// Thresholds of tests both packs have; the numbers of two parameters of one test are compared.
  private var thresholds: [Change] {
    let new = Self.leaves(b)
    return Self.leaves(a).flatMap { before -> [Change] in
      guard let after = new.first(where: { $0.id == before.id }) else { return [] }
      return zip(before.thresholds, after.thresholds).compactMap { x, y in
        value(.threshold, after.label, x, y)
      }
    }
  }

  private func value(_ kind: Change.Kind, _ label: Sentence, _ x: String?, _ y: String?) -> Change? {
    let before = x.flatMap { a.parameter($0) }, after = y.flatMap { b.parameter($0) }
    let old = before?.inForce(on: a.until), new = after?.inForce(on: b.until)
    guard old?.value != new?.value, old != nil || new != nil else { return nil }
    func said(_ value: DatedValue?, _ unit: String?, _ language: Language) -> String {
      guard let value else { return language == .id ? "tidak ada" : "none" }
      return RuleWords(language).value(value.value, unit: unit ?? "")
    }
    return Change(
      kind: kind,
      text: Sentence(
        id: "\(label.id): dari \(said(old, before?.unit, .id)) menjadi \(said(new, after?.unit, .id))",
        en: "\(label.en): from \(said(old, before?.unit, .en)) to \(said(new, after?.unit, .en))"),
      before: old?.reference, after: new?.reference)
  }

  /// Components of one name, else of one part of the year when each pack has only one of it.
  private var pairs: [(RuleComponent, RuleComponent)] {
    a.components.compactMap { old in
      if let same = b.components.first(where: { $0.id == old.id }) { return (old, same) }
      let parts = b.components.filter { $0.part == old.part }
      guard parts.count == 1, a.components.filter({ $0.part == old.part }).count == 1 else { return nil }
      return (old, parts[0])
    }
  }

  private var pools: [Change] {
    pairs.compactMap { old, new in
      value(
        .pool, Sentence(id: "Pagu, \(new.label.id)", en: "Pool, \(new.label.en)"), old.pool, new.pool)
    }
  }

  private var clusters: [Change] {
    pairs.flatMap { old, new -> [Change] in
      func named(_ component: RuleComponent) -> [Named] { component.clusters.map { ($0.id, $0.label, "") } }
      let shares = old.clusters.compactMap { cluster -> Change? in
        guard let same = new.clusters.first(where: { $0.id == cluster.id }) else { return nil }
        return value(
          .cluster, Sentence(id: "Bagian, \(same.label.id)", en: "Share, \(same.label.en)"), cluster.share,
          same.share)
      }
      return listed(.cluster, Self.names(named(old), named(new)), Sentence(id: "Klaster", en: "Cluster"))
        + shares
    }
  }

  private var categories: [Change] {
    pairs.flatMap { old, new -> [Change] in
      func named(_ component: RuleComponent) -> [Named] {
        component.categories.map { ($0.id, $0.label, $0.citation) }
      }
      let values = old.categories.flatMap { category -> [Change] in
        guard let same = new.categories.first(where: { $0.id == category.id }) else { return [] }
        let parts: [(Sentence, String?, String?)] = [
          (Sentence(id: "Bobot", en: "Weight"), category.weight, same.weight),
          (Sentence(id: "Pagu", en: "Pool"), category.pool, same.pool),
          (Sentence(id: "Banyak penerima", en: "Number of recipients"), category.recipients, same.recipients),
          (
            Sentence(id: "Nilai terendah yang dibayar", en: "Lowest score that pays"), category.payFrom,
            same.payFrom
          ),
        ]
        return parts.compactMap { what, x, y in
          value(
            .category, Sentence(id: "\(what.id), \(same.label.id)", en: "\(what.en), \(same.label.en)"), x, y)
        }
      }
      return listed(.category, Self.names(named(old), named(new)), Sentence(id: "Kategori", en: "Category"))
        + values
    }
  }

  private var uses: [Change] {
    func named(_ pack: RulePack) -> [Named] {
      pack.uses.map { use in
        let word =
          use.isPermitted ? Sentence(id: "boleh", en: "permitted") : Sentence(id: "dilarang", en: "forbidden")
        return (
          "\(use.isPermitted) \(use.text.id)",
          Sentence(id: "\(word.id): \(use.text.id)", en: "\(word.en): \(use.text.en)"), use.citation
        )
      }
    }
    return listed(.use, Self.names(named(a), named(b)), Sentence(id: "Penggunaan", en: "Use"))
  }

  private var stages: [Change] {
    func named(_ pack: RulePack) -> [Named] { pack.disbursement.map { ($0.label.id, $0.label, $0.citation) } }
    return listed(
      .disbursement, Self.names(named(a), named(b)), Sentence(id: "Tahap penyaluran", en: "Stage of payment"))
  }
}
