import TolokCore

/// `Masukan`: the facts of every region assessed, a block a region and component; yellow cells are open.
struct InputSheet: AuditSheet {
  let model: AuditModel
  let name = "Masukan"
  let widths: [Double] = [6, 34, 15, 15, 8, 10.5, 10.5, 9.5, 25, 36.5, 9]
  let tab = AuditColour.ochreDeep

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Masukan", "Inputs"),
      say(
        "Fakta setiap daerah. Sel kuning boleh diubah; kolom Baseline tidak berubah. Belum ada bukti = belum diketahui, bukan nol.",
        "Facts of every region. Yellow cells may be changed; the Baseline column stays. No evidence = not known, never zero."
      ),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 2), ("→ Parameter", "'Parameter'!A1", 4),
      ])
    for group in model.inputs { write(group, pen) }
    pen.pages(model.inputs.map { $0.row...$0.last })
  }

  private func write(_ group: AuditInputGroup, _ pen: AuditPen) {
    pen.heading(group.row, group.title)
    pen.table(
      group.row + 1, rows: group.inputs.count, name: group.table,
      [
        say("Kode", "Code"), say("Fakta", "Fact"), say("Nilai", "Value"), "Baseline", say("Beda", "Differs"),
        say("Satuan", "Unit"), say("Keyakinan", "Confidence"), say("Sumber", "Source"),
        say("Letak sumber", "Place in the register"), say("Nama sel", "Name of the cell"),
        say("Dipakai", "Used"),
      ], right: [2, 3])
    for input in group.inputs { write(input, pen) }
    guard let first = group.inputs.first?.row, let last = group.inputs.last?.row else { return }
    pen.mark(rows: first...last, columns: 2...2, "$E\(first)=1", .changed, last: true)
    pen.mark(
      rows: first...last, columns: 2...2,
      "OR($C\(first)=\(pen.words.quoted(pen.words.unknown)),$C\(first)=\"\")", .unknownInput)
  }

  private func write(_ input: AuditInput, _ pen: AuditPen) {
    let row = input.row, words = pen.words
    let assumed = input.origin.confidence == words.assumption
    let none = input.origin.confidence == words.none
    pen.put(row, 0, input.code, AuditStyle(.code))
    pen.put(row, 1, input.label, AuditStyle(.wrap))
    pen.put(row, 2, input.shown, AuditStyle(.input, input.kind.format, right: true, italic: assumed))
    let baseline = AuditStyle(.baseline, input.kind.format, right: true)
    pen.put(row, 3, input.value, baseline)
    let differs = pen.differs(row, !input.shown.isSame(as: input.value))
    pen.put(row, 4, differs, AuditStyle(.text, .changed, bold: true))
    pen.put(row, 5, input.unit, AuditStyle(.text))
    pen.put(
      row, 6, input.origin.confidence,
      AuditStyle(none ? .note : .wrap, bold: assumed, italic: assumed || none))
    pen.sources(row, 7, input.origin.sources, model)
    pen.put(row, 8, input.origin.place, AuditStyle(.note))
    pen.put(row, 9, input.name, AuditStyle(.note))
    if let used = input.usedAt {
      pen.link(row, 10, say("→ hitung", "→ used"), to: "'Perhitungan'!B\(used)")
    } else {
      pen.put(row, 10, "–", AuditStyle(.baseline))
    }
    pen.height(
      row, of: [(input.label, 1), (input.origin.confidence, 6), (input.origin.place, 8), (input.name, 9)])
    pen.allow(row, 2, input.kind)
  }
}

extension AuditPen {
  /// Keys of the sources, leading to the first of them.
  func sources(_ row: Int, _ column: Int, _ keys: [String], _ model: AuditModel) {
    if let first = keys.first, let target = model.sourcePlace(first) {
      let shown = keys.prefix(2).joined(separator: ", ") + (keys.count > 2 ? "…" : "")
      link(row, column, shown, to: target)
    } else {
      put(row, column, "–", AuditStyle(.baseline))
    }
  }

  /// 1 when the value differs from its baseline; a blank is the same as "not known" and never as zero.
  func differs(_ row: Int, _ stored: Bool) -> Live {
    Live(
      "IF(OR(AND(C\(row)<>\"\",C\(row)=D\(row)),AND(C\(row)=\"\",D\(row)=\(words.quoted(words.unknown)))),0,1)",
      stored ? 1 : 0)
  }

  /// What may be typed into an open cell.
  func allow(_ row: Int, _ column: Int, _ kind: InputKind) {
    switch kind {
    case .yesNo: choices(row, column, [words.yes, words.no, words.unknown])
    case .oneOf(let values):
      // Excel holds 255 characters of choices.
      let all = values + [words.unknown]
      if all.joined(separator: ",").utf16.count <= 250 { choices(row, column, all) }
    case .rank(let ranks): choices(row, column, ["0"] + ranks.map(String.init) + [words.unknown])
    case .count, .rupiah, .share, .score, .date: numberOrUnknown(row, column)
    case .words: break
    }
  }
}
