extension FindingCode {
  /// Codes 01xx.
  package static let extract: [FindingCode] = []
}
