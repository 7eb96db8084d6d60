import FoundationEssentials
import Mustache
import TolokCore

/// Writes the month's pages from the templates in `reports/`; text is escaped by the template engine.
package struct PageWriter {
  let results: MonthResults
  let reportsDirectory: String

  package init(results: MonthResults, reportsDirectory: String) {
    self.results = results
    self.reportsDirectory = reportsDirectory
  }

  package func writeAll(
    into directory: String, outputs: [(file: String, label: Sentence)]
  ) throws(PublishError) -> [String] {
    let page = PageContext(results: results, outputs: outputs)
    var common = page.common
    // The shared sheet names the period in its running heads, so it is a template too.
    common["style"] =
      try text("shared/tokens.css")
      + (try fill(try text("shared/print.css"), common, for: "shared/print.css"))
    var written: [String] = []
    let summary = try text("ringkasan/page.mustache")
    for standing in results.standings {
      let name = "ringkasan-\(standing.region.fileKey).html"
      try render(
        summary, common.merging(SummaryView(page, standing).view) { $1 }, to: "\(directory)/\(name)")
      written.append(name)
    }
    try render(
      try text("laporan-bulanan/page.mustache"), common.merging(ReportView(page: page).view) { $1 },
      to: "\(directory)/laporan-bulanan.html")
    try render(
      try text("baca-dulu/page.mustache"), common.merging(IndexView(page: page).view) { $1 },
      to: "\(directory)/00-baca-dulu.html")
    return written + ["laporan-bulanan.html", "00-baca-dulu.html"]
  }

  private func text(_ name: String) throws(PublishError) -> String {
    let path = "\(reportsDirectory)/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .cannotWrite(
        file: path,
        reason: Sentence(id: "templat tidak ada atau bukan UTF-8", en: "the template is missing or not UTF-8")
      )
    }
    return text
  }

  private func fill(
    _ template: String, _ view: [String: Any], for path: String
  ) throws(PublishError) -> String {
    do { return try MustacheTemplate(string: template).render(view) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }

  private func render(_ template: String, _ view: [String: Any], to path: String) throws(PublishError) {
    let page = try fill(template, view, for: path)
    do { try Data(page.utf8).write(to: URL(filePath: path)) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }
}
