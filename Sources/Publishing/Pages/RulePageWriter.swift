import TolokCore

/// Writes the page of one rule pack for the legal bureau: one self-contained file, ready to print.
package struct RulePageWriter {
  let page: RulePage
  /// Register of sources; those the page cites are listed at its end.
  let sources: [SourceEntry]
  let reportsDirectory: String

  package init(page: RulePage, sources: [SourceEntry], reportsDirectory: String) {
    self.page = page
    self.sources = sources
    self.reportsDirectory = reportsDirectory
  }

  /// - Throws: when the template cannot be read or the file cannot be written.
  package func write(to path: String) throws(PublishError) {
    let templates = PageTemplates(directory: reportsDirectory)
    var view = self.view
    view["style"] = try templates.style(view)
    try templates.render(try templates.template("aturan/page.mustache"), view, to: path)
  }

  private typealias View = [String: Any]
  private func say(_ id: String, _ en: String) -> String { page.language == .id ? id : en }

  private var view: View {
    let sections = page.sections
    // Keys end in a number; "press" is a word of the page, not a key.
    let cited = SourceKeys.used(
      in: sections.flatMap { $0.rows.flatMap { [$0.citation, $0.text] } },
      of: sources.filter { $0.key.last?.isNumber == true })
    return [
      "lang": page.language.rawValue, "ID": page.language == .id, "EN": page.language == .en,
      "title": page.title, "subtitle": page.subtitle, "pack": page.pack.id,
      "runningTitle": Self.css(page.title), "runningPeriod": Self.css("TA \(page.pack.fiscalYear)"),
      "pageWord": say("halaman", "page"), "ofWord": say("dari", "of"),
      "sections": sections.map(section), "hasSources": !cited.isEmpty,
      "sources": cited.map { source -> View in
        [
          "key": source.key, "title": source.title, "address": source.address ?? "",
          "hasAddress": !(source.address ?? "").isEmpty,
        ]
      },
    ]
  }

  private func section(_ section: RulePage.Section) -> View {
    let isTested = [.cases, .checks, .thresholds].contains(section.kind)
    return [
      "heading": section.heading, "note": section.note, "hasNote": !section.note.isEmpty,
      "isComponent": section.kind == .component,
      "left": isTested ? say("Tempat", "Place") : say("Dasar dan sumber", "Law and source"),
      "right": isTested
        ? say("Perkara dan hasil", "Case and outcome") : say("Aturan dalam kata-kata", "The rule in words"),
      "rows": section.rows.map { row -> View in
        [
          "citation": row.citation, "title": row.title, "text": row.text, "hasTitle": !row.title.isEmpty,
          "hasText": !row.text.isEmpty, "level": min(row.level, 3), "hasMark": row.mark != nil,
          "mark": row.mark.map(page.word) ?? "", "markClass": row.mark.map(Self.style) ?? "",
          // Where a lawyer who disagrees finds the line to change.
          "place": Self.short(row.place, page.pack.id),
          "hasPlace": !row.place.isEmpty && row.place != row.citation && !isTested,
        ]
      },
    ]
  }

  private static func style(_ mark: RulePage.Mark) -> String {
    switch mark {
    case .inForce, .passed: "met"
    case .failed: "unmet"
    case .unknown: "unknown"
    case .assumed: "assumed"
    case .expired: "expired"
    }
  }

  /// `parameters/pagu.yaml:5`: the pack is named in the head.
  private static func short(_ place: String, _ pack: String) -> String {
    guard let found = place.firstRange(of: "/\(pack)/") else { return place }
    return String(place[found.upperBound...])
  }

  /// A text inside a CSS string: what could end it is written as its code.
  private static func css(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      "\"\\<>&\n\r{}".unicodeScalars.contains(scalar)
        ? "\\" + String(scalar.value, radix: 16) + " " : String(scalar)
    }.joined()
  }
}
