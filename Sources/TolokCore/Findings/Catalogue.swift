extension FindingCode {
  /// Every finding the product can make, by stage; each stage's list stands in its own file here.
  package static let all: [FindingCode] = extract + understand + values + conform + rules + lint

  package static func named(_ code: String) -> FindingCode? { all.first { $0.code == code.uppercased() } }
}
