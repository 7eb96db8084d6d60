/// One part of a fiscal year's money: who is eligible, and which ways lead to an amount.
package struct RuleComponent: Sendable {
  package var id: String
  package var label: Sentence
  package var part: Part
  /// Parameter of the national pool.
  package var pool: String?
  /// Nil where no eligibility was ever seen: the verdict is unknown unless the ledger or the contest says more.
  package var gate: Criterion?
  /// Components of the ledger that are this component's money.
  package var ledger: [String]
  /// Ways to an amount, the best first. The ledger is always asked first and need not be listed.
  package var estimates: [EstimateRule]
  package var clusters: [Cluster]
  package var categories: [Category]
  /// File and line of the component.
  package var place = ""

  package enum Part: String, Sendable, CaseIterable {
    case whole, additional
    case priorYear = "prior_year"
    case currentYear = "current_year"
  }

  /// A cluster of regions with its share of the pool.
  package struct Cluster: Sendable {
    package var id: String
    package var label: Sentence
    /// Parameter of the share.
    package var share: String
    /// Id of the branch of the gate that makes a member; nil where membership is not known.
    package var branch: String?
    package var place = ""
    package init(id: String, label: Sentence, share: String, branch: String?) {
      self.id = id
      self.label = label
      self.share = share
      self.branch = branch
    }
  }

  /// A scored category or variable.
  package struct Category: Sendable {
    package var id: String
    package var label: Sentence
    package var group: Sentence?
    /// Who scores it, as published; nil when not seen.
    package var assessor: Sentence?
    package var indicators: [Sentence]
    /// Parameter of the weight; nil parameter values mean never published.
    package var weight: String?
    /// Parameter of the pool of this category alone, and of the number of regions paid from it.
    package var pool: String?
    package var recipients: String?
    /// Parameter of the score from which it pays.
    package var payFrom: String?
    /// Name of the published line of the ledger ("Inovasi pelayanan publik").
    package var line: String?
    /// What the store knows that feeds it.
    package var innovation: Innovation?
    package var citation: String
    package var place = ""
    package enum Innovation: String, Sendable, CaseIterable {
      /// KIPP / Kovablik awards of KemenPAN-RB.
      case kipp
      /// IGA / IID of Kemendagri.
      case iid
    }
    package init(
      id: String, label: Sentence, group: Sentence? = nil, assessor: Sentence? = nil,
      indicators: [Sentence] = [], weight: String? = nil, pool: String? = nil, recipients: String? = nil,
      payFrom: String? = nil, line: String? = nil, innovation: Innovation? = nil, citation: String
    ) {
      self.id = id
      self.label = label
      self.group = group
      self.assessor = assessor
      self.indicators = indicators
      self.weight = weight
      self.pool = pool
      self.recipients = recipients
      self.payFrom = payFrom
      self.line = line
      self.innovation = innovation
      self.citation = citation
    }
  }

  package init(
    id: String, label: Sentence, part: Part = .whole, pool: String? = nil, gate: Criterion? = nil,
    ledger: [String] = [], estimates: [EstimateRule] = [], clusters: [Cluster] = [],
    categories: [Category] = []
  ) {
    self.id = id
    self.label = label
    self.part = part
    self.pool = pool
    self.gate = gate
    self.ledger = ledger.isEmpty ? [id] : ledger
    self.estimates = estimates
    self.clusters = clusters
    self.categories = categories
  }

  package var prizes: PrizeRule? {
    for case .prizes(let rule) in estimates { return rule }
    return nil
  }
}

/// A way to an amount; never mixed with another.
package enum EstimateRule: Sendable {
  case prizes(PrizeRule)
  /// Pool × own score ÷ sum of scores, in both candidate readings of the index step; needs the national sums.
  case poolShare(PoolShareRule)
  /// Rupiah per point of published lines of the same variable and year.
  case observedRate
  /// What other recipients of the same decision were paid.
  case recipientRange(RecipientRange)
}

/// Fixed prizes by rank (PMK 87/PMK.07/2020, innovation part).
package struct PrizeRule: Sendable {
  package var sectors: [String]
  package var clusters: [String]
  /// Rank → parameter of the prize.
  package var prizes: [Int: String]
  /// "cluster/sector" whose winners were all seen.
  package var seen: Set<String>
  package init(sectors: [String], clusters: [String], prizes: [Int: String], seen: Set<String>) {
    self.sectors = sectors
    self.clusters = clusters
    self.prizes = prizes
    self.seen = seen
  }
}

/// Names of the facts and parameters of a share: per category `nilai_<id>` (own score), `jumlah_nilai_<id>`
/// (national sum in the cluster) and `penerima_<id>` (paid regions) are facts a user supplies.
package struct PoolShareRule: Sendable {
  /// Parameter of the unit of rounding.
  package var rounding: String?
  package init(rounding: String?) { self.rounding = rounding }
}

/// Published ends of what a decision paid, as parameters; nil where not published.
package struct RecipientRange: Sendable {
  /// Kind of region it holds for; empty for all.
  package var kinds: [RegionKind]
  package var least: String?
  package var most: String?
  package var mean: String?
  package var count: String?
  package var citation: String
  /// Category the range is of; nil when it is of the whole component.
  package var category: String? = nil
  package var place = ""
  package init(
    kinds: [RegionKind] = [], least: String?, most: String?, mean: String? = nil, count: String? = nil,
    citation: String
  ) {
    self.kinds = kinds
    self.least = least
    self.most = most
    self.mean = mean
    self.count = count
    self.citation = citation
  }
}
