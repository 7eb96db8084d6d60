/// The rules of one scheme and fiscal year, loaded from `pipelines/rules/<scheme>/<pack>/`.
package struct RulePack: Sendable {
  package var id: String
  package var scheme: String
  package var label: Sentence
  package var fiscalYear: Int
  /// First and last day the rules hold.
  package var from: CalendarDate
  package var until: CalendarDate
  package var legal: [String]
  package var parameters: [Parameter]
  package var components: [RuleComponent]
  package var uses: [UseRule]
  package var disbursement: [DisbursementStage]
  /// What is not known about these rules, for the reader of the page.
  package var gaps: [Sentence]
  /// `pipelines/rules/did/2022-…/pack.yaml`
  package var place: String
  /// The legal bases in their parts; `legal` is their text.
  package var bases: [RuleCitation] = []
  package var scales: [GradeScale] = []
  package var sums: [DeclaredSum] = []

  package init(
    id: String, scheme: String, label: Sentence, fiscalYear: Int, from: CalendarDate? = nil,
    until: CalendarDate? = nil, legal: [String], parameters: [Parameter], components: [RuleComponent],
    uses: [UseRule] = [], disbursement: [DisbursementStage] = [], gaps: [Sentence] = [], place: String = ""
  ) {
    self.id = id
    self.scheme = scheme
    self.label = label
    self.fiscalYear = fiscalYear
    self.from = from ?? CalendarDate.first(of: fiscalYear)
    self.until = until ?? CalendarDate.last(of: fiscalYear)
    self.legal = legal
    self.parameters = parameters
    self.components = components
    self.uses = uses
    self.disbursement = disbursement
    self.gaps = gaps
    self.place = place
  }

  package func parameter(_ id: String) -> Parameter? { parameters.first { $0.id == id } }
}

/// What the money may or may not be spent on.
package struct UseRule: Sendable {
  package var isPermitted: Bool
  package var text: Sentence
  /// Parameter of a least share, e.g. health 21 %.
  package var leastShare: String?
  package var citation: String
  package var place = ""
  package init(isPermitted: Bool, text: Sentence, leastShare: String? = nil, citation: String) {
    self.isPermitted = isPermitted
    self.text = text
    self.leastShare = leastShare
    self.citation = citation
  }
}

/// When the money comes, and what it waits for.
package struct DisbursementStage: Sendable {
  package var label: Sentence
  /// Parameter of the share; nil when not published.
  package var share: String?
  package var condition: Sentence?
  package var citation: String
  package var place = ""
  package init(label: Sentence, share: String?, condition: Sentence?, citation: String) {
    self.label = label
    self.share = share
    self.condition = condition
    self.citation = citation
  }
}
