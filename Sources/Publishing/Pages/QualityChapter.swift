import TolokCore

/// Files of the month and findings by cause, with places and mends.
struct QualityChapter {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }

  var view: View {
    let shown = results.findings.filter { $0.severity != .info }
    let notes = results.findings.count - shown.count
    let errors = shown.count { $0.severity == .error }
    let files = results.facts.ledger.count
    let unreadable = results.facts.ledger.count { $0.state == .unreadable }
    return [
      "files": page.files.map(page.file), "hasFiles": files > 0, "filesNote": page.filesNote,
      "hasFilesNote": !page.filesNote.isEmpty,
      "filesTitle": unreadable == 0
        ? say("\(page.count(files)) berkas, semuanya terbaca", "\(page.count(files)) files, all readable")
        : say(
          "\(unreadable) dari \(page.count(files)) berkas tidak terbaca",
          "\(unreadable) of \(page.count(files)) files could not be read"),
      "findingsTitle": say(
        "\(page.count(shown.count)) temuan: \(errors) galat, \(shown.count - errors) peringatan",
        "\(page.count(shown.count)) findings: \(errors) errors, \(shown.count - errors) warnings"),
      "findingsNote": notes > 0
        ? say(
          "\(page.count(notes)) catatan tanpa tindakan tidak dicantumkan; semuanya ada pada data/findings.csv.",
          "\(page.count(notes)) notes that need no action are left out; all are in data/findings.csv.")
        : "", "hasFindings": !shown.isEmpty, "findings": groups(shown),
    ]
  }

  /// By code, errors first, then the most frequent; within a code by sentence, each with its places.
  private func groups(_ findings: [Finding]) -> [View] {
    var order: [String] = []
    var byCode: [String: [Finding]] = [:]
    for finding in findings {
      if byCode[finding.code.code] == nil { order.append(finding.code.code) }
      byCode[finding.code.code, default: []].append(finding)
    }
    let sorted = order.compactMap { byCode[$0] }.enumerated().sorted { a, b in
      let x = a.element, y = b.element
      if x[0].severity != y[0].severity { return x[0].severity > y[0].severity }
      return x.count == y.count ? a.offset < b.offset : x.count > y.count
    }.map(\.element)
    return sorted.map { group -> View in
      let first = group[0]
      let rows = causes(group)
      return [
        "code": first.code.code, "title": say(first.code.title), "weight": say(first.severity.label),
        "count": say("\(page.count(group.count)) kali", "\(page.count(group.count)) times"),
        "rows": Array(rows.prefix(8)),
        "more": rows.count > 8
          ? say(
            "\(page.count(rows.count - 8)) sebab lain dengan kode ini; lihat status-pengumpulan.xlsx",
            "\(page.count(rows.count - 8)) more causes with this code; see status-pengumpulan.xlsx") : "",
        "hasMore": rows.count > 8,
      ]
    }
  }

  private func causes(_ group: [Finding]) -> [View] {
    var order: [String] = []
    var bySentence: [String: [Finding]] = [:]
    for finding in group {
      let key = finding.message.id + "|" + finding.fix.id
      if bySentence[key] == nil { order.append(key) }
      bySentence[key, default: []].append(finding)
    }
    return order.compactMap { bySentence[$0] }.map { same -> View in
      let places = same.prefix(4).compactMap { $0.place?.label }.joined(separator: "; ")
      return [
        // A sentence that only repeats the code's title gives way to what was found.
        "message": same[0].message == same[0].code.title && same[0].found != nil
          ? "" : say(same[0].message),
        "found": same[0].found.flatMap { say(same[0].message).contains($0) ? nil : "“\($0)”" } ?? "",
        "places": places
          + (same.count > 4 ? say("; dan \(same.count - 4) lagi", "; and \(same.count - 4) more") : ""),
        "fix": say(same[0].fix),
      ]
    }
  }
}
