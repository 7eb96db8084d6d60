extension FindingCode {
  /// Codes 04-05xx.
  package static let conform: [FindingCode] = []
}
