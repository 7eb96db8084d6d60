/// A report as declared in `reports/<name>/report.yaml`: which template, over which results, into which files.
package struct ReportDefinition: Hashable, Sendable {
  /// One page a month, or one a reporting region.
  package enum Scope: String, Hashable, Sendable, CaseIterable { case month, region }

  /// What a template may draw on.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    /// The region's one page: five figures, changes, requests, peers. Only with `each: region`.
    case onePage = "one_page"
    /// Cover, summary, chapters, comparison, money, claims, quality, method of the monthly report.
    case monthly
    /// What lies in the output folder.
    case folder
    /// Plain lists for a template of one's own: regions, indicators, figures, agencies, suggestions, sentences.
    case tables
  }

  /// The folder's name.
  package var name: String
  package var title: Sentence
  /// File name inside the report's folder.
  package var template: String
  package var scope: Scope
  package var parts: [Part]
  /// File name in the output folder; `{region}` stands for the region's code without dots.
  package var file: String
  package init(
    name: String, title: Sentence, template: String, scope: Scope, parts: [Part], file: String
  ) {
    self.name = name
    self.title = title
    self.template = template
    self.scope = scope
    self.parts = parts
    self.file = file
  }

  package func file(for region: Region?) -> String {
    file.replacing("{region}", with: region?.fileKey ?? "")
  }
}
