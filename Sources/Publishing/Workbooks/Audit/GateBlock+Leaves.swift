import TolokCore

/// The tests of a gate, fact by fact.
extension GateBlock {
  // MARK: Opinions

  /// One row a year, shared by every window over the opinions.
  mutating func opinionRows(_ tree: GateTree) -> Opinions? {
    guard
      case .opinionYears(_, _, let prefix, let opinion, _, let offset, _)? = tree.leaves.first(where: {
        if case .opinionYears = $0 { true } else { false }
      })
    else { return nil }
    let years = tree.years(prefix: prefix, rules.fiscalYear, pack)
    let year = pack.parameters["tahun_anggaran"]
    let shift = pack.parameters["selisih_lkpd"] ?? pack.parameters["tahun_lkpd"]
    let latest = rules.fiscalYear - offset
    let latestRow = builder.step(
      say("LKPD terakhir yang dinilai", "Latest report that counts"),
      fact: Live("IFERROR(\(year?.name ?? "0")+\(shift?.name ?? "0"),0)", latest), .count,
      how: say("Tahun anggaran ditambah selisih", "Fiscal year plus the offset"), parameter: shift)
    let scale = pack.scales["opini"]
    let known: [String] = (scale?.values ?? []).compactMap { value -> String? in
      if case .constant(.text(let text)) = value { text } else { nil }
    }
    let choices: [String] = known.reversed() + [words.unknown]
    let limit = pack.parameters["opini"]
    var rows: [Node] = []
    for year in years {
      let said = context.fact("\(prefix)\(year)", result.region, result.year)
      let input = builder.input(
        "opini_\(year)", say("Opini BPK atas LKPD \(year)", "Audit opinion on the \(year) report"),
        .text(said.map { words.shown($0.value) } ?? words.unknown),
        .oneOf(choices),
        unit: words.unit("opini"), said.map { context.origin($0.citation) } ?? context.noOrigin)
      let row = builder.nextRow
      let value = AuditLogic.atLeast(input.value, limit?.value ?? .text(opinion), known)
      let assumed = builder.assumed(input)
      builder.step(
        say("Opini atas LKPD \(year)", "Opinion on the \(year) report"), fact: builder.fact(input),
        limit: limit.map { Live($0.name, $0.value) },
        verdict: Live(atLeastFormula(row, scale), value), extra: assumed,
        how: rows.isEmpty
          ? say("Di atas atau sama dengan ambang pada skala opini", "At or above the limit on the scale")
          : "",
        input: input, parameter: limit)
      rows.append(Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0)))
    }
    guard let first = rows.first, let last = rows.last else { return nil }
    return Opinions(
      years: years, rows: first.row...last.row, latestRow: latestRow, latest: latest,
      scale: pack.scales[ParameterLayout.yearsID(prefix)], nodes: rows)
  }

  private func atLeastFormula(_ row: Int, _ scale: AuditScale?) -> String {
    guard let scale else { return "0" }
    // Equality and never MATCH: a pasted "*" or "?" would match any word there.
    let fact = scale.position("C\(row)"), limit = scale.position("D\(row)")
    return "IF(OR(\(fact)=0,\(limit)=0),0,IF(\(fact)>=\(limit),1,-1))"
  }

  // MARK: Leaves

  mutating func addLeaf(_ leaf: Criterion, _ opinions: Opinions?) {
    let label = leaf.label[words.language]
    switch leaf {
    case .isTrue(let id, _, let fact, _):
      let input = yesNoInput(fact, id, label)
      let limit = pack.parameters[id]
      let row = builder.nextRow
      let value = AuditLogic.yesNo(input.value, words)
      let (yes, no) = (words.quoted(words.yes), words.quoted(words.no))
      let assumed = builder.assumed(input)
      builder.step(
        label, fact: builder.fact(input), limit: limit.map { Live($0.name, $0.value) },
        verdict: Live(
          "IF(AND(OR(C\(row)=\(yes),C\(row)=\(no)),OR(D\(row)=\(yes),D\(row)=\(no))),IF(C\(row)=D\(row),1,-1),0)",
          value), extra: assumed,
        how: say(
          "ya atau tidak; isi lain = belum dapat dinilai", "yes or no; anything else cannot be assessed"),
        input: input, parameter: limit)
      keep(id, label, Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0)))
    case .atLeastGrade(let id, _, let fact, let parameter, let scale, _):
      addGrade(id, label, fact, pack.parameters[parameter], scale)
    case .opinionYears(let id, _, _, _, let parameter, _, _):
      if let opinions { addWindow(id, label, opinions, pack.parameters[parameter]) }
    case .unknownRule(let id, _, let reason, _):
      let limit = pack.parameters[id]
      let row = builder.step(
        label, limit: limit.map { Live($0.name, $0.value) }, verdict: Live("0", 0), extra: Live("0", 0),
        how: reason[words.language]
          + say(
            "; tidak masuk MIN atau MAX: tidak menolong, tidak menggugurkan",
            "; in no MIN or MAX: neither rescues nor blocks"),
        parameter: limit)
      nodes[id] = Node(row: row, value: 0, assumed: 0)
    case .allOf, .anyOf: break
    }
  }

  private mutating func keep(_ id: String, _ label: String, _ node: Node) {
    nodes[id] = node
    items.append((id, label, node))
  }

  private func yesNoInput(_ fact: String, _ key: String, _ label: String) -> AuditInput {
    let said = context.fact(fact, result.region, result.year)
    return builder.input(
      key, label, .text(said.map { words.shown($0.value) } ?? words.unknown), .yesNo,
      unit: say("ya / tidak", "yes / no"), said.map { context.origin($0.citation) } ?? context.noOrigin)
  }

  /// A statement holds only while the threshold it was made about is the baseline's.
  private func statement(
    _ id: String, _ label: String, _ limit: AuditParameter?, limitKnown: (Int) -> String, isKnown: Bool
  ) -> Node {
    let input = yesNoInput(id, "\(id)_klaim", say("Pernyataan: ", "Statement: ") + label)
    let row = builder.nextRow
    let value = isKnown ? AuditLogic.yesNo(input.value, words) : 0
    let base = limit.map { AuditNames.fixed("Parameter", "D", $0.row) } ?? "0"
    let assumed = builder.assumed(input)
    builder.step(
      say("Pernyataan: ", "Statement: ") + label, fact: builder.fact(input),
      limit: limit.map { Live($0.name, $0.value) },
      verdict: Live(
        "IF(AND(\(limitKnown(row)),D\(row)=\(base)),IF(C\(row)=\(words.quoted(words.yes)),1,IF(C\(row)=\(words.quoted(words.no)),-1,0)),0)",
        value), extra: assumed,
      how: say(
        "Bila tanpa rincian; hanya untuk ambang baseline",
        "Without details; only for the baseline's limit"),
      input: input, parameter: limit)
    return Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0))
  }

  private mutating func addGrade(
    _ id: String, _ label: String, _ fact: String, _ limit: AuditParameter?, _ scale: [String]
  ) {
    let ordered: [String] = scale.reversed()
    let said = context.fact(fact, result.region, result.year)
    let input = builder.input(
      fact, say("Peringkat: ", "Grade: ") + label, .text(said.map { words.shown($0.value) } ?? words.unknown),
      .oneOf(scale + [words.unknown]), unit: words.unit("peringkat"),
      said.map { context.origin($0.citation) } ?? context.noOrigin)
    let list = pack.scales[AuditNames.slug(fact)]
    let row = builder.nextRow
    let value = AuditLogic.atLeast(input.value, limit?.value ?? .text(""), ordered)
    let assumed = builder.assumed(input)
    builder.step(
      say("Peringkat: ", "Grade: ") + label, fact: builder.fact(input),
      limit: limit.map { Live($0.name, $0.value) },
      verdict: Live(atLeastFormula(row, list), value), extra: assumed,
      how: say("Peringkat dibanding ambang pada skalanya", "The grade against the limit on its scale"),
      input: input, parameter: limit)
    let known = if case .text(let text)? = limit?.value { ordered.contains(text) } else { false }
    let stated = statement(
      id, label, limit, limitKnown: { row in list.map { "\($0.position("D\(row)"))>0" } ?? "1=0" },
      isKnown: known)
    let joined = value != 0 ? value : stated.value
    let flag = value != 0 ? Int(assumed.value.number ?? 0) : stated.assumed
    let total = builder.step(
      label, verdict: Live("IF(E\(row)<>0,E\(row),E\(stated.row))", joined),
      extra: Live("IF(E\(row)<>0,F\(row),F\(stated.row))", flag),
      how: say(
        "Peringkat bila diketahui, kalau tidak pernyataan", "The grade where known, else the statement"))
    keep(id, label, Node(row: total, value: joined, assumed: flag))
  }

  /// The last n opinions up to the latest report; a statement counts where none of them is known.
  private mutating func addWindow(
    _ id: String, _ label: String, _ opinions: Opinions, _ limit: AuditParameter?
  ) {
    let count = limit?.value.number
    let stated = statement(
      id, label, limit, limitKnown: { "ISNUMBER(D\($0))" }, isKnown: count != nil)
    let row = builder.nextRow
    let window = zip(opinions.years, opinions.nodes).filter { year, _ in
      Double(year) > Double(opinions.latest) - (count ?? 0) && year <= opinions.latest
    }.map(\.1)
    let met = window.filter { $0.value == 1 }.count
    let known = window.contains { $0.value != 0 }
    let value: Int =
      if count == nil { 0 } else if !known { stated.value } else if window.contains(where: { $0.value == -1 })
      { -1 } else { Double(met) >= (count ?? 0) ? 1 : 0 }
    let flag = known ? (window.map(\.assumed).max() ?? 0) : count == nil ? 0 : stated.assumed
    let years = opinions.scale?.name ?? "0"
    let span = "(\(years)>$C$\(opinions.latestRow)-D\(row))*(\(years)<=$C$\(opinions.latestRow))"
    let (e, f) = (
      "E\(opinions.rows.lowerBound):E\(opinions.rows.upperBound)",
      "F\(opinions.rows.lowerBound):F\(opinions.rows.upperBound)"
    )
    builder.step(
      label, fact: Live("IFERROR(SUMPRODUCT(\(span)*(\(e)=1)),0)", count == nil ? 0 : met), .count,
      limit: limit.map { Live($0.name, $0.value) }, .count,
      verdict: Live(
        "IFERROR(IF(SUMPRODUCT(\(span)*(\(e)<>0))=0,E\(stated.row),IF(SUMPRODUCT(\(span)*(\(e)=-1))>0,-1,IF(C\(row)>=D\(row),1,0))),0)",
        value),
      extra: Live(
        "IFERROR(IF(SUMPRODUCT(\(span)*(\(e)<>0))=0,F\(stated.row),IF(SUMPRODUCT(\(span)*\(f))>0,1,0)),0)",
        flag),
      how: say(
        "Fakta = tahun terpenuhi; satu gagal menggugurkan",
        "Fact = years met; one failed year fails it"), parameter: limit)
    keep(id, label, Node(row: row, value: value, assumed: flag))
  }
}
