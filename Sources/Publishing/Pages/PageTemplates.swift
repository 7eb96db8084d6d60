import FoundationEssentials
import Mustache
import TolokCore

/// The templates of `reports/`: read, held against what fills them, filled in, written.
struct PageTemplates {
  let directory: String

  /// A template that has been read; every tag it prints is checked before it is filled.
  struct Template {
    fileprivate var path: String
    fileprivate var check: TemplateCheck
    fileprivate var engine: MustacheTemplate
  }

  /// - Throws: `PublishError` with file, line and column for a tag that is broken.
  func template(_ name: String) throws(PublishError) -> Template {
    let path = "\(directory)/\(name)"
    let text = try text(name)
    do throws(TemplateFault) {
      let check = try TemplateCheck(text)
      do { return Template(path: path, check: check, engine: try MustacheTemplate(string: text)) } catch {
        let place = error as? MustacheTemplate.ParserError
        throw TemplateFault(
          line: place?.context.lineNumber ?? 1, column: place?.context.columnNumber ?? 1,
          reason: sentence(of: place?.error ?? error))
      }
    } catch { throw .badTemplate(file: path, error.line, error.column, error.reason) }
  }

  /// - Throws: `PublishError` with file, line and column for a tag without a value.
  func fill(_ template: Template, _ view: [String: Any]) throws(PublishError) -> String {
    do throws(TemplateFault) { try template.check.check(view) } catch {
      throw .badTemplate(file: template.path, error.line, error.column, error.reason)
    }
    return template.engine.render(view)
  }

  /// The shared sheet names the period in its running heads, so it is a template too.
  func style(_ view: [String: Any]) throws(PublishError) -> String {
    try text("shared/tokens.css") + (try fill(try template("shared/print.css"), view))
  }

  func render(_ template: Template, _ view: [String: Any], to path: String) throws(PublishError) {
    let page = try fill(template, view)
    do { try Data(page.utf8).write(to: URL(filePath: path)) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }

  private func text(_ name: String) throws(PublishError) -> String {
    let path = "\(directory)/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .cannotWrite(
        file: path,
        reason: Sentence(id: "templat tidak ada atau bukan UTF-8", en: "the template is missing or not UTF-8")
      )
    }
    return text
  }
}
