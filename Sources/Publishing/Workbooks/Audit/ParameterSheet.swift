import TolokCore

/// `Parameter`: numbers and conditions of the law, each with its citation; one never published is dashed.
struct ParameterSheet: AuditSheet {
  let model: AuditModel
  let name = "Parameter"
  let widths: [Double] = [6, 28, 16, 16, 8, 8.5, 34, 10.5, 8.5, 17, 24]
  let tab = AuditColour.blue

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      "Parameter",
      say(
        "Angka dan syarat dari aturan, dengan dasar di sebelahnya. Sel biru boleh diubah untuk skenario; bergaris putus = tidak pernah terbit.",
        "Numbers and conditions of the rules with their basis. Blue cells may be changed for a scenario; dashed = never published."
      ),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 2), (say("→ Masukan", "→ Inputs"), "'Masukan'!A1", 4),
      ])
    for group in model.parameters.groups { write(group, pen) }
    writeScales(pen)
    pen.pages(
      model.parameters.groups.map { $0.row...$0.last }
        + [model.parameters.scaleRow...max(model.parameters.scaleRow, model.parameters.lastScaleRow)])
  }

  private func write(_ group: AuditParameterGroup, _ pen: AuditPen) {
    pen.heading(group.row, group.title)
    pen.table(
      group.row + 1, rows: group.parameters.count, name: group.table,
      [
        say("Kode", "Code"), "Parameter", say("Nilai", "Value"), "Baseline", say("Beda", "Differs"),
        say("Satuan", "Unit"), say("Dasar", "Basis"), say("Keyakinan", "Confidence"), say("Sumber", "Source"),
        say("Letak", "Place"), say("Nama sel", "Name of the cell"),
      ], right: [2, 3])
    for parameter in group.parameters {
      let row = parameter.row, none = !parameter.isPublished
      pen.put(row, 0, parameter.code, AuditStyle(.code))
      pen.put(row, 1, parameter.label, AuditStyle(.wrap))
      pen.put(
        row, 2, parameter.shown, AuditStyle(none ? .never : .parameter, parameter.kind.format, right: true))
      pen.put(
        row, 3, parameter.value, AuditStyle(.baseline, parameter.kind.format, right: true, italic: none))
      let differs = pen.differs(row, !parameter.shown.isSame(as: parameter.value))
      pen.put(row, 4, differs, AuditStyle(.text, .changed, bold: true))
      pen.put(row, 5, parameter.unit, AuditStyle(.text))
      pen.put(row, 6, parameter.basis, AuditStyle(.wrap))
      let isAssumed = parameter.status.map { $0 != .inForce } ?? false
      let confidence =
        parameter.status == .expired
        ? "\(parameter.origin.confidence), \(ParameterStatus.expired.label[pen.words.language])"
        : parameter.origin.confidence
      pen.put(
        row, 7, confidence, AuditStyle(none ? .note : .wrap, bold: isAssumed, italic: none || isAssumed))
      pen.sources(row, 8, parameter.origin.sources, model)
      pen.put(row, 9, parameter.origin.place, AuditStyle(.note))
      pen.put(row, 10, parameter.name, AuditStyle(.note))
      pen.height(
        row,
        of: [
          (parameter.label, 1), (parameter.basis, 6), (parameter.origin.confidence, 7),
          (parameter.origin.place, 9), (parameter.name, 10),
        ])
      pen.allow(row, 2, parameter.kind)
    }
    guard let first = group.parameters.first?.row, let last = group.parameters.last?.row else { return }
    pen.mark(rows: first...last, columns: 2...2, "$E\(first)=1", .changed)
  }

  private func writeScales(_ pen: AuditPen) {
    let scales = model.parameters.scales, row = model.parameters.scaleRow
    let count = scales.reduce(0) { $0 + $1.values.count }
    guard count > 0 else { return }
    pen.heading(
      row,
      say("Skala: urutan dari rendah ke tinggi, dipakai rumus", "Scales: lowest first, used by formulas"))
    pen.table(
      row + 1, rows: count, name: "tbl_par_skala",
      [say("Urutan", "Order"), say("Skala", "Scale"), say("Nilai", "Value"), say("Nama", "Name")], right: [2])
    for scale in scales {
      for (index, value) in scale.values.enumerated() {
        let at = scale.row + index
        pen.put(at, 0, .number(Double(index + 1)), AuditStyle(.code, .count))
        pen.put(at, 1, scale.label, AuditStyle(.text))
        pen.put(at, 2, value, AuditStyle(.text, right: true))
        pen.put(at, 3, scale.name, AuditStyle(.baseline))
      }
    }
  }
}
