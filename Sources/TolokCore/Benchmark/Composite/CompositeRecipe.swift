/// A composite indicator as declared: which steps are asked for, in the one order there is.
package struct CompositeRecipe: Hashable, Sendable {
  package struct Component: Hashable, Sendable {
    package var indicator: String
    /// Nominal weight; the weights of a recipe sum to 1.
    package var weight: Double
    package init(indicator: String, weight: Double) {
      self.indicator = indicator
      self.weight = weight
    }
  }

  /// Outlier treatment; refused under twenty units unless forced.
  package enum Treatment: Hashable, Sendable {
    case none
    /// Pulls so many values at each end in to the next one.
    case winsorise(values: Int, forced: Sentence?)
  }

  package enum MissingRule: Hashable, Sendable {
    /// The weights of what is known are scaled up to 1.
    case leaveOut
    /// A region with any value missing is not assessed.
    case requireAll
    /// The group's median stands in, marked, with its weight in the result.
    case groupMedian

    package var label: Sentence {
      switch self {
      case .leaveOut: Sentence(id: "yang tidak diketahui ditinggalkan", en: "unknown left out")
      case .requireAll: Sentence(id: "semua harus diketahui", en: "all must be known")
      case .groupMedian: Sentence(id: "diisi median kelompok", en: "filled with the group's median")
      }
    }
  }

  package enum Normalisation: Hashable, Sendable {
    /// Declared worst and best.
    case goalposts
    /// Position among the units, from 0 (last) to 1 (first), ties in the middle.
    case rank
    /// The group's own smallest and largest; refused under ten units unless forced.
    case minMax(forced: Sentence?)
    /// Standard scores; refused under twenty units unless forced.
    case zScore(forced: Sentence?)

    package var label: Sentence {
      switch self {
      case .goalposts: Sentence(id: "tonggak tetap", en: "fixed goalposts")
      case .rank: Sentence(id: "peringkat", en: "ranks")
      case .minMax: Sentence(id: "minimum–maksimum", en: "min–max")
      case .zScore: Sentence(id: "skor baku", en: "z-scores")
      }
    }
  }

  package enum Aggregation: Hashable, Sendable {
    /// A strong area may make up for a weak one.
    case arithmetic
    /// A weak area pulls down; values below the floor count as the floor.
    case geometric(floor: Double)

    package var label: Sentence {
      switch self {
      case .arithmetic: Sentence(id: "rata-rata hitung", en: "arithmetic mean")
      case .geometric: Sentence(id: "rata-rata ukur", en: "geometric mean")
      }
    }
  }

  /// What the Monte-Carlo runs vary; each list holds the recipe's own choice and others.
  package struct Uncertainty: Hashable, Sendable {
    package var seed: UInt64
    package var runs: Int
    /// Each weight is drawn evenly within this share of itself: 0.25 is ±25%.
    package var weightSpread: Double
    package var normalisations: [Normalisation]
    package var aggregations: [Aggregation]
    package var missingRules: [MissingRule]
    package init(
      seed: UInt64, runs: Int, weightSpread: Double, normalisations: [Normalisation],
      aggregations: [Aggregation], missingRules: [MissingRule]
    ) {
      self.seed = seed
      self.runs = runs
      self.weightSpread = weightSpread
      self.normalisations = normalisations
      self.aggregations = aggregations
      self.missingRules = missingRules
    }
  }

  package var code: String
  package var label: Sentence
  package var question: Sentence
  /// Ids of the peer groups it is built for.
  package var groups: [String]
  package var components: [Component]
  /// Least share of the weight that must be known for a region to be assessed.
  package var minimumKnown: Double
  /// Indicators to be divided by people before all else: counts that are not yet per head.
  package var denominate: [String]
  package var treatment: Treatment
  package var missing: MissingRule
  package var normalisation: Normalisation
  package var aggregation: Aggregation
  package var uncertainty: Uncertainty
  package init(
    code: String, label: Sentence, question: Sentence, groups: [String], components: [Component],
    minimumKnown: Double,
    denominate: [String] = [], treatment: Treatment = .none, missing: MissingRule,
    normalisation: Normalisation, aggregation: Aggregation, uncertainty: Uncertainty
  ) {
    self.code = code
    self.label = label
    self.question = question
    self.groups = groups
    self.components = components
    self.minimumKnown = minimumKnown
    self.denominate = denominate
    self.treatment = treatment
    self.missing = missing
    self.normalisation = normalisation
    self.aggregation = aggregation
    self.uncertainty = uncertainty
  }
}
