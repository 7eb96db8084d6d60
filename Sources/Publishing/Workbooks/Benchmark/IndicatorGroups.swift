import TolokCore

/// Which sheet an indicator stands on: by what it counts, so that a new one finds its place by itself.
enum IndicatorTopic: CaseIterable {
  case coverage, amount, make, awards, index, money, replication

  func name(_ results: MonthResults) -> String {
    switch self {
    case .coverage: results.say("Cakupan dan Pelaporan", "Coverage and Reporting")
    case .amount: results.say("Jumlah dan Laju", "Numbers and Rates")
    case .make: results.say("Susunan Inovasi", "Make-up")
    case .awards: results.say("Corong Penghargaan", "Award Funnel")
    case .index: results.say("Nilai Indeks", "Index")
    case .money: results.say("Insentif", "Incentives")
    case .replication: results.say("Replikasi", "Replication")
    }
  }

  func question(_ results: MonthResults) -> String {
    switch self {
    case .coverage: results.say("Seberapa merata dan selengkap apa?", "How widespread, how complete?")
    case .amount: results.say("Berapa banyak, dibagi apa?", "How many, over what?")
    case .make: results.say("Tahap, jenis, bentuk, urusan apa?", "Which stages, kinds, forms, duty areas?")
    case .awards: results.say("Sampai tahap mana diakui?", "How far do awards go?")
    case .index: results.say("Apa kata indeks nasional?", "What does the national index say?")
    case .money: results.say("Berapa insentif yang terbit?", "Which incentives are published?")
    case .replication: results.say("Siapa mengambil dari siapa?", "Who takes over from whom?")
    }
  }

  init(_ indicator: Indicator) {
    switch indicator.node.firstRows {
    case .scores: self = .index
    case .did: self = .money
    case .awards, .stages: self = .awards
    case .replications, .adoptions: self = .replication
    case .collection, .rows: self = .coverage
    case .innovations, .knownInnovations, nil:
      switch indicator.unit {
      case .ratio: self = .amount
      case .count:
        self = indicator.breakdown == nil && indicator.unit == .count(.innovation) ? .amount : .make
      case .share, .sharePoints: self = indicator.node.countsAgencies ? .coverage : .make
      }
    }
  }
}

extension IndicatorNode {
  /// Its first leaf counts agencies.
  var countsAgencies: Bool {
    switch self {
    case .agenciesWith, .agencies, .targetShare: true
    case .share(let a, _), .difference(let a, _), .ratio(let a, _, _): a.countsAgencies
    default: false
    }
  }
}
