import TolokCore

/// The explanation as a person reads it: verdict, what fails, distances, what could change it, evidence, money, notes.
struct DIDExplanationText {
  let explanation: DIDExplanation
  let language: Language
  let format: LocalFormat
  let phrases: RegisterPhrases

  init(_ explanation: DIDExplanation, _ language: Language) {
    self.explanation = explanation
    self.language = language
    format = LocalFormat(language)
    phrases = RegisterPhrases(language)
  }

  func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  var text: String {
    let law = format.day(explanation.lawAsOf)
    var lines = [
      say(
        "\(explanation.region.name), TA \(explanation.year) (hukum per \(law))",
        "\(explanation.region.name), fiscal year \(explanation.year) (law as of \(law))")
    ]
    for explained in explanation.results.enumerated().sorted(by: Self.isBefore).map(\.element) {
      lines += [""] + component(explained)
    }
    lines += ["", Estimate.label[language]]
    return lines.joined(separator: "\n")
  }

  /// What fails first, then what is met, then what cannot be assessed; those with tests before those without.
  private static func isBefore(
    _ a: (offset: Int, element: DIDExplained), _ b: (offset: Int, element: DIDExplained)
  ) -> Bool {
    func rank(_ explained: DIDExplained) -> Int {
      switch explained.result.verdict {
      case .unmet: 0
      case .met: 1
      case .unknown: explained.component.gate == nil ? 3 : 2
      }
    }
    return (rank(a.element), a.offset) < (rank(b.element), b.offset)
  }

  private static let indent = 17

  private func component(_ explained: DIDExplained) -> [String] {
    let result = explained.result
    let tree = DIDTestTree(result.criteria, language)
    var lines = ["■ \(result.label[language])" + (tree.law.map { " (\($0))" } ?? "")]
    func add(_ title: String, _ rows: [String]) {
      // The title stands beside the first row, the others below it.
      for (index, row) in rows.enumerated() {
        let head = index == 0 ? title : ""
        lines.append(head + String(repeating: " ", count: max(1, Self.indent - head.count)) + row)
      }
    }
    add(say("Putusan", "Verdict"), [verdict(result)])
    add(
      result.verdict == .unmet
        ? say("Yang gagal", "What fails")
        : result.verdict == .unknown ? say("Belum diketahui", "Not known") : say("Yang diuji", "Tests"),
      tree.rows)
    add(say("Jarak", "Distance"), distances(explained))
    if result.verdict != .met { add(say("Yang mengubah", "Would turn it"), changes(explained)) }
    add(say("Berkas bukti", "Evidence"), DIDEvidenceRows(language: language).rows(explained.evidence))
    add(say("Perkiraan", "Estimate"), DIDMoneyRows(text: self).rows(explained))
    add(say("Catatan", "Notes"), notes(explained))
    return lines
  }

  // MARK: Verdict

  private func verdict(_ result: DIDComponentResult) -> String {
    let mark = DIDTestTree.mark(result.verdict)
    var text = "\(mark) \(result.verdict.label[language])"
    let count = result.doubts.count
    if result.verdict == .met, count > 0 {
      text += say(
        ", tetapi \(count) sel yang belum beres dapat membaliknya",
        ", but \(count) unresolved cell\(count == 1 ? "" : "s") could reverse it")
    } else if result.verdict == .unmet, count > 0 {
      text += say(
        "; \(count) sel yang belum beres dapat mengubahnya",
        "; \(count) unresolved cell\(count == 1 ? "" : "s") could change it")
    }
    let assumed = result.assumptions.count
    if assumed > 0 {
      text += say(
        "; termasuk \(assumed) andaian", "; includes \(assumed) assumption\(assumed == 1 ? "" : "s")")
    }
    return text
  }

  private func distances(_ explained: DIDExplained) -> [String] {
    let rows = explained.distances.map(distance)
    guard rows.isEmpty, explained.result.verdict == .unmet, explained.component.gate != nil else {
      return rows
    }
    return [
      say("uji ya atau tidak: tidak ada jarak yang terukur", "tests of yes or no: no distance to measure")
    ]
  }

