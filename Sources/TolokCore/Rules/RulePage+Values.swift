/// Values, uses, gaps and cases of the page.
extension RulePage {
  // MARK: values

  func dated(_ parameter: String) -> DatedValue? { pack.parameter(parameter)?.inForce(on: date) }

  func short(_ parameter: String) -> String {
    words.value(dated(parameter)?.value, unit: pack.parameter(parameter)?.unit ?? "")
  }

  /// The worst of the values a row leans on; nil when it leans on none.
  func mark(_ parameters: [String]) -> Mark? {
    let marks = parameters.map { parameter -> Mark in
      guard let value = dated(parameter), value.value != nil else { return .unknown }
      switch value.status(on: date) {
      case .inForce: return .inForce
      case .assumed: return .assumed
      case .expired: return .expired
      }
    }
    let order: [Mark] = [.unknown, .expired, .assumed, .inForce]
    return order.first { marks.contains($0) }
  }

  package func word(_ mark: Mark) -> String {
    switch mark {
    case .inForce: ParameterStatus.inForce.label[language]
    case .assumed: ParameterStatus.assumed.label[language]
    case .expired: ParameterStatus.expired.label[language]
    case .unknown: words.unknown
    case .passed: say("sesuai", "as expected")
    case .failed: say("tidak sesuai", "not as expected")
    }
  }

  func parameterRow(_ id: String, title: String) -> Row {
    guard let parameter = pack.parameter(id) else {
      return Row(citation: "", title: title, text: words.unknown, mark: .unknown)
    }
    guard let value = dated(id) else {
      return Row(
        citation: "", title: title,
        text: say("tidak ada nilai pada tanggal ini", "no value on this day"), mark: .unknown,
        place: parameter.place)
    }
    return Row(
      citation: "\(value.reference) (\(value.confidence.label[language]))", title: title,
      text: words.value(value, unit: parameter.unit), mark: mark([id]), place: value.place)
  }

  var parameters: Section {
    let rows = pack.parameters.flatMap { parameter -> [Row] in
      var row = parameterRow(parameter.id, title: parameter.label[language])
      var notes = [row.text]
      if let value = dated(parameter.id) {
        notes.append(say("sejak \(format.day(value.from))", "from \(format.day(value.from))"))
        if let review = value.reviewBy {
          notes.append(
            say("ditinjau paling lambat \(format.day(review))", "to be reviewed by \(format.day(review))"))
        }
      }
      row.text = notes.joined(separator: "; ") + "."
      for note in [dated(parameter.id)?.note, parameter.keptFor].compactMap({ $0 }) {
        row.text += " " + note[language]
      }
      return [row] + otherValues(parameter)
    }
    return Section(
      kind: .parameters, heading: say("Parameter", "Parameters"),
      note: say(
        "Nilai yang berlaku, statusnya, dan tempat ia dibaca. Yang belum diketahui dibiarkan kosong dengan sengaja.",
        "Values in force, their status, and where they were read. What is not known is left empty on purpose."
      ),
      rows: rows)
  }

  /// Values of other days, so that a change of the law is seen.
  private func otherValues(_ parameter: Parameter) -> [Row] {
    let current = dated(parameter.id)
    return parameter.values.filter { $0.from != current?.from }.map { value in
      let end = value.until.map { say(" sampai \(format.day($0))", " to \(format.day($0))") } ?? ""
      return Row(
        citation: "\(value.reference) (\(value.confidence.label[language]))",
        title: say("nilai lain", "another value"),
        text:
          "\(words.value(value, unit: parameter.unit)); \(say("sejak", "from")) \(format.day(value.from))\(end)."
          + (value.note.map { " " + $0[language] } ?? ""), level: 1, place: value.place)
    }
  }

  var uses: Section {
    Section(
      kind: .uses, heading: say("Penggunaan", "Uses"), note: "",
      rows: pack.uses.map { use in
        let least =
          use.leastShare.map { say("; paling sedikit \(short($0))", "; at least \(short($0))") } ?? ""
        return Row(
          citation: use.citation,
          title: use.isPermitted ? say("Boleh", "Permitted") : say("Dilarang", "Forbidden"),
          text: use.text[language] + least + ".", place: use.place)
      })
  }

