/// A test of the law, with its article and what proves it.
package struct Criterion: Sendable {
  package var id: String
  package var label: Sentence
  /// Law article or source: "PMK 160/PMK.07/2021 menurut S19 (pers)". Empty for a branch.
  package var citation: String
  /// Who can make it true.
  package var influence: Influence
  package var evidence: Evidence?
  package var shape: Shape
  /// Parameters read when the rules were loaded (the year of an opinion): strict runs ask for them too.
  package var reads: [String] = []
  /// File and line of the test.
  package var place = ""

  /// A closed set; another word in a rule file is an error.
  package indirect enum Shape: Sendable {
    /// The fact must equal "ya".
    case isTrue(fact: String)
    /// The fact, a grade of the scale (best first), must be at least the parameter's.
    case atLeastGrade(fact: String, parameter: String, scale: [String])
    /// The number must be at least the parameter's.
    case atLeast(fact: String, parameter: String)
    /// The number must be at most the parameter's.
    case atMost(fact: String, parameter: String)
    /// The date must not be after the parameter's.
    case onOrBefore(fact: String, parameter: String)
    /// The last `years` opinions up to year − offset must all be at least `opinion`.
    case opinionYears(factPrefix: String, opinion: String, yearsParameter: String, offset: Int)
    case allOf([Criterion])
    case anyOf([Criterion])
    /// A rule whose content is not known: always unknown, and neither rescues nor blocks its parent.
    case unknownRule(reason: Sentence)
  }

  /// Who decides whether a test is met: what-if answers name only what a region can change.
  package enum Influence: String, Sendable, CaseIterable {
    /// The region's own act: a budget passed in time, a service opened.
    case region
    /// Earned by the region, decided by somebody else: an opinion, a grade.
    case earned
    /// Nothing the region can do now: a past year, a list made elsewhere.
    case none
  }

  /// The document that proves the fact, for the checklist.
  package struct Evidence: Sendable {
    package var document: Sentence
    package var issuer: Sentence
    /// Year of the document minus the fiscal year; nil where the rule does not tie it to a year.
    package var yearOffset: Int?
    package init(document: Sentence, issuer: Sentence, yearOffset: Int?) {
      self.document = document
      self.issuer = issuer
      self.yearOffset = yearOffset
    }
  }

  package init(
    id: String, label: Sentence, citation: String = "", influence: Influence = .earned,
    evidence: Evidence? = nil, shape: Shape
  ) {
    self.id = id
    self.label = label
    self.citation = citation
    self.influence = influence
    self.evidence = evidence
    self.shape = shape
  }

  package var children: [Criterion] {
    switch shape {
    case .allOf(let children), .anyOf(let children): children
    default: []
    }
  }

  package var isUnknownRule: Bool { if case .unknownRule = shape { true } else { false } }

  /// Every leaf once, in the order of the rules.
  package var leaves: [Criterion] {
    var seen: Set<String> = []
    var found: [Criterion] = []
    func visit(_ node: Criterion) {
      let children = node.children
      if children.isEmpty, seen.insert(node.id).inserted { found.append(node) }
      children.forEach(visit)
    }
    visit(self)
    return found
  }
}
