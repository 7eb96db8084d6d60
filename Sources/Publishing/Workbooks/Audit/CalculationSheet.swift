import TolokCore

/// `Perhitungan`: one block a region and component, one step a row, each step in words beside its formula.
struct CalculationSheet: AuditSheet {
  let model: AuditModel
  let name = "Perhitungan"
  let widths: [Double] = [8, 36, 18, 17, 21, 16, 44, 10, 10]
  let tab = AuditColour.ink3

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Perhitungan", "Calculation"),
      say(
        "Satu blok untuk setiap daerah dan komponen; semua rumus. Putusan: 1 terpenuhi, 0 belum dapat dinilai, -1 tidak terpenuhi; semua = MIN, salah satu = MAX.",
        "One block a region and component; formulas only. Verdict: 1 met, 0 cannot assess, -1 unmet; all of = MIN, any of = MAX."
      ),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 2),
      ])
    for block in model.blocks { write(block, pen) }
    pen.pages(model.blocks.map { $0.row...$0.last })
  }

  private func write(_ block: AuditBlock, _ pen: AuditPen) {
    pen.heading(block.row, block.title)
    if let back = block.backTo {
      pen.link(block.row, 7, say("← Hasil", "← Results"), to: back, AuditStyle(.go))
    }
    pen.table(block.row + 1, rows: block.steps.count, name: block.table, headings, right: [])
    for (index, step) in block.steps.enumerated() { write(step, at: block.row + 2 + index, pen) }
    // Runs of verdicts get their colours together.
    var start: Int?
    for (index, step) in block.steps.enumerated() {
      let row = block.row + 2 + index
      let isVerdict = step.resultFormat == .verdict || step.resultFormat == .won
      if isVerdict, start == nil { start = row }
      if let first = start, !isVerdict || index == block.steps.count - 1 {
        pen.verdicts(first...(isVerdict ? row : row - 1), column: 4)
        start = nil
      }
    }
  }

  private var headings: [String] {
    [
      say("Kode", "Code"), say("Butir", "Item"), say("Fakta", "Fact"), say("Ambang", "Limit"),
      say("Hasil", "Result"), say("Andaian", "Assumption"), say("Cara menghitung", "How it counts"),
      say("Masukan", "Input"), "Parameter",
    ]
  }

  private func write(_ step: AuditStep, at row: Int, _ pen: AuditPen) {
    let look: AuditStyle.Look = step.isResult ? .result : .text
    pen.put(row, 0, step.code, AuditStyle(.code))
    pen.put(row, 1, step.label, AuditStyle(step.isResult ? .result : .wrap))
    for (column, live, format) in [
      (2, step.fact, step.factFormat), (3, step.limit, step.limitFormat),
      (4, step.isList ? nil : step.result, step.resultFormat), (5, step.assumed, .assumed),
    ] {
      guard let live else {
        pen.blank(row, column, AuditStyle(look))
        continue
      }
      let right = [.rupiah, .percent, .count].contains(format)
      pen.put(row, column, live, AuditStyle(look, format, right: right, italic: format == .assumed))
    }
    if step.isList {
      pen.put(row, 6, step.result, AuditStyle(step.isResult ? .result : .wrap))
    } else {
      pen.put(row, 6, step.how, AuditStyle(.note))
    }
    for (column, link) in [(7, step.input), (8, step.parameter)] {
      if let link { pen.link(row, column, link.text, to: link.target) } else { pen.blank(row, column) }
    }
    pen.height(row, of: [(step.label, 1), (step.isList ? step.result.value.shown : step.how, 6)])
  }
}