  private func distance(_ distance: Distance) -> String {
    "\(DIDTestTree.mark(distance.outcome)) \(distance.label[language]): \(distance.words[language]) "
      + say(
        "(\(distance.fact); ambang \(distance.threshold))",
        "(\(distance.fact); threshold \(distance.threshold))")
  }

  // MARK: What would turn it

  private static let alternatives = 3

  private func changes(_ explained: DIDExplained) -> [String] {
    guard !explained.changes.isEmpty else {
      return [
        explained.component.gate == nil && explained.component.prizes == nil
          ? say(
            "daerah tidak dapat menetapkan dirinya; keputusannya pada Kementerian Keuangan",
            "a region cannot name itself a recipient; the Ministry of Finance decides")
          : say(
            "tidak ada fakta dalam jangkauan daerah yang cukup untuk mengubahnya",
            "no fact within the region's reach would be enough")
      ]
    }
    let shown = Array(explained.changes.prefix(Self.alternatives))
    var rows: [String] = []
    for (index, set) in shown.enumerated() {
      let number = shown.count == 1 ? "" : "\(index + 1). "
      let efforts = ChangeSet.Effort.allCases.filter { effort in set.changes.contains { $0.effort == effort }
      }
      for (place, effort) in efforts.enumerated() {
        let list = set.changes.filter { $0.effort == effort }.map(change).joined(separator: "; ")
        let head = place == 0 ? number : String(repeating: " ", count: number.count) + say("dan ", "and ")
        rows.append("\(head)\(list) (\(effort.label[language]))")
      }
    }
    let more = explained.changes.count - shown.count
    if more > 0 { rows.append(say("dan \(more) cara lain", "and \(more) more ways")) }
    if explained.changes.contains(where: { $0.changes.contains { $0.from != .unknown } }) {
      rows.append(
        say(
          "yang sudah terjadi untuk TA \(explanation.year) tetap; yang dapat diubah adalah tahun berikutnya",
          "what happened for \(explanation.year) stands; what can change is the next year"))
    }
    return rows
  }

  private func change(_ change: ChangeSet.Change) -> String {
    let to = FactWords.said(change.to, change.kind)[language]
    let from = change.from == .unknown ? "" : FactWords.said(change.from, change.kind)[language] + " → "
    return "\(change.label[language]): \(from)\(to)"
  }

  // MARK: Notes

  private func notes(_ explained: DIDExplained) -> [String] {
    let result = explained.result
    var rows: [String] = result.doubts.map {
      say("belum beres: \($0.label.id): \($0.reason.id)", "unresolved: \($0.label.en): \($0.reason.en)")
    }
    rows += result.assumptions.map { assumption in
      let value = assumption.value.map { " = \($0)" } ?? ""
      return say("andaian: ", "assumed: ")
        + "\(assumption.label[language])\(value) (\(assumption.reason.label[language]))"
    }
    rows += conflicts(explained)
    let gaps = explained.pack.gaps.count
    if gaps > 0 {
      rows.append(
        say(
          "\(gaps) hal tentang aturan ini belum diketahui: tolok rules show \(explained.pack.id)",
          "\(gaps) thing\(gaps == 1 ? "" : "s") about these rules not known: tolok rules show \(explained.pack.id) --lang en"
        ))
    }
    return rows
  }

  /// Rows of the ledger about the same money that say something else, beside the one that stands.
  private func conflicts(_ explained: DIDExplained) -> [String] {
    let own = explanation.registers.didAmounts.filter {
      $0.region == explanation.region.id && $0.fiscalYear == explanation.year
        && explained.component.ledger.contains($0.component)
    }
    var groups: [String] = []
    for entry in own {
      if let group = entry.conflictGroup, !groups.contains(group) { groups.append(group) }
    }
    return groups.map { (group) -> String in
      let open = own.filter { $0.conflictGroup == group || ($0.conflictGroup == nil && $0.line == nil) }
      let list: String = open.map { (entry) -> String in
        let keys = entry.citation.source.split(separator: ";").joined(separator: ", ")
        let line =
          entry.line.map { " \(DIDMoneyRows.line($0, explained.component, language, phrases))" } ?? ""
        return "\(format.money(entry) ?? FactWords.unknown[language])\(line) (\(keys))"
      }.joined(separator: ", ")
      return say("sumber berbeda: \(list)", "sources differ: \(list)")
    }
  }
}
