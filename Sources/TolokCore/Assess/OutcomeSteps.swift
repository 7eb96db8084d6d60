/// Steps that every calculation of a component ends with.
package enum CalculationSteps {
  package static let low = "paling_sedikit"
  package static let high = "paling_banyak"
  package static let method = "cara"
}

/// The amount of the first way that gives an end; both ends from the same way, never mixed.
extension CalculationBuilder {

  mutating func addOutcome() {
    made.unpublished = parameters.entries.filter { !$0.isPublished && $0.isOwn }.map(\.id)
    step(
      CalculationStep(
        "tanpa", Sentence(id: "Rupiah tidak dapat dihitung tanpa", en: "No rupiah can be calculated without"),
        kind: .words, .unknownParameters(made.unpublished)))
    for way in made.ways {
      let name = way.method.label
      step(
        CalculationStep(
          way.gives, Sentence(id: "Memberi angka: \(name.id)", en: "Gives a figure: \(name.en)"),
          kind: .count,
          .any([.isNumber(.step(way.low)), .isNumber(.step(way.high))])))
    }
    let gives = made.ways.map { RuleExpression.step($0.gives) }
    step(
      CalculationStep(
        CalculationSteps.method, Sentence(id: "Cara", en: "Way"), kind: .words, isResult: true,
        .wordOfFirstMet(gives, words: made.ways.map(\.method.label), none: EstimateMethod.unknown.label)))
    for (id, label, end) in [
      (CalculationSteps.low, Sentence(id: "Paling sedikit", en: "At least"), \EstimateWay.low),
      (CalculationSteps.high, Sentence(id: "Paling banyak", en: "At most"), \EstimateWay.high),
    ] {
      let chosen = made.ways.reversed().reduce(RuleExpression.notKnown) { rest, way in
        .when(.step(way.gives), met: .firstKnown([.step(way[keyPath: end])]), unmet: rest, otherwise: rest)
      }
      step(CalculationStep(id, label, kind: .rupiah, isResult: true, chosen))
    }
  }
}

extension EstimateMethod {
  /// As a reader calls the way.
  package var label: Sentence {
    switch self {
    case .exactPrize: Sentence(id: "hadiah menurut peringkat", en: "prizes by rank")
    case .published: Sentence(id: "terbit", en: "published")
    case .poolShare: Sentence(id: "bagian pagu", en: "share of the pool")
    case .observedRate: Sentence(id: "laju teramati", en: "observed rate")
    case .recipientRange: Sentence(id: "rentang penerima", en: "range of recipients")
    case .unknown: Sentence(id: "belum diketahui", en: "not known")
    }
  }
}
