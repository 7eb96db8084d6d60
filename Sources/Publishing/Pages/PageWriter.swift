import FoundationEssentials
import Mustache
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
    // The shared sheet names the period in its running heads, so it is a template too.
    common["style"] =
      try text("shared/tokens.css")
      + (try fill(try template("shared/print.css"), common, for: "shared/print.css"))
    var written: [String] = []
    for report in reports {
      let path = "\(report.name)/\(report.template)"
      let template = try template(path)
      // What does not depend on the region is built once.
      let shared = common.merging(views(report, page)) { $1 }
      switch report.scope {
      case .month:
        try render(template, shared, path, to: "\(directory)/\(report.file)")
        written.append(report.file)
      case .region:
        for standing in results.standings {
          let name = report.file(for: standing.region)
          let own = shared.merging(views(report, page, of: standing)) { $1 }
          try render(template, own, path, to: "\(directory)/\(name)")
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

  // MARK: templates

  private struct Template {
    var check: TemplateCheck
    var engine: MustacheTemplate
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

  private func template(_ name: String) throws(PublishError) -> Template {
    let text = try text(name)
    do throws(TemplateFault) {
      let check = try TemplateCheck(text)
      do { return Template(check: check, engine: try MustacheTemplate(string: text)) } catch {
        let place = error as? MustacheTemplate.ParserError
        throw TemplateFault(
          line: place?.context.lineNumber ?? 1, column: place?.context.columnNumber ?? 1,
          reason: sentence(of: place?.error ?? error))
      }
    } catch {
      throw .badTemplate(file: "\(reportsDirectory)/\(name)", error.line, error.column, error.reason)
    }
  }

  private func fill(
    _ template: Template, _ view: [String: Any], for name: String
  ) throws(PublishError) -> String {
    do throws(TemplateFault) { try template.check.check(view) } catch {
      throw .badTemplate(file: "\(reportsDirectory)/\(name)", error.line, error.column, error.reason)
    }
    return template.engine.render(view)
  }

  private func render(
    _ template: Template, _ view: [String: Any], _ name: String, to path: String
  ) throws(PublishError) {
    let page = try fill(template, view, for: name)
    do { try Data(page.utf8).write(to: URL(filePath: path)) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }
}
