/// The sentences a project writes about its regions, and the numbers it puts first; declared in `findings.yaml`.
///
/// A place of a sentence is an indicator's code (`{cakupan-opd}`), a code with a basis
/// (`{inovasi@statement}`) or `{wilayah}`.
package struct FindingRules: Hashable, Sendable {
  /// Codes, most wanted first; the first five with a value are shown.
  package var numbers: [String]
  package var templates: [FindingTemplate]
  package init(numbers: [String] = [], templates: [FindingTemplate] = []) {
    self.numbers = numbers
    self.templates = templates
  }

  /// Words that are no figures.
  package static let words: Set<String> = ["wilayah"]

  /// `inovasi@statement` names the indicator `inovasi` and the basis `statement`.
  package static func parse(_ place: String) -> (indicator: String, basis: String?) {
    let parts = place.split(separator: "@", maxSplits: 1).map(String.init)
    return (parts.first ?? place, parts.count > 1 ? parts[1] : nil)
  }
}
