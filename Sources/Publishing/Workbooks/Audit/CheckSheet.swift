import TolokCore

/// `Pemeriksaan`: checks that hold after any edit, and reference figures that are skipped once something is edited.
struct CheckSheet: AuditSheet {
  let model: AuditModel
  let name = "Pemeriksaan"
  let widths: [Double] = [7, 76, 21, 21, 17, 16, 13, 10]
  let tab = AuditColour.ink3

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Pemeriksaan", "Checks"),
      say(
        "Setiap pemeriksaan bernilai 1 (benar) atau 0 (salah) dan dijumlahkan; pita di baris 3 setiap lembar membacanya.",
        "Every check is 1 (right) or 0 (wrong) and is added up; the banner in row 3 of every sheet reads it."),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 2),
      ])
    let intact = (first: 12, last: 11 + max(1, model.checks.intact.count))
    let reference = (first: intact.last + 4, last: intact.last + 3 + max(1, model.checks.reference.count))
    writeSums(pen, "G\(intact.first):G\(intact.last)", "G\(reference.first):G\(reference.last)")
    writeGroup(
      pen, intact.first,
      say(
        "Keutuhan model: harus benar, juga sesudah masukan diubah", "Integrity: must hold after any edit too"),
      "tbl_cek_model", "C1", model.checks.intact, always: true)
    writeGroup(
      pen, reference.first,
      say(
        "Angka acuan: berlaku selama masukan dan parameter sama dengan baseline",
        "Reference figures: apply while inputs and parameters equal the baseline"),
      "tbl_cek_acuan", "C2", model.checks.reference, always: false)
    pen.pages([5...(intact.last), (reference.first - 2)...reference.last])
  }

  private func writeSums(_ pen: AuditPen, _ intact: String, _ reference: String) {
    let checks = model.changes == 0 ? model.checks.intact + model.checks.reference : model.checks.intact
    let right = checks.filter(\.holds).count
    let inputs = model.inputs.last?.last ?? 8, parameters = model.parameters.groups.last?.last ?? 8
    let rows: [(String, Live)] = [
      (
        say("Sel yang berbeda dari baseline", "Cells that differ from the baseline"),
        Live("SUM('Masukan'!E6:E\(inputs))+SUM('Parameter'!E6:E\(parameters))", model.changes)
      ),
      (say("Pemeriksaan benar", "Checks right"), Live("SUM(\(intact))+SUM(\(reference))", right)),
      (
        say("Pemeriksaan salah", "Checks wrong"),
        Live(
          "SUMPRODUCT(ISNUMBER(\(intact))*(\(intact)=0))+SUMPRODUCT(ISNUMBER(\(reference))*(\(reference)=0))",
          checks.count - right)
      ),
    ]
    for (index, (label, live)) in rows.enumerated() {
      pen.put(6 + index, 1, label, AuditStyle(.text))
      pen.put(6 + index, 2, live, AuditStyle(.result, .count, right: true))
    }
    for (index, name) in ["cek_beda", "cek_benar", "cek_salah"].enumerated() {
      pen.put(6 + index, 3, name, AuditStyle(.note))
    }
    pen.mark(rows: 8...8, columns: 2...2, "$C$8>0", .wrong)
    pen.mark(rows: 6...6, columns: 2...2, "$C$6>0", .changed)
  }

  private func writeGroup(
    _ pen: AuditPen, _ first: Int, _ title: String, _ table: String, _ stem: String, _ checks: [AuditCheck],
    always: Bool
  ) {
    pen.heading(first - 2, title)
    pen.table(
      first - 1, rows: checks.count, name: table,
      [
        say("Kode", "Code"), say("Pemeriksaan", "Check"), say("Diharapkan", "Expected"),
        say("Didapat", "Found"),
        say("Selisih", "Difference"), say("Toleransi", "Tolerance"), say("Hasil", "Result"),
        say("Letak", "Place"),
      ], right: [2, 3, 4, 5])
    for (index, check) in checks.enumerated() {
      let row = first + index
      pen.put(row, 0, "\(stem).\(index < 9 ? "0" : "")\(index + 1)", AuditStyle(.code))
      write(check, at: row, pen, always: always)
    }
    guard !checks.isEmpty else { return }
    let rows = first...(first + checks.count - 1)
    let cell = "$G\(first)"
    pen.mark(rows: rows, columns: 6...6, "AND(ISNUMBER(\(cell)),\(cell)=0)", .wrong)
    pen.mark(rows: rows, columns: 6...6, "AND(ISNUMBER(\(cell)),\(cell)=1)", .right)
    pen.mark(rows: rows, columns: 6...6, "ISTEXT(\(cell))", .quiet)
  }

  private func write(_ check: AuditCheck, at row: Int, _ pen: AuditPen, always: Bool) {
    let words = pen.words
    let bare: AuditFormat = check.format == .verdict ? .count : check.format
    pen.put(row, 1, check.label, AuditStyle(.wrap))
    for (column, live) in [(2, check.expected), (3, check.got)] {
      // A constant of the program is written as one, so that nothing seems to be calculated.
      let style = AuditStyle(.text, check.format, right: true)
      if let number = Double(live.text) {
        pen.put(row, column, .number(number), style)
      } else {
        pen.put(row, column, live, style)
      }
    }
    let difference: AuditValue =
      if let a = check.expected.value.number, let b = check.got.value.number { .number(b - a) } else {
        .text(words.unknown)
      }
    pen.put(
      row, 4,
      Live(
        "IF(AND(ISNUMBER(C\(row)),ISNUMBER(D\(row))),D\(row)-C\(row),\(words.quoted(words.unknown)))",
        difference),
      AuditStyle(.text, bare, right: true))
    let tolerance = AuditStyle(.text, bare, right: true)
    if let number = Double(check.tolerance.text) {
      pen.put(row, 5, .number(number), tolerance)
    } else {
      pen.put(row, 5, check.tolerance, tolerance)
    }
    let test = "IF(AND(ISNUMBER(E\(row)),ISNUMBER(F\(row))),IF(ABS(E\(row))<=F\(row),1,0),0)"
    let stored = check.holds ? 1 : 0
    let result =
      always
      ? Live(test, stored)
      : Live(
        "IF(cek_beda>0,\(words.quoted(words.skipped)),\(test))",
        model.changes > 0 ? .text(words.skipped) : .number(Double(stored)))
    pen.put(row, 6, result, AuditStyle(.result, .check))
    pen.link(row, 7, say("→ letak", "→ place"), to: check.target)
    pen.height(row, of: [(check.label, 1)])
  }
}
