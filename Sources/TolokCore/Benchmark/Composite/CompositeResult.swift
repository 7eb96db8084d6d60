/// The steps of a composite, in their only order.
package enum CompositeStep: String, Hashable, Sendable, CaseIterable {
  case screen, denominate, treat, impute, normalise, weight, aggregate, results, uncertainty

  package var label: Sentence {
    switch self {
    case .screen: Sentence(id: "saring", en: "screen")
    case .denominate: Sentence(id: "bagi penyebut", en: "denominate")
    case .treat: Sentence(id: "perlakukan pencilan", en: "treat outliers")
    case .impute: Sentence(id: "isi yang hilang", en: "impute")
    case .normalise: Sentence(id: "samakan skala", en: "normalise")
    case .weight: Sentence(id: "beri bobot", en: "weight")
    case .aggregate: Sentence(id: "gabungkan", en: "aggregate")
    case .results: Sentence(id: "hasil", en: "results")
    case .uncertainty: Sentence(id: "uji ketidakpastian", en: "test uncertainty")
    }
  }
}

/// One line of the method log: what was asked for, with which parameters, and what it changed.
package struct CompositeLogLine: Hashable, Sendable {
  package var step: CompositeStep
  /// False for a step the recipe does not ask for; it is logged all the same.
  package var requested: Bool
  package var sentence: Sentence
  /// Values, units or ranks the step touched.
  package var changed: Int
  package init(step: CompositeStep, requested: Bool, sentence: Sentence, changed: Int) {
    self.step = step
    self.requested = requested
    self.sentence = sentence
    self.changed = changed
  }
}

/// Why a composite was not built; printed in its place.
package struct CompositeRefusal: Error, Hashable, Sendable {
  package var step: CompositeStep
  package var reason: Sentence
  package init(step: CompositeStep, reason: Sentence) {
    self.step = step
    self.reason = reason
  }
}

/// What one component adds to a region's score.
package struct Contribution: Hashable, Sendable {
  package var indicator: String
  /// Id of the figure; the way down.
  package var figure: String
  package var raw: Double?
  /// 0…1 after normalising (z-scores may lie outside); nil where unknown and left out.
  package var normalised: Double?
  /// The weight as applied here: scaled up where another component is unknown.
  package var weight: Double
  package var isImputed: Bool
  /// weight × normalised; the points of a region add up to its arithmetic score.
  package var points: Double
  package init(
    indicator: String, figure: String, raw: Double?, normalised: Double?, weight: Double, isImputed: Bool,
    points: Double
  ) {
    self.indicator = indicator
    self.figure = figure
    self.raw = raw
    self.normalised = normalised
    self.weight = weight
    self.isImputed = isImputed
    self.points = points
  }
}

/// A rank with what the choices do to it.
package struct RankInterval: Hashable, Sendable {
  package var median: Int
  /// The 5th and the 95th percentile of the runs.
  package var low: Int
  package var high: Int
  /// Share of runs in which it came first.
  package var probabilityFirst: Double
  package init(median: Int, low: Int, high: Int, probabilityFirst: Double) {
    self.median = median
    self.low = low
    self.high = high
    self.probabilityFirst = probabilityFirst
  }
  package func overlaps(_ other: RankInterval) -> Bool { low <= other.high && other.low <= high }
  /// "2 (1–3)", or "2" where no choice moves it.
  package var text: String { low == high ? "\(median)" : "\(median) (\(low)–\(high))" }
}

/// One assessed region in a composite.
package struct CompositeStanding: Hashable, Sendable {
  package var region: String
  /// The recipe's own score, unrounded.
  package var score: Double
  /// Competition rank by the recipe's own choices.
  package var baseline: Int
  package var interval: RankInterval
  package var contributions: [Contribution]
  /// Score less the sum of the points: 0 for the arithmetic mean, the cost of imbalance for the geometric.
  package var imbalance: Double
  /// Share of the weight that rests on imputed values.
  package var imputedWeight: Double
  package init(
    region: String, score: Double, baseline: Int, interval: RankInterval, contributions: [Contribution],
    imbalance: Double, imputedWeight: Double
  ) {
    self.region = region
    self.score = score
    self.baseline = baseline
    self.interval = interval
    self.contributions = contributions
    self.imbalance = imbalance
    self.imputedWeight = imputedWeight
  }
}

