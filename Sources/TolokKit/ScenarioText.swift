import TolokCore

/// A scenario in words for a terminal: the baseline first, then the scenario, then what moved and because of what.
struct ScenarioText {
  let comparison: ScenarioComparison
  let language: Language
  private let format: LocalFormat

  init(_ comparison: ScenarioComparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
    format = LocalFormat(language)
  }

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }
  private var unknown: String { say("belum diketahui", "not known") }

  var run: String {
    let scenario = comparison.to.scenario
    var lines = ["\(say("Skenario", "Scenario")): \(scenario.label[language]) [\(scenario.name)]"]
    lines.append("\(say("Mengapa", "Why")): \(scenario.why[language])")
    lines += [days, ""] + edits(comparison.to, say("Yang diubah", "What is changed"))
    lines += blocks([
      (say("baseline", "baseline"), \.before), (say("skenario", "scenario"), \.after),
    ])
    return (lines + ["", Estimate.label[language]]).joined(separator: "\n")
  }

  var compare: String {
    var lines: [String] = []
    for (mark, plan) in [("A", comparison.from), ("B", comparison.to)] {
      let scenario = plan.scenario
      lines.append("\(mark): \(scenario.label[language]) [\(scenario.name)]")
      lines.append("   \(say("mengapa", "why")): \(scenario.why[language])")
    }
    lines += [days, ""] + edits(comparison.from, say("Yang diubah A", "What A changes"))
    lines += [""] + edits(comparison.to, say("Yang diubah B", "What B changes"))
    lines += blocks([("baseline", \.baseline), ("A", \.before), ("B", \.after)])
    return (lines + ["", Estimate.label[language]]).joined(separator: "\n")
  }

  private var days: String {
    say(
      "Baseline: fakta per \(comparison.baseline.asOf), hukum per \(comparison.baseline.lawAsOf)",
      "Baseline: facts as of \(comparison.baseline.asOf), law as of \(comparison.baseline.lawAsOf)")
  }

  // MARK: Edits

  private func edits(_ plan: ScenarioPlan, _ heading: String) -> [String] {
    if plan.edits.isEmpty { return ["\(heading): \(say("tidak ada", "nothing"))"] }
    var lines = [heading]
    for (index, edit) in plan.edits.enumerated() {
      let place: String
      switch edit.change.target {
      case .fact(_, let year, _, let pack, let component):
        let narrowed = [pack, component].compactMap { $0 }.joined(separator: "/")
        place = "\(edit.region?.name ?? ""), TA \(year)\(narrowed.isEmpty ? "" : ", \(narrowed)")"
      case .parameter(let pack, _): place = pack
      }
      let idle = edit.isIdle ? say(" (sama dengan baseline)", " (same as the baseline)") : ""
      lines.append(
        "  \(index + 1). \(place) · \(edit.label[language]): \(shown(edit.baseline, edit.kind)) → \(shown(edit.value, edit.kind))\(idle)"
      )
      if let why = edit.change.why { lines.append("     \(why[language])") }
    }
    return lines
  }

  private func shown(_ value: RuleValue, _ kind: InputKind) -> String {
    switch value {
    case .unknown: unknown
    case .word(Answer.yes): say("ya", "yes")
    case .word(Answer.no): say("tidak", "no")
    case .word(let word): word
    case .number(let number):
      switch kind {
      case .rupiah: number.rupiah.map(format.rupiah) ?? "\(number.double)"
      case .share: format.decimal(number.double * 100, places: 1) + "%"
      case .date: CalendarDate(serial: number).map(format.day) ?? "\(number.double)"
      default:
        (ScenarioValue.decimal(number) ?? "\(number.double)").split(separator: ".").joined(
          separator: language == .id ? "," : ".")
      }
    }
  }

  // MARK: Blocks

  private typealias Side = (name: String, result: KeyPath<ScenarioOutcome, DIDComponentResult>)

  private func blocks(_ sides: [Side]) -> [String] {
    var lines: [String] = []
    for outcome in comparison.outcomes where outcome.isChanged { lines += [""] + block(outcome, sides) }
    let same = comparison.outcomes.filter { !$0.isChanged }
    if !same.isEmpty {
      lines += [
        "",
        "\(say("Tidak berubah", "Unchanged")) (\(same.count)): "
          + same.map { "\($0.region.name) · \($0.after.label[language])" }.joined(separator: "; "),
      ]
    }
    return lines
  }

  private func block(_ outcome: ScenarioOutcome, _ sides: [Side]) -> [String] {
    var rows = [[""] + sides.map(\.name) + [say("perubahan", "change")]]
    func row(_ name: String, _ cell: (DIDComponentResult) -> String, _ change: String) {
      rows.append([name] + sides.map { cell(outcome[keyPath: $0.result]) } + [change])
    }
    let (a, b) = (outcome.before, outcome.after)
    let moved = say("berubah", "changed"), same = say("tetap", "same")
    row(say("putusan", "verdict"), { $0.verdict.label[language] }, a.verdict == b.verdict ? same : moved)
    row(
      say("cara", "method"), { $0.estimate.method.label[language] },
      a.estimate.method == b.estimate.method ? same : moved)
    for (name, end) in [
      (say("paling sedikit", "at least"), \Estimate.low), (say("paling banyak", "at most"), \Estimate.high),
    ] {
      row(
        name, { $0.estimate[keyPath: end].map(format.rupiah) ?? unknown },
        change(a.estimate[keyPath: end], b.estimate[keyPath: end]))
    }
    row(
      "label", { $0.estimate.isAssumed ? say("andaian", "assumption") : "–" },
      a.estimate.isAssumed == b.estimate.isAssumed ? same : moved)
    var lines = ["\(outcome.region.name) · \(outcome.after.label[language])"] + table(rows)
    let gaps =
      outcome.after.missing.map { id in
        outcome.after.calculation.step(id)?.label[language] ?? outcome.after.calculation.input(id)?.label[
          language] ?? id
      } + outcome.after.estimate.unknowns.map { $0[language] }
    if !gaps.isEmpty {
      lines.append("  \(say("belum diketahui", "not known")): \(gaps.joined(separator: "; "))")
    }
    return lines + causes(outcome)
  }

  /// Both ends known: the difference; else why there is none.
  private func change(_ from: Rupiah?, _ to: Rupiah?) -> String {
    guard let from, let to else {
      return from == nil && to == nil
        ? say("tetap", "same") : say("tidak dapat dihitung", "cannot be counted")
    }
    if from == to { return say("tetap", "same") }
    return signed(to - from)
  }

  private func signed(_ rupiah: Rupiah) -> String {
    (rupiah < 0 ? "−" : "+") + "Rp" + format.count(Int(rupiah.magnitude))
  }

  /// Columns side by side, the first two left, all padded to their widest cell.
  private func table(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  // MARK: Causes

  private func causes(_ outcome: ScenarioOutcome) -> [String] {
    let parts = outcome.attribution
    var lines: [String] = []
    switch parts.method {
    case .exact:
      lines.append(
        say("  sebab, tidak bergantung urutan:", "  because of, whatever the order:"))
    case .sampled(let orders, let seed):
      lines.append(
        say(
          "  sebab, rata-rata \(orders) urutan acak (benih \(seed)):",
          "  because of, mean of \(orders) drawn orders (seed \(seed)):"))
    }
    let low = parts.low?.wholeRupiah, high = parts.high?.wholeRupiah
    for (index, player) in outcome.players.enumerated() {
      var said: [String] = []
      if let share = parts.verdict?[index] {
        said.append("\(say("putusan", "verdict")) \(percent(share))")
      }
      if let low { said.append("\(say("paling sedikit", "at least")) \(signed(low[index]))") }
      if let high { said.append("\(say("paling banyak", "at most")) \(signed(high[index]))") }
      let what =
        "\(player.label[language]): \(shown(player.from, player.kind)) → \(shown(player.to, player.kind))"
      lines.append("    \(letter(index)) \(what)\(said.isEmpty ? "" : "  [\(said.joined(separator: "; "))]")")
    }
    if outcome.players.count > 1, !parts.enough.isEmpty {
      let sets = parts.enough.map { set in
        set.map(letter).joined(separator: " + ")
      }
      let together = parts.enough.allSatisfy { $0.count > 1 }
      lines.append(
        "  "
          + say(
            together ? "dibutuhkan bersama: " : "sudah cukup: ",
            together ? "needed together: " : "enough alone: ")
          + sets.joined(separator: say(" atau ", " or ")))
    }
    return lines
  }

  /// (a), (b) … (aa)
  private func letter(_ index: Int) -> String {
    var text = "", rest = index
    repeat {
      text = String(UnicodeScalar(UInt8(97 + rest % 26))) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return "(\(text))"
  }

  private func percent(_ share: Fraction) -> String {
    "\(share.isWhole ? "\(share.numerator * 100)" : format.decimal(share.double * 100, places: 1))%"
  }
}
