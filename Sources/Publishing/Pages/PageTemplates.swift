import FoundationEssentials
import Mustache
import TolokCore

/// The templates of `reports/`: read, filled in, written.
struct PageTemplates {
  let directory: String

  func text(_ name: String) throws(PublishError) -> String {
    let path = "\(directory)/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .cannotWrite(
        file: path,
        reason: Sentence(id: "templat tidak ada atau bukan UTF-8", en: "the template is missing or not UTF-8")
      )
    }
    return text
  }

  func fill(_ template: String, _ view: [String: Any], for path: String) throws(PublishError) -> String {
    do { return try MustacheTemplate(string: template).render(view) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }

  /// The shared sheet names the period in its running heads, so it is a template too.
  func style(_ view: [String: Any]) throws(PublishError) -> String {
    try text("shared/tokens.css") + (try fill(try text("shared/print.css"), view, for: "shared/print.css"))
  }

  func render(_ template: String, _ view: [String: Any], to path: String) throws(PublishError) {
    let page = try fill(template, view, for: path)
    do { try Data(page.utf8).write(to: URL(filePath: path)) } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }
}
