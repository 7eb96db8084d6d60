import TolokCore

/// The DID audit: Masukan → Parameter → Perhitungan → Hasil → Pemeriksaan, live formulas with stored results.
///
/// Stored results are computed here from the same inputs, apart from the formula texts, so that a recalculation
/// can contradict them.
struct AuditWorkbook {
  let results: MonthResults

  /// Where a value stands: `Masukan!$C$7`.
  typealias Place = String

  func write(to path: String) throws(PublishError) {
    let book = try Book(path: path, title: "Audit DID", results: results)
    let readme = try book.sheet("Baca Dulu", widths: [110], protected: true)
    let inputs = try book.sheet("Masukan", widths: [26, 44, 26, 16, 14, 44], protected: true)
    let parameters = try book.sheet("Parameter", widths: [26, 48, 22, 12, 14, 60], protected: true)
    let working = try book.sheet("Perhitungan", widths: [26, 44, 24, 58], protected: true)
    let outcome = try book.sheet("Hasil", widths: [24, 36, 24, 20, 20, 66], protected: true)
    let ledger = try book.sheet("Buku Besar", widths: [26, 8, 20, 34, 20, 11, 24, 10, 40])
    let checks = try book.sheet("Pemeriksaan", widths: [84, 16], protected: true)
    let sources = try book.sheet("Sumber", widths: [10, 60, 90])

    writeReadme(readme)
    let known = writeParameters(parameters)
    let gate = GateBlocks(results: results, parameters: known)
    let contest = ContestBlocks(results: results, parameters: known)
    inputs.open(
      "Masukan", "Sel kuning boleh diubah; \"belum diketahui\" tetap kata, tidak pernah menjadi nol")
    working.open(
      "Perhitungan",
      "1 = terpenuhi, 0 = belum dapat dinilai, −1 = tidak terpenuhi; semua = MIN, salah satu = MAX")
    outcome.open(
      "Hasil", "\(Estimate.label.id); rupiah utuh, dua sel: paling sedikit dan paling banyak")
    let gates = gate.write(inputs, working, outcome)
    let contests = contest.write(inputs, working, outcome)
    writeLedger(ledger)
    writeChecks(checks, gates, contests, known)
    writeSources(sources)
    try book.close()
  }

  private func writeReadme(_ pen: SheetPen) {
    pen.open("Audit DID / Insentif Fiskal", Estimate.label.id)
    for text in [
      "Alur: Masukan → Parameter → Perhitungan → Hasil → Pemeriksaan. Buku Besar memuat jumlah yang terbit; Sumber memuat alamatnya.",
      "2020: hadiah tetap lomba inovasi (PMK 87/PMK.07/2020). Sektor yang pemenangnya belum terlihat tetap belum diketahui.",
      "2022: gerbang kinerja tahun sebelumnya (PMK 160/PMK.07/2021). Klaster A atau B; klaster C: keanggotaan tidak diketahui, tidak menyelamatkan dan tidak menghalangi.",
      "Terpenuhi tidak berarti jumlahnya diketahui: bobot kategori dan jumlah nilai nasional tidak terbit.",
      "Hukum per tanggal \(results.lawAsOf); fakta per tanggal \(results.asOf).",
    ] { pen.line([.text(text)]) }
    pen.skip()
    for name in ["Masukan", "Parameter", "Perhitungan", "Hasil", "Buku Besar", "Pemeriksaan", "Sumber"] {
      pen.link("→ \(name)", to: name)
    }
  }

  /// Parameter id → its cell and value in force at the end of the fiscal year.
  private func writeParameters(_ pen: SheetPen) -> [String: (place: Place, value: String?)] {
    pen.open("Parameter", "Setiap nilai dengan dasar dan keyakinannya; null ditulis belum diketahui")
    var known: [String: (place: Place, value: String?)] = [:]
    for pack in results.rulePacks {
      pen.heading(pack.label.id)
      pen.head(["Nama", "Parameter", "Nilai", "Satuan", "Keyakinan", "Dasar"])
      for parameter in pack.parameters {
        let value = CalendarDate(year: pack.fiscalYear, month: 12, day: 31).flatMap {
          parameter.inForce(on: $0)
        }
        let ink: Ink =
          if let text = value?.value {
            Double(text).map { .number($0, .parameter) } ?? .text(text, .parameter)
          } else { .text("belum diketahui", .unknown) }
        let row = pen.line([
          .text(parameter.id), .text(parameter.label.id), ink, .text(parameter.unit),
          .text(value?.confidence.rawValue ?? "tidak ada"), .text(value?.reference ?? ""),
        ])
        known[parameter.id] = ("Parameter!$C$\(row)", value?.value)
        pen.book.define("par_\(parameter.id)", "=Parameter!$C$\(row)")
      }
      pen.skip()
    }
    pen.heading("Skala peringkat, terbaik dahulu")
    for grade in ["A", "B", "C", "D", "E"] {
      let row = pen.line([.text("skala_\(grade)"), .text("peringkat \(grade)"), .text(grade, .parameter)])
      if grade == "A" { known["skala"] = ("Parameter!$C$\(row):$C$\(row + 4)", nil) }
    }
    return known
  }