/// Nominal weight, and how strongly the component really moves the scores.
package struct WeightReport: Hashable, Sendable {
  package var indicator: String
  package var nominal: Double
  /// Its share of all points given; sums to 1. Nil when no points are given at all.
  package var shareOfPoints: Double?
  /// Its share of the variance of the scores; sums to 1 and may be negative. Nil under ten units.
  package var effective: Double?
  package init(indicator: String, nominal: Double, shareOfPoints: Double?, effective: Double?) {
    self.indicator = indicator
    self.nominal = nominal
    self.shareOfPoints = shareOfPoints
    self.effective = effective
  }
}

/// How far one choice alone moves the ranks, everything else as in the recipe.
package struct ChoiceInfluence: Hashable, Sendable {
  package enum Choice: Hashable, Sendable {
    case weights
    case weight(indicator: String)
    case normalisation
    case aggregation
    case missingRule
  }
  package var choice: Choice
  package var label: Sentence
  /// Mean places a region moves against the recipe's own ranks.
  package var meanShift: Double
  package var largestShift: Int
  package init(choice: Choice, label: Sentence, meanShift: Double, largestShift: Int) {
    self.choice = choice
    self.label = label
    self.meanShift = meanShift
    self.largestShift = largestShift
  }
}

/// Regions that cannot be told apart: every pair overlaps and none overlaps outside.
package struct EquivalenceBand: Hashable, Sendable {
  /// Region ids, best first.
  package var regions: [String]
  package var from: Int
  package var to: Int
  package init(regions: [String], from: Int, to: Int) {
    self.regions = regions
    self.from = from
    self.to = to
  }
}

/// A region's rank under either mean, everything else as in the recipe.
package struct AggregationRanks: Hashable, Sendable {
  package var region: String
  package var arithmetic: Int
  package var geometric: Int
  package init(region: String, arithmetic: Int, geometric: Int) {
    self.region = region
    self.arithmetic = arithmetic
    self.geometric = geometric
  }
}

/// A composite over one peer group.
package struct CompositeResult: Hashable, Sendable {
  package var recipe: CompositeRecipe
  package var group: String
  package var log: [CompositeLogLine]
  /// Best score first; ties in register order.
  package var standings: [CompositeStanding]
  /// Below the line, with what is missing; never ranked.
  package var unassessed: [Unassessed]
  package var weights: [WeightReport]
  package var bands: [EquivalenceBand]
  /// Neighbours that overlap without being a band, said as pairs.
  package var pairs: [[String]]
  /// Most influential first; single weights apart.
  package var influences: [ChoiceInfluence]
  package var weightInfluences: [ChoiceInfluence]
  /// Who moves between arithmetic and geometric, with both ranks under the recipe's other choices.
  package var aggregationRanks: [AggregationRanks]
  package var warning: Sentence?
  /// What the intervals do not hold: values that are lower bounds.
  package var notes: [Sentence] = []
  package var edition: Edition
}

/// A composite was built, or says why not.
package enum CompositeOutcome: Hashable, Sendable {
  case built(CompositeResult)
  case refused(code: String, label: Sentence, group: String, CompositeRefusal)

  package var result: CompositeResult? { if case .built(let result) = self { result } else { nil } }
}

extension CompositeResult {
  /// Fewer than a group to rank, and an interval that meets another's: then no place of its own is printed.
  package func isAlike(_ standing: CompositeStanding) -> Bool {
    standings.count < PeerGrouping.fewest
      && standings.contains { $0.region != standing.region && $0.interval.overlaps(standing.interval) }
  }

  /// "2 (1–3)"; in a small group "1–2, setara" where intervals meet, and a bare place where they are apart.
  package func spot(of standing: CompositeStanding) -> Sentence {
    let interval = standing.interval
    guard isAlike(standing) else { return Sentence(id: interval.text, en: interval.text) }
    let span = interval.low == interval.high ? "\(interval.low)" : "\(interval.low)–\(interval.high)"
    return Sentence(id: span + ", setara", en: span + ", alike")
  }
}
