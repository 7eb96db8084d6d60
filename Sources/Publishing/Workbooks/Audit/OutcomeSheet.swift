import TolokCore

/// `Hasil`: verdict and estimate a region and component, the baseline below, conflicts with every value.
struct OutcomeSheet: AuditSheet {
  let model: AuditModel
  let name = "Hasil"
  let widths: [Double] = [5, 18, 28, 18, 15, 15, 15, 8, 48, 10]
  let tab = AuditColour.blueDeep

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  /// Notes below the results; each states a limit of the whole table.
  static func notes(_ model: AuditModel) -> [Live] {
    var notes = [
      model.say(
        "“belum diketahui” bukan nol: daerah itu mungkin menerima dan mungkin tidak. Terpenuhi tidak berarti jumlahnya diketahui.",
        "“not known” is not zero: the region may or may not receive money. Met does not mean that the amount is known."
      ),
      model.say(
        "“andaian”: ada fakta yang diandaikan atau sel masukan yang diubah di bawah hasil itu.",
        "“assumption”: a fact under that result is assumed, or an input cell was changed."),
    ].map { Live("", $0) }
    if !model.silent.isEmpty {
      let pairs = Set(model.silent.map { $0.label[model.words.language] }).sorted().joined(separator: "; ")
      notes.append(
        Live(
          "",
          model.say(
            "\(model.silent.count) pasangan daerah dan komponen tanpa satu fakta pun dalam register tidak diberi baris; semuanya belum dapat dinilai: \(pairs).",
            "\(model.silent.count) pairs of region and component without a single fact in the registers have no row; none of them can be assessed: \(pairs)."
          )))
    }
    for pack in model.results.rulePacks {
      guard let known = model.parameters.packs[pack.id] else { continue }
      for component in pack.components { notes += Self.notes(pack, component, known, model.words) }
    }
    return notes
  }

  /// A live note is a formula; a plain one has no text of a formula.
  private static func notes(
    _ pack: RulePack, _ component: RuleComponent, _ known: PackParameters, _ words: AuditWords
  ) -> [Live] {
    let label = pack.label[words.language]
    if component.prizes != nil {
      let text = words.say(
        "paling sedikit = hadiah pasti di sektor yang terlihat; paling banyak = turunan buku ini, bukan angka terbit.",
        "at least = certain prizes in the sectors seen; at most = our derivation, no published figure.")
      return [Live("", "\(label): \(text)")]
    }
    guard let gate = component.gate else { return [] }
    var notes: [Live] = []
    for leaf in gate.leaves {
      guard case .unknownRule(let reason) = leaf.shape else { continue }
      let tail = words.say(
        "; tidak dihitung, tidak menolong dan tidak menggugurkan.",
        "; not counted, neither rescues nor blocks.")
      notes.append(
        Live("", "\(label): \(leaf.label[words.language]), \(reason[words.language])\(tail)"))
    }
    if !known.unpublished.isEmpty {
      let head =
        label
        + words.say(": rupiah tidak dapat dihitung tanpa: ", ": no rupiah can be calculated without: ")
      let list = known.unknownList(words)
      notes.append(Live("\(words.quoted(head))&\(list.text)&\".\"", "\(head)\(list.value.shown)."))
    }
    return notes
  }

  /// What fits on one line of the sheet.
  private static let noteLength = 180

