import TolokCore

/// Findings as a colleague would write them: grouped by cause, the place named as Excel does, with the cells around it.
struct FindingText {
  let findings: [Finding]
  let language: Language
  /// The cells around the first finding of each cause.
  var excerpts: [Provenance: Excerpt] = [:]

  var text: String {
    guard !findings.isEmpty else { return Sentence(id: "Tidak ada temuan.", en: "No findings.")[language] }
    return (groupedByCause(findings).map(block) + [summary]).joined(separator: "\n\n")
  }

  private func block(_ group: [Finding]) -> String {
    let first = group[0]
    var lines = ["\(first.severity.label[language])[\(first.code.code)]: \(first.message[language])"]
    if let place = first.place { lines.append("  ──▶ \(place.label)") }
    if let excerpt = first.place.flatMap({ excerpts[$0] }) {
      lines += grid(excerpt, first)
    } else if let found = first.found, !found.isEmpty {
      lines.append("  = \(Sentence(id: "ditemukan", en: "found")[language]): \"\(found)\"")
    }
    if let expected = first.expected {
      lines.append("  = \(Sentence(id: "diharapkan", en: "expected")[language]): \(expected[language])")
    }
    let others = group.dropFirst().compactMap { $0.place?.cell?.description }
    if !others.isEmpty {
      let shown = others.prefix(8).joined(separator: ", ") + (others.count > 8 ? ", …" : "")
      lines.append(
        Sentence(
          id: "  = juga di: \(shown) (\(group.count) sel, satu sebab)",
          en: "  = also at: \(shown) (\(group.count) cells, one cause)")[language])
    }
    lines.append("  = \(Sentence(id: "perbaiki", en: "mend")[language]): \(first.fix[language])")
    lines.append("  = \(Sentence(id: "rincian", en: "more")[language]): tolok explain \(first.code.code)")
    return lines.joined(separator: "\n")
  }

  /// The row above and the finding's own, as in the sheet.
  private func grid(_ excerpt: Excerpt, _ finding: Finding) -> [String] {
    var table = excerpt.rows.map { row in row.texts.map { short($0) } }
    if let found = finding.found, !found.isEmpty {
      table[table.count - 1][excerpt.marked] = "\"\(short(oneLine(found)))\""
    }
    let widths = excerpt.columns.indices.map { i in
      max(8, ([excerpt.columns[i]] + table.map { $0[i] }).map(\.count).max() ?? 8)
    }
    func line(_ head: String, _ texts: [String]) -> String {
      let cells = zip(texts, widths).map { "│ " + $0.0.padding(to: $0.1) }
      return "  " + String(repeating: " ", count: max(0, 5 - head.count)) + head + " "
        + cells.joined(separator: " ")
    }
    var lines = [trimmed(line("", excerpt.columns))]
    for (index, row) in excerpt.rows.enumerated() {
      let isMarked = index == excerpt.rows.count - 1
      let remark = finding.code.remark.map { " " + $0[language] } ?? ""
      lines.append(trimmed(line("\(row.number)", table[index])) + (isMarked ? "   ◀" + remark : ""))
    }
    return lines
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func short(_ text: String) -> String { text.count <= 24 ? text : text.prefix(23) + "…" }

  private var summary: String {
    let counts = Severity.allCases.reversed().map { level in
      "\(findings.filter { $0.severity == level }.count) \(level.label[language])"
    }
    return counts.joined(separator: ", ")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
