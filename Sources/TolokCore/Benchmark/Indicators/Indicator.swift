/// One indicator as declared in `pipelines/indicators/<code>.yaml`; nothing in it is optional by oversight.
package struct Indicator: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case higher, lower
    /// Describes and is never ranked.
    case neutral
    package var label: Sentence {
      switch self {
      case .higher: Sentence(id: "makin tinggi makin baik", en: "higher is better")
      case .lower: Sentence(id: "makin rendah makin baik", en: "lower is better")
      case .neutral: Sentence(id: "tanpa arah", en: "no direction")
      }
    }
  }

  /// Where a value of 0 and of 1 on the common scale lie; in force from a day, with where they come from.
  package struct Goalposts: Hashable, Sendable {
    package var worst: Double
    package var best: Double
    package var validFrom: CalendarDate
    package var reference: Sentence
    package init(worst: Double, best: Double, validFrom: CalendarDate, reference: Sentence) {
      self.worst = worst
      self.best = best
      self.validFrom = validFrom
      self.reference = reference
    }
  }

  /// What the figure's coverage counts and how much of it there must be.
  package struct CoverageRule: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      /// Counted agencies that have sent the month's form.
      case agencies
      /// Rows of a source with a field filled in.
      case rows(RowSource, RowFact)
      /// A published figure covers what its publisher counted.
      case published
    }
    package var subject: Subject
    /// 0…1; below it the figure is withheld.
    package var minimum: Double
    package init(subject: Subject, minimum: Double) {
      self.subject = subject
      self.minimum = minimum
    }
  }

  /// How the total is cut into parts.
  package enum Breakdown: Hashable, Sendable {
    /// One part a value of a field; rows without it are a part of their own.
    case by(RowFact)
    /// Steps of a selection from wide to narrow: who reached a later one passed the earlier ones.
    case ladder(RowFact, rungs: [Rung])
    package struct Rung: Hashable, Sendable {
      package var value: String
      package var label: Sentence
      package init(value: String, label: Sentence) {
        self.value = value
        self.label = label
      }
    }
  }

  /// A published figure on the same question, counted on a basis of its own.
  package struct PublishedReading: Hashable, Sendable {
    /// Ids of `claims.csv`; more than one is added up.
    package var claims: [String]
    /// Id of the claim with the whole.
    package var of: String?
    package init(claims: [String], of: String? = nil) {
      self.claims = claims
      self.of = of
    }
  }

  /// How it was measured from a year on; a change breaks every series.
  package struct Method: Hashable, Sendable {
    package var fromYear: Int
    package var label: Sentence
    package var reference: Sentence
    package init(fromYear: Int, label: Sentence, reference: Sentence) {
      self.fromYear = fromYear
      self.label = label
      self.reference = reference
    }
  }

  /// What the figure is divided by, and where that comes from.
  package struct Denominator: Hashable, Sendable {
    package enum Day: String, Hashable, Sendable, CaseIterable {
      /// As in force on the period's last day.
      case periodEnd = "period_end"
      /// The nearest in time; a later one is marked "setelah periode".
      case nearest
      /// The day of the publication it stands in.
      case published
      /// The figure is no quotient.
      case none
      package var label: Sentence {
        switch self {
        case .periodEnd: Sentence(id: "hari terakhir periode", en: "the period's last day")
        case .nearest: Sentence(id: "tanggal terdekat", en: "the nearest day")
        case .published: Sentence(id: "tanggal terbitan", en: "the day of the publication")
        case .none: Sentence(id: "tanpa penyebut", en: "no denominator")
        }
      }
    }
    package var what: Sentence
    package var series: Sentence
    package var date: Day
    package init(what: Sentence, series: Sentence, date: Day) {
      self.what = what
      self.series = series
      self.date = date
    }
  }

  package var code: String
  package var label: Sentence
  package var question: Sentence
  package var unit: FigureUnit
  package var direction: Direction
  /// Said in words, printed on the card.
  package var numerator: Sentence
  package var denominator: Denominator
  package var node: IndicatorNode
  /// register, index, statement …: the basis on which the node counts.
  package var basis: String
  /// Nil with `noGoalposts` saying why: an indicator without them cannot enter a goalpost score.
  package var goalposts: [Goalposts]
  package var noGoalposts: Sentence?
  package var owner: Sentence
  package var reviewBy: CalendarDate
  package var coverage: CoverageRule
  package var breakdown: Breakdown?
  package var published: [PublishedReading]
  /// Empty where the method never changed.
  package var methods: [Method]
  /// The name of its file: `cakupan-opd.yaml`.
  package var file: String
  package init(
    code: String, label: Sentence, question: Sentence, unit: FigureUnit, direction: Direction,
    numerator: Sentence, denominator: Denominator, node: IndicatorNode, basis: String, goalposts: [Goalposts],
    noGoalposts: Sentence?, owner: Sentence, reviewBy: CalendarDate, coverage: CoverageRule,
    breakdown: Breakdown? = nil, published: [PublishedReading] = [],
    methods: [Method] = [], file: String = ""
  ) {
    self.code = code
    self.label = label
    self.question = question
    self.unit = unit
    self.direction = direction
    self.numerator = numerator
    self.denominator = denominator
    self.node = node
    self.basis = basis
    self.goalposts = goalposts
    self.noGoalposts = noGoalposts
    self.owner = owner
    self.reviewBy = reviewBy
    self.coverage = coverage
    self.breakdown = breakdown
    self.published = published
    self.methods = methods
    self.file = file
  }

  /// The goalposts in force on a day; nil before the first and where there are none.
  package func goalposts(on day: CalendarDate) -> Goalposts? {
    goalposts.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
  }

  /// The method in force in a year; nil where it never changed.
  package func method(inYear year: Int) -> Method? {
    methods.filter { $0.fromYear <= year }.max { $0.fromYear < $1.fromYear }
  }

  /// A review that is overdue is said on the card.
  package func isOverdue(on day: CalendarDate) -> Bool { reviewBy < day }
}
