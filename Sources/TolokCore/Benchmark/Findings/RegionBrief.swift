/// One change between two times that may be compared, or two values that may not.
package struct BriefChange: Hashable, Sendable {
  package var sentence: BoundSentence
  /// False where basis or method differ: the values stand apart and are never subtracted.
  package var isComparable: Bool
  package init(sentence: BoundSentence, isComparable: Bool) {
    self.sentence = sentence
    self.isComparable = isComparable
  }
}

/// A request names who, what, and which figure it opens.
package struct BriefRequest: Hashable, Sendable {
  package var to: Sentence
  package var what: Sentence
  /// Codes of the indicators it opens or improves.
  package var opens: [String]
  package init(to: Sentence, what: Sentence, opens: [String]) {
    self.to = to
    self.what = what
    self.opens = opens
  }
}

/// What a leader is told of a region: at most five numbers, three changes, three requests.
package struct RegionBrief: Hashable, Sendable {
  package var region: String
  package var numbers: [Figure]
  package var sentences: [BoundSentence]
  package var changes: [BriefChange]
  package var requests: [BriefRequest]
  package init(
    region: String, numbers: [Figure], sentences: [BoundSentence], changes: [BriefChange],
    requests: [BriefRequest]
  ) {
    self.region = region
    self.numbers = numbers
    self.sentences = sentences
    self.changes = changes
    self.requests = requests
  }
}
