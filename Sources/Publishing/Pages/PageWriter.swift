import TolokCore

/// Writes the month's pages from the templates in `reports/`; text is escaped by the template engine.
package struct PageWriter {
  let results: MonthResults
  let reportsDirectory: String
  /// What is written, in this order.
  let reports: [ReportDefinition]

  package init(results: MonthResults, reportsDirectory: String, reports: [ReportDefinition]) {
    self.results = results
    self.reportsDirectory = reportsDirectory
    self.reports = reports
  }

  /// - Parameter outputs: the other files of the folder, for the page that lists them; reports of the project's
  ///   own that are not among them are added under their titles.
  /// - Returns: names of the files written.
  /// - Throws: `PublishError` naming template, line and column for a tag without a value.
  package func writeAll(
    into directory: String, outputs: [(file: String, label: Sentence)]
  ) throws(PublishError) -> [String] {
    let page = PageContext(results: results, outputs: outputs + missing(in: outputs))
    var common = page.common
    let templates = PageTemplates(directory: reportsDirectory)
    common["style"] = try templates.style(common)
    var written: [String] = []
    for report in reports {
      let template = try templates.template("\(report.name)/\(report.template)")
      // What does not depend on the region is built once.
      let shared = common.merging(views(report, page)) { $1 }
      switch report.scope {
      case .month:
        try templates.render(template, shared, to: "\(directory)/\(report.file)")
        written.append(report.file)
      case .region:
        for standing in results.standings {
          let name = report.file(for: standing.region)
          let own = shared.merging(views(report, page, of: standing)) { $1 }
          try templates.render(template, own, to: "\(directory)/\(name)")
          written.append(name)
        }
      }
    }
    return written
  }

  private func views(_ report: ReportDefinition, _ page: PageContext) -> [String: Any] {
    var view: [String: Any] = ["reportTitle": report.title[results.language]]
    for part in report.parts {
      switch part {
      case .onePage: break
      case .monthly: view.merge(ReportView(page: page).view) { $1 }
      case .folder: view.merge(IndexView(page: page).view) { $1 }
      case .tables: view.merge(TablesView(page: page).view) { $1 }
      }
    }
    return view
  }

  private func views(
    _ report: ReportDefinition, _ page: PageContext, of standing: RegionStanding
  ) -> [String: Any] {
    var view: [String: Any] = [:]
    for part in report.parts {
      switch part {
      case .onePage: view.merge(SummaryView(page, standing).view) { $1 }
      case .tables: view["own"] = TablesView(page: page).region(standing)
      case .monthly, .folder: break
      }
    }
    return view
  }

  /// Reports the caller's list does not know; the page that lists the folder is not in its own list.
  private func missing(
    in outputs: [(file: String, label: Sentence)]
  ) -> [(file: String, label: Sentence)] {
    guard !outputs.isEmpty else { return [] }
    let known = Set(outputs.map(\.file))
    return reports.filter { !$0.parts.contains(.folder) }.flatMap { report in
      switch report.scope {
      case .month: [(file: report.file, label: report.title)]
      case .region:
        results.standings.map {
          (
            file: report.file(for: $0.region),
            label: Sentence(
              id: "\(report.title.id), \($0.region.name)", en: "\(report.title.en), \($0.region.name)")
          )
        }
      }
    }.filter { !known.contains($0.file) }
  }
}
