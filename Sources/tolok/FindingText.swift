import TolokCore

/// Findings as a colleague would write them: grouped by cause, the place named as Excel does.
struct FindingText {
  let findings: [Finding]
  let language: Language

  var text: String {
    guard !findings.isEmpty else { return Sentence(id: "Tidak ada temuan.", en: "No findings.")[language] }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      let key = "\(finding.place?.file ?? "")|\(finding.cause)|\(finding.message.id)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    let sorted = order.enumerated().sorted {
      let a = groups[$0.element]?.first?.severity ?? .info
      let b = groups[$1.element]?.first?.severity ?? .info
      return a == b ? $0.offset < $1.offset : a > b
    }
    var blocks = sorted.compactMap { groups[$0.element].map(block) }
    blocks.append(summary)
    return blocks.joined(separator: "\n\n")
  }

  private func block(_ group: [Finding]) -> String {
    let first = group[0]
    var lines = ["\(first.severity.label[language])[\(first.code.code)]: \(first.message[language])"]
    if let place = first.place {
      lines.append("  ──▶ \(place.label)")
    }
    if let found = first.found, !found.isEmpty {
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

  private var summary: String {
    let counts = Severity.allCases.reversed().map { level in
      "\(findings.filter { $0.severity == level }.count) \(level.label[language])"
    }
    return counts.joined(separator: ", ")
  }
}
