/// Which published claims are set beside each other, and beside what; declared in `claim-checks.yaml`.
/// The figures themselves come from the registers and the month.
package struct ClaimCheck: Hashable, Sendable {
  package struct Labelled: Hashable, Sendable {
    package var claim: String
    package var label: Sentence
    package init(claim: String, label: Sentence) {
      self.claim = claim
      self.label = label
    }
  }

  package enum Kind: Hashable, Sendable {
    /// "11 of 36" as stated, beside the register's own count.
    case coverage(with: String, of: String)
    /// The sum of parts against other figures on the same thing.
    case parts(subject: Sentence, label: Sentence, parts: [String], against: [Labelled])
    /// What is stated, what is named, and what the register holds.
    case named(stated: String, named: String)
    /// Figures that look comparable and count on different bases.
    case bases(claims: [String])
  }

  package var id: String
  package var kind: Kind
  /// What it does not mean, and what would settle it.
  package var explanation: Sentence
  package init(id: String, kind: Kind, explanation: Sentence) {
    self.id = id
    self.kind = kind
    self.explanation = explanation
  }

  /// Ids of the claims it speaks of.
  package var claims: [String] {
    switch kind {
    case .coverage(let with, let of): [with, of]
    case .parts(_, _, let parts, let against): parts + against.map(\.claim)
    case .named(let stated, let named): [stated, named]
    case .bases(let claims): claims
    }
  }
}