  var stages: Section {
    Section(
      kind: .stages, heading: say("Tahap penyaluran", "Stages of payment"), note: "",
      rows: pack.disbursement.map { stage in
        var parts = [stage.share.map(short) ?? words.unknown]
        if let condition = stage.condition { parts.append(condition[language]) }
        return Row(
          citation: stage.citation, title: stage.label[language], text: parts.joined(separator: "; ") + ".",
          mark: stage.share.map { mark([$0]) ?? .unknown } ?? .unknown, place: stage.place)
      })
  }

  var gaps: Section {
    let empty = pack.parameters.filter { dated($0.id)?.value == nil }
    let rows = pack.gaps.map { Row(citation: "", title: "", text: $0[language], mark: .unknown) }
    let names = empty.map { $0.label[language] }.joined(separator: "; ")
    return Section(
      kind: .gaps, heading: say("Yang belum diketahui", "What is not known"),
      note: empty.isEmpty
        ? "" : say("Parameter tanpa nilai: \(names).", "Parameters without a value: \(names)."), rows: rows)
  }

  // MARK: outcomes

  private func outcomes(_ all: [RuleOutcome]) -> [Row] {
    all.map { outcome in
      Row(
        citation: outcome.place, title: outcome.name[language],
        text: outcome.passed
          ? outcome.got[language]
          : say(
            "diharapkan \(outcome.expected.id); hasil \(outcome.got.id)",
            "expected \(outcome.expected.en); got \(outcome.got.en)"),
        mark: outcome.passed ? .passed : .failed,
        place: outcome.place)
    }
  }

  private func counted(_ all: [RuleOutcome]) -> String {
    let failed = all.filter { !$0.passed }.count
    return say(
      "\(all.count) diuji, \(failed) tidak sesuai.", "\(all.count) tested, \(failed) not as expected.")
  }

  var caseList: Section {
    Section(
      kind: .cases, heading: say("Perkara dan hasilnya", "Cases and how they came out"), note: counted(cases),
      rows: outcomes(cases))
  }
  var checkList: Section {
    Section(
      kind: .checks, heading: say("Hitungan yang harus cocok", "Figures that must agree"),
      note: counted(checks),
      rows: outcomes(checks))
  }
  var thresholdList: Section {
    Section(
      kind: .thresholds,
      heading: say("Ambang: tepat di bawah, di, di atas", "Thresholds: just below, at, just above"),
      note: counted(thresholds), rows: outcomes(thresholds))
  }
  var backTestList: Section {
    Section(
      kind: .backTest,
      heading: say("Uji balik terhadap jumlah terbit", "Back-test against published amounts"), note: "",
      rows: backTest)
  }

  // MARK: terminal

  /// Citation left, rule right, in at most `width` columns.
  package func text(width: Int = 110) -> String {
    let left = 34
    var lines = [title, subtitle]
    for section in sections {
      lines += ["", section.heading.uppercased()]
      if !section.note.isEmpty { lines += Self.wrap(section.note, width: width) }
      for row in section.rows {
        let indent = String(repeating: "  ", count: row.level)
        let status = row.mark.map { " [\(word($0))]" } ?? ""
        let body = Self.wrap(
          [row.title.isEmpty ? nil : row.title + status, row.text.isEmpty ? nil : row.text]
            .compactMap { $0 }.joined(separator: ": ") + (row.title.isEmpty ? status : ""),
          width: width - left - 2 - indent.count
        ).map { indent + $0 }
        let cited = Self.wrap(row.citation, width: left)
        for i in 0..<max(body.count, cited.count) {
          let before = i < cited.count ? cited[i] : ""
          let after = i < body.count ? body[i] : ""
          let line = before + String(repeating: " ", count: max(0, left - before.count)) + "  " + after
          lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Words into lines; a word longer than a line is cut.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = String(word)
      if !line.isEmpty, line.count + 1 + rest.count > width {
        lines.append(line)
        line = ""
      }
      while rest.count > width {
        if !line.isEmpty {
          lines.append(line)
          line = ""
        }
        lines.append(String(rest.prefix(width)))
        rest = String(rest.dropFirst(width))
      }
      line += line.isEmpty ? rest : " " + rest
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
