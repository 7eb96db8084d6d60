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
    let templates = PageTemplates(directory: reportsDirectory)
    var common = page.common
    common["style"] = try templates.style(common)
    var written: [String] = []
    let summary = try templates.text("ringkasan/page.mustache")
    for standing in results.standings {
      let name = "ringkasan-\(standing.region.fileKey).html"
      try templates.render(
        summary, common.merging(SummaryView(page, standing).view) { $1 }, to: "\(directory)/\(name)")
      written.append(name)
    }
    try templates.render(
      try templates.text("laporan-bulanan/page.mustache"), common.merging(ReportView(page: page).view) { $1 },
      to: "\(directory)/laporan-bulanan.html")
    try templates.render(
      try templates.text("baca-dulu/page.mustache"), common.merging(IndexView(page: page).view) { $1 },
      to: "\(directory)/00-baca-dulu.html")
    return written + ["laporan-bulanan.html", "00-baca-dulu.html"]
  }
}
