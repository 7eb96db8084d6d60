extension FindingCode {
  /// Codes 06xx.
  package static let rules: [FindingCode] = []
}