  func write(_ pen: AuditPen) {
    let label = Estimate.label[pen.words.language]
    pen.open(
      say("Hasil", "Results"), label.prefix(1).uppercased() + label.dropFirst() + ".",
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Pemeriksaan", "→ Checks"), "'Pemeriksaan'!A1", 2),
        (say("→ Buku Besar", "→ Ledger"), "'Buku Besar'!A1", 3),
      ])
    writeResults(pen)
    var row = writeBaseline(pen) + 2
    var sections = resultSections + [(model.baselineRows.lowerBound - 2)...model.baselineRows.upperBound]
    if !model.lines.isEmpty {
      let end = writeLines(pen, row)
      sections.append(row...end)
      row = end + 2
    }
    sections.append(row...max(row, writeConflicts(pen, row)))
    pen.pages(sections)
  }

  /// The results of one component stay together on paper; the notes follow the last.
  private var resultSections: [ClosedRange<Int>] {
    var sections: [ClosedRange<Int>] = []
    var start = 6
    for (index, outcome) in model.outcomes.enumerated() {
      let row = AuditModel.firstOutcomeRow + index
      let isLast = index == model.outcomes.count - 1
      guard isLast || model.outcomes[index + 1].component != outcome.component else { continue }
      let end = isLast ? row + Self.notes(model).count : row
      sections.append(start...end)
      start = end + 1
    }
    return sections.isEmpty ? [6...model.outcomeRows.upperBound] : sections
  }

  private func writeResults(_ pen: AuditPen) {
    pen.heading(
      6, say("Putusan dan perkiraan per daerah dan komponen", "Verdict and estimate by region and component"))
    pen.table(
      7, rows: model.outcomes.count, name: "tbl_hsl",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("Komponen", "Component"), say("Putusan", "Verdict"),
        say("Cara perkiraan", "How estimated"), say("Paling sedikit (Rp)", "At least (Rp)"),
        say("Paling banyak (Rp)", "At most (Rp)"), say("Andaian", "Assumed"),
        say("Yang gagal atau belum diketahui", "What fails or is not known"), say("Rincian", "Details"),
      ], right: [5, 6])
    for (index, outcome) in model.outcomes.enumerated() {
      let row = AuditModel.firstOutcomeRow + index
      pen.put(row, 0, outcome.code, AuditStyle(.code))
      pen.put(row, 1, outcome.region, AuditStyle(.wrap, bold: true))
      pen.put(row, 2, outcome.component, AuditStyle(.wrap))
      pen.put(row, 3, outcome.verdict, AuditStyle(.result, .verdict))
      pen.put(row, 4, outcome.method, AuditStyle(.wrap))
      pen.put(row, 5, outcome.low, AuditStyle(.result, .rupiah, right: true))
      pen.put(row, 6, outcome.high, AuditStyle(.result, .rupiah, right: true))
      pen.put(row, 7, outcome.assumed, AuditStyle(.text, .assumed, italic: true))
      pen.put(row, 8, outcome.text, AuditStyle(.wrap))
      pen.link(row, 9, say("→ rincian", "→ details"), to: "'Perhitungan'!A\(outcome.blockRow)")
      pen.height(row, of: [(outcome.region, 1), (outcome.component, 2), (outcome.text.value.shown, 8)])
    }
    let rows = model.outcomeRows
    pen.verdicts(rows, column: 3)
    pen.mark(rows: rows, columns: 5...6, "ISTEXT(F\(rows.lowerBound))", .quiet)
    pen.mark(rows: rows, columns: 7...7, "$H\(rows.lowerBound)=1", .unmet)
    for (index, note) in Self.notes(model).enumerated() {
      let row = rows.upperBound + 1 + index
      // Text that runs past the last column would widen, and so shrink, the printed page.
      let isLong = note.value.shown.count > Self.noteLength
      let column = isLong ? 8 : 0, style = AuditStyle(isLong ? .note : .footnote)
      if note.text.isEmpty {
        pen.put(row, column, note.value, style)
      } else {
        pen.put(row, column, note, style)
      }
      if isLong { pen.height(row, of: [(note.value.shown, 8)]) }
    }
  }

  /// What the program says of the unedited facts, to compare with; returns the last row.
  private func writeBaseline(_ pen: AuditPen) -> Int {
    let rows = model.baselineRows
    pen.heading(
      rows.lowerBound - 2,
      say(
        "Dibanding baseline: hasil program untuk fakta yang tidak diubah",
        "Against the baseline: the program's results for unchanged facts"))
    pen.table(
      rows.lowerBound - 1, rows: model.outcomes.count, name: "tbl_hsl_baseline",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("Komponen", "Component"),
        say("Putusan baseline", "Baseline verdict"), say("Cara baseline", "Baseline way"),
        say("Sedikit, baseline", "At least, baseline"), say("Banyak, baseline", "At most, baseline"),
        say("Beda", "Differs"),
      ], right: [5, 6])
    for (index, outcome) in model.outcomes.enumerated() {
      let row = rows.lowerBound + index, live = AuditModel.firstOutcomeRow + index
      pen.put(row, 0, outcome.code, AuditStyle(.code))
      pen.put(row, 1, outcome.region, AuditStyle(.wrap))
      pen.put(row, 2, outcome.component, AuditStyle(.wrap))
      pen.put(row, 3, outcome.program.verdict, AuditStyle(.baseline, .verdict))
      pen.put(row, 4, outcome.program.method, AuditStyle(.baseline))
      pen.put(row, 5, outcome.program.low, AuditStyle(.baseline, .rupiah, right: true))
      pen.put(row, 6, outcome.program.high, AuditStyle(.baseline, .rupiah, right: true))
      pen.put(
        row, 7,
        Live(
          "IF(AND(D\(live)=D\(row),E\(live)=E\(row),F\(live)=F\(row),G\(live)=G\(row)),0,1)",
          outcome.differs ? 1 : 0),
        AuditStyle(.text, .same))
      pen.height(row, of: [(outcome.region, 1), (outcome.component, 2)])
    }
    pen.mark(rows: rows, columns: 0...7, "$H\(rows.lowerBound)=1", .changed)
    return rows.upperBound
  }

  private func writeLines(_ pen: AuditPen, _ row: Int) -> Int {
    pen.heading(row, say("Jumlah yang terbit baris demi baris", "Amounts published line by line"))
    pen.table(
      row + 1, rows: model.lines.count, name: "tbl_hsl_baris",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("Komponen", "Component"), say("Cocok", "Matches"),
        say("Banyak baris", "Lines"), say("Jumlah baris (Rp)", "Sum of lines (Rp)"),
        say("Jumlah terbit (Rp)", "Published total (Rp)"), say("Selisih", "Difference"),
        say("Baris inovasi di antaranya (Rp)", "Innovation lines among them (Rp)"), say("Rincian", "Details"),
      ], right: [5, 6, 7, 8])
    for (index, line) in model.lines.enumerated() {
      let at = row + 2 + index, block = line.block
      func live(_ step: String) -> Live { Live(block.cell(step), AuditValue(block.values[step], pen.words)) }
      pen.put(at, 0, line.code, AuditStyle(.code))
      pen.put(at, 1, line.region, AuditStyle(.wrap, bold: true))
      pen.put(at, 2, line.label, AuditStyle(.wrap))
      pen.put(at, 3, live(LedgerCalculation.matches), AuditStyle(.result, .verdict))
      pen.put(at, 4, .number(Double(line.count)), AuditStyle(.text, .count))
      pen.put(at, 5, live(LedgerCalculation.sum), AuditStyle(.result, .rupiah, right: true))
      pen.put(at, 6, live(LedgerCalculation.total), AuditStyle(.result, .rupiah, right: true))
      pen.put(at, 7, live(LedgerCalculation.difference), AuditStyle(.text, .rupiah, right: true))
      if block.row(LedgerCalculation.innovation) != nil {
        pen.put(at, 8, live(LedgerCalculation.innovation), AuditStyle(.text, .rupiah, right: true))
      } else {
        pen.put(at, 8, "–", AuditStyle(.baseline, right: true))
      }
      pen.link(at, 9, say("→ rincian", "→ details"), to: "'Perhitungan'!A\(line.block.row)")
      pen.height(at, of: [(line.region, 1), (line.label, 2)])
    }
    let rows = (row + 2)...(row + 1 + model.lines.count)
    pen.mark(
      rows: rows, columns: 3...3, "AND(ISNUMBER($D\(rows.lowerBound)),$D\(rows.lowerBound)<>1)", .wrong)
    return rows.upperBound
  }

  /// Statements that disagree: every value with its source, none chosen.
  private func writeConflicts(_ pen: AuditPen, _ row: Int) -> Int {
    let entries = model.ledger.entries.filter { $0.conflictGroup != nil }
    guard !entries.isEmpty else { return row }
    pen.heading(
      row,
      say(
        "Pertentangan sumber: setiap nilai ditampilkan, tidak dipilih",
        "Conflicts of sources: every value is shown, none chosen"))
    pen.table(
      row + 1, rows: entries.count, name: "tbl_hsl_tentang",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("Hal", "Matter"), say("Nilai (Rp)", "Value (Rp)"),
        say("Tertulis", "As written"), say("Paling sedikit", "At least"), say("Paling banyak", "At most"),
        say("Sumber", "Source"), say("Catatan", "Note"), say("Buku Besar", "Ledger"),
      ], right: [3, 5, 6])
    var groups: [String] = []
    for (index, entry) in entries.enumerated() {
      let at = row + 2 + index, ledger = model.ledger.row(of: entry)
      let group = entry.conflictGroup ?? ""
      if !groups.contains(group) { groups.append(group) }
      let number = (groups.firstIndex(of: group) ?? 0) + 1
      let range = model.ledger.range(of: entry)
      pen.put(at, 0, "K\(number)", AuditStyle(.code))
      pen.put(at, 1, model.results.regionName(entry.region), AuditStyle(.wrap))
      let matter =
        "\(pen.words.component(entry.component)) \(entry.fiscalYear)" + (entry.line.map { ", \($0)" } ?? "")
      pen.put(at, 2, matter, AuditStyle(.wrap))
      pen.put(at, 3, model.ledger.amount(of: entry), AuditStyle(.conflict, .rupiah, right: true))
      pen.put(at, 4, entry.publishedText, AuditStyle(.wrap))
      pen.put(
        at, 5, Live("'Buku Besar'!I\(ledger)", range.low.value), AuditStyle(.text, .rupiah, right: true))
      pen.put(
        at, 6, Live("'Buku Besar'!J\(ledger)", range.high.value), AuditStyle(.text, .rupiah, right: true))
      pen.sources(
        at, 7, AuditNames.sources(in: entry.citation.source, known: model.context.sourceKeys), model)
      let note =
        (entry.isAllocation ? "" : say("bukan alokasi; ", "no allocation; ")) + (entry.citation.note ?? "")
      pen.put(at, 8, note, AuditStyle(.note))
      pen.link(at, 9, "→ B\(ledger - LedgerLayout.firstRow + 1)", to: "'Buku Besar'!A\(ledger)")
      pen.height(at, of: [(matter, 2), (note, 8), (entry.publishedText, 4)])
    }
    return row + 1 + entries.count
  }
}
