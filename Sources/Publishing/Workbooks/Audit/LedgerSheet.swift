import TolokCore

/// `Buku Besar`: every published DID / Insentif Fiskal amount, exact or rounded, with its range and its source.
struct LedgerSheet: AuditSheet {
  let model: AuditModel
  let name = "Buku Besar"
  let widths: [Double] = [6, 24, 5.5, 26, 32, 15.5, 10, 12.5, 15.5, 15.5, 9, 7.5]
  let tab = AuditColour.ochreDeep

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Buku besar jumlah yang terbit", "Ledger of published amounts"),
      say(
        "Rupiah utuh. Yang dibulatkan berlaku sampai setengah satuan digit terakhirnya. Untuk mencoba jumlah lain, ubah lembar Masukan.",
        "Whole rupiah. A rounded figure holds within half a unit of its last digit. To try another amount, change the sheet Masukan."
      ),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 3),
      ])
    let first = LedgerLayout.firstRow
    let day = LocalFormat(model.results.language).day(model.results.asOf), count = model.ledger.entries.count
    pen.heading(
      first - 2,
      say(
        "\(count) jumlah yang terbit sampai \(day), setiap nilai dengan sumbernya",
        "\(count) amounts published by \(day), each with its source"))
    pen.table(
      first - 1, rows: model.ledger.entries.count, name: "tbl_buku_besar",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("TA", "Year"), say("Komponen", "Component"),
        say("Baris, pernyataan, catatan", "Line, statement, note"), say("Rupiah", "Rupiah"),
        say("Ketepatan", "Precision"), say("Satuan digit (Rp)", "Unit of digit (Rp)"),
        say("Paling sedikit", "At least"), say("Paling banyak", "At most"), say("Sumber", "Source"),
        say("Alokasi", "Allocation"),
      ], right: [5, 7, 8, 9], filter: true)
    for entry in model.ledger.entries { write(entry, pen) }
    let end = model.ledger.lastRow
    pen.mark(rows: first...end, columns: 5...5, "ISTEXT(F\(first))", .quiet)
    pen.mark(rows: first...end, columns: 7...9, "ISTEXT(H\(first))", .quiet)
    pen.pages(regions)
    var row = end + 2
    for note in [
      say(
        "≠ = pernyataan yang bertentangan atau bukan alokasi: ditampilkan berdampingan, tidak dipilih dan tidak dijumlahkan.",
        "≠ = statements that disagree or are no allocation: shown side by side, none chosen, none added up."),
      say(
        "“belum diketahui” = penerimaannya terbit, jumlahnya tidak terlihat. Rp 0 yang tertulis adalah jumlah terbit, bukan sel kosong.",
        "“not known” = a recipient whose amount was not seen. A written Rp 0 is a published amount, not a blank."
      ),
    ] {
      pen.put(row, 0, note, AuditStyle(.footnote))
      row += 1
    }
  }

  private func write(_ entry: DIDAmount, _ pen: AuditPen) {
    let row = model.ledger.row(of: entry), words = pen.words
    let apart = entry.conflictGroup != nil || !entry.isAllocation
    let text = AuditStyle(apart ? .conflict : .wrap)
    func number(_ format: AuditFormat) -> AuditStyle {
      AuditStyle(apart ? .conflict : .text, format, right: true)
    }
    // What was written is worth showing where it says less than the amount.
    let written = entry.exact || entry.amount == nil ? "" : "“\(entry.publishedText)”"
    let words2 = [entry.line ?? "", entry.citation.note ?? "", written].filter { !$0.isEmpty }.joined(
      separator: " · ")
    let region = model.results.regionName(entry.region), component = words.component(entry.component)
    pen.put(row, 0, "B\(row - LedgerLayout.firstRow + 1)", AuditStyle(.code))
    pen.put(row, 1, region, text)
    pen.put(row, 2, .number(Double(entry.fiscalYear)), AuditStyle(apart ? .conflict : .text, .count))
    pen.put(row, 3, component, text)
    pen.put(row, 4, words2, text)
    pen.put(row, 5, model.ledger.amountValue(of: entry), number(.rupiah))
    let precision =
      entry.amount == nil ? "–" : entry.exact ? say("tepat", "exact") : say("dibulatkan", "rounded")
    pen.put(row, 6, precision, text)
    pen.put(row, 7, model.ledger.unitCell(of: entry), number(.rupiah))
    let range = model.ledger.range(of: entry)
    pen.put(row, 8, range.low, number(.rupiah))
    pen.put(row, 9, range.high, number(.rupiah))
    pen.sources(
      row, 10, AuditNames.sources(in: entry.citation.source, known: model.context.sourceKeys), model)
    pen.put(row, 11, entry.isAllocation ? say("ya", "yes") : say("≠ bukan", "≠ no"), text)
    pen.height(row, of: [(region, 1), (component, 3), (words2, 4)])
  }

  /// Rows of one region stay on one page.
  private var regions: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    var last: String?
    for entry in model.ledger.entries {
      let row = model.ledger.row(of: entry)
      if entry.region == last, let open = ranges.popLast() {
        ranges.append(open.lowerBound...row)
      } else {
        ranges.append((ranges.isEmpty ? LedgerLayout.firstRow - 2 : row)...row)
      }
      last = entry.region
    }
    return ranges
  }
}
