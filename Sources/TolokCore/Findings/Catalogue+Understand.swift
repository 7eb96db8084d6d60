extension FindingCode {
  /// Codes 02-03xx.
  package static let understand: [FindingCode] = []
}