  private func writeLedger(_ pen: SheetPen) {
    pen.open(
      "Buku Besar",
      "Jumlah DID / Insentif Fiskal yang terbit; dibulatkan berarti sampai setengah satuan digit terakhir")
    pen.head(["Wilayah", "TA", "Komponen", "Baris", "Rupiah", "Ketepatan", "Tertulis", "Sumber", "Catatan"])
    let head = Int(pen.row)
    for entry in results.registers.didAmounts {
      let role: Role = entry.conflictGroup == nil && entry.isAllocation ? .body : .conflict
      pen.line([
        .text(results.regionName(entry.region), role), .text(String(entry.fiscalYear), role),
        .text(entry.component, role), .text(entry.line ?? "", role), amount(entry.amount),
        .text(entry.amount == nil ? "" : entry.exact ? "tepat" : "dibulatkan", role),
        .text(entry.publishedText, role), .text(entry.citation.source, role),
        .text((entry.isAllocation ? "" : "≠ ") + (entry.citation.note ?? ""), role),
      ])
    }
    pen.filter(fromHead: head, columns: 9)
  }

  private func writeChecks(
    _ pen: SheetPen, _ gates: [GateBlocks.Written], _ contests: [ContestBlocks.Written],
    _ parameters: [String: (place: Place, value: String?)]
  ) {
    pen.open("Pemeriksaan", "Dihitung langsung; × SALAH menandai yang perlu dilihat")
    pen.head(["Yang diperiksa", "Hasil"])
    for gate in gates {
      pen.line([
        .text("Gerbang 2022 \(gate.region): setiap uji bernilai 1, 0 atau −1"),
        .formula(
          "=IF(SUMPRODUCT(--(ABS(\(gate.leaves))<=1))=ROWS(\(gate.leaves)),1,0)", 1, .check),
      ])
    }
    for contest in contests {
      pen.line([
        .text(
          "Lomba 2020 \(contest.region): paling sedikit ≤ paling banyak, tanpa rupiah bila belum dapat dinilai"
        ),
        .formula(
          "=IF(\(contest.verdict)=0,IF(AND(ISTEXT(\(contest.low)),ISTEXT(\(contest.high))),1,0),IF(\(contest.low)<=\(contest.high),1,0))",
          1, .check),
      ])
    }
    if let one = parameters["hadiah_I"], let two = parameters["hadiah_II"],
      let three = parameters["hadiah_III"],
      let pool = parameters["pagu_lomba"]
    {
      pen.line([
        .text("7 sektor × 4 klaster × (I + II + III) = pagu lomba Rp168 miliar"),
        .formula("=IF(7*4*(\(one.place)+\(two.place)+\(three.place))=\(pool.place),1,0)", 1, .check),
      ])
    }
    let lines = results.registers.didAmounts.enumerated().filter {
      $0.element.region == "33.71" && $0.element.fiscalYear == 2021 && $0.element.line != nil
    }
    if let total = results.registers.didAmounts.firstIndex(where: {
      $0.region == "33.71" && $0.fiscalYear == 2021 && $0.line == nil
    }), !lines.isEmpty {
      let cells = lines.map { "'Buku Besar'!$E$\($0.offset + 5)" }.joined(separator: ",")
      pen.line([
        .text("Kota Magelang 2021: tujuh baris berjumlah Rp63,69 miliar seperti terbit"),
        .formula("=IF(SUM(\(cells))='Buku Besar'!$E$\(total + 5),1,0)", 1, .check),
      ])
    }
  }

  private func writeSources(_ pen: SheetPen) {
    pen.open("Sumber", "Kunci sumber pada semua lembar; alamat sebagai teks")
    pen.head(["Kunci", "Judul", "Alamat"])
    for source in results.registers.sources {
      pen.line([.text(source.key), .text(source.title), .text(source.address ?? "")])
    }
  }
}
