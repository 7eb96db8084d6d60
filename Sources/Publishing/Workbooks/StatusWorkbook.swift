import TolokCore

/// Who sent, sent empty, sent something unreadable, sent nothing; files and findings.
struct StatusWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let book = try Book(path: path, title: "Status pengumpulan \(results.period)", results: results)
    let summary = try book.sheet(results.say("Ringkasan", "Summary"), widths: [28, 12, 12, 14, 14, 14, 14])
    let status = try book.sheet("Status", widths: [20, 52, 14, 12, 22, 44, 9, 9])
    let files = try book.sheet(results.say("Berkas", "Files"), widths: [46, 11, 9, 14, 9, 9, 9, 9, 13, 12])
    let findings = try book.sheet(results.say("Temuan", "Findings"), widths: [9, 12, 44, 22, 34, 28, 40])
    let lines = writeStatus(status)
    writeSummary(summary, lines)
    writeFiles(files)
    writeFindings(findings)
    try book.close()
  }

  private func word(_ state: CollectionState) -> String {
    let mark =
      switch state {
      case .received: "●"
      case .receivedEmpty: "□"
      case .unreadable: "×"
      case .missing: "○"
      }
    return "\(mark) \(state.label[results.language])"
  }

  private func writeStatus(_ pen: SheetPen) -> ClosedRange<Int> {
    pen.open(
      results.say("Setiap unit dalam tepat satu keadaan", "Every unit in exactly one state"),
      results.say("Periode \(results.period); formulir inovasi", "Period \(results.period); innovation form"))
    pen.head([
      results.say("Wilayah", "Region"), results.say("Unit", "Unit"), results.say("Jenis", "Kind"),
      results.say("Formulir", "Form"), results.say("Keadaan", "State"), results.say("Berkas", "Files"),
      results.say("Baris", "Rows"), results.say("Temuan", "Findings"),
    ])
    let head = Int(pen.row)
    for line in results.collection {
      pen.line([
        .text(results.regionName(line.region)), .text(line.agencyName), .text(line.kind), .text(line.form),
        .text(word(line.state), line.state == .missing ? .note : .body),
        .text(line.files.joined(separator: "; ")),
        .number(Double(line.rows)), .number(Double(line.findings)),
      ])
    }
    pen.filter(fromHead: head, columns: 8)
    return (head + 1)...max(head + 1, Int(pen.row))
  }

  private func writeSummary(_ pen: SheetPen, _ rows: ClosedRange<Int>) {
    let missing = results.collection.filter { $0.state == .missing }.count
    pen.open(
      results.say(
        "\(missing) dari \(results.collection.count) unit belum mengirim",
        "\(missing) of \(results.collection.count) units have not sent"),
      results.say(
        "Periode \(results.period), \(results.edition.id); dihitung langsung dari lembar Status",
        "Period \(results.period), \(results.edition.en); counted live from the sheet Status"))
    pen.head(
      [results.say("Wilayah", "Region"), results.say("Diharapkan", "Expected")]
        + CollectionState.allCases.map(word) + [results.say("Jumlah cocok", "Adds up")])
    for standing in results.standings {
      let region = standing.region
      let own = results.collection.filter { $0.region == region.id }
      var cells: [Ink] = [.text(region.name, .strong)]
      let a = "Status!$A$\(rows.lowerBound):$A$\(rows.upperBound)"
      let e = "Status!$E$\(rows.lowerBound):$E$\(rows.upperBound)"
      let here = Int(pen.row) + 1
      cells.append(.formula("=SUMPRODUCT(--(\(a)=A\(here)))", Double(own.count), .count))
      for (i, state) in CollectionState.allCases.enumerated() {
        let column = CellAddress.letters(3 + i)
        cells.append(
          .formula(
            "=SUMPRODUCT(--(\(a)=$A\(here)),--(\(e)=\(column)$4))",
            Double(own.filter { $0.state == state }.count), .count))
      }
      cells.append(.formula("=IF(SUM(C\(here):F\(here))=B\(here),1,0)", 1, .check))
      pen.line(cells)
    }
    pen.skip()
    pen.link("→ Status", to: "Status")
    pen.link("→ \(results.say("Berkas", "Files"))", to: results.say("Berkas", "Files"))
    pen.link("→ \(results.say("Temuan", "Findings"))", to: results.say("Temuan", "Findings"))
  }

  private func writeFiles(_ pen: SheetPen) {
    pen.open(
      results.say("Setiap baris setiap berkas punya satu nasib", "Every row of every file has one fate"),
      results.say(
        "dibaca = dimuat + ditolak + ganda + dikecualikan", "read = loaded + rejected + duplicate + excluded")
    )
    pen.head([
      results.say("Berkas", "File"), "SHA-256", results.say("Format", "Format"),
      results.say("Keadaan", "State"),
      results.say("Dibaca", "Read"), results.say("Dimuat", "Loaded"), results.say("Ditolak", "Rejected"),
      results.say("Ganda", "Duplicate"), results.say("Dikecualikan", "Excluded"),
      results.say("Cocok", "Adds up"),
    ])
    for file in results.facts.ledger {
      let here = Int(pen.row) + 1
      let state =
        switch file.state {
        case .received: results.say("diterima", "received")
        case .empty: results.say("kosong", "empty")
        case .unreadable: results.say("tidak terbaca", "unreadable")
        }
      pen.line([
        .text(file.file), .text(String(file.sha256.prefix(8))), .text(file.format.rawValue), .text(state),
        .number(Double(file.read)), .number(Double(file.fates[.loaded] ?? 0)),
        .number(Double(file.fates[.rejected] ?? 0)), .number(Double(file.fates[.duplicate] ?? 0)),
        .number(Double(file.fates[.excluded] ?? 0)),
        .formula("=IF(E\(here)=SUM(F\(here):I\(here)),1,0)", file.reconciles ? 1 : 0, .check),
      ])
    }
  }

  private func writeFindings(_ pen: SheetPen) {
    let errors = results.findings.filter { $0.severity == .error }.count
    pen.open(
      results.say(
        "\(errors) galat dari \(results.findings.count) temuan",
        "\(errors) errors of \(results.findings.count) findings"),
      results.say(
        "terberat dahulu; kode dijelaskan oleh: tolok explain KODE",
        "heaviest first; codes: tolok explain CODE"))
    pen.head([
      results.say("Kode", "Code"), results.say("Bobot", "Weight"), results.say("Letak", "Place"),
      results.say("Ditemukan", "Found"), results.say("Masalah", "Problem"),
      results.say("Diharapkan", "Expected"),
      results.say("Perbaiki", "Mend"),
    ])
    let head = Int(pen.row)
    let sorted = results.findings.enumerated().sorted {
      $0.element.severity == $1.element.severity
        ? $0.offset < $1.offset : $0.element.severity > $1.element.severity
    }
    for (_, finding) in sorted {
      pen.line([
        .text(finding.code.code, .strong), .text(finding.severity.label[results.language]),
        .text(finding.place?.label ?? ""), .text(finding.found ?? ""),
        .text(finding.message[results.language]),
        .text(finding.expected?[results.language] ?? ""), .text(finding.fix[results.language]),
      ])
    }
    pen.filter(fromHead: head, columns: 7)
  }
}
