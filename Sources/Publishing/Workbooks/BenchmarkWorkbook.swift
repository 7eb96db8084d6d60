import CXLSXWriter
import TolokCore

/// The comparison for leaders: like with like, denominators beside every figure, one native chart.
struct BenchmarkWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let book = try Book(path: path, title: "Tolok ukur \(results.period)", results: results)
    let contents = try book.sheet(results.say("Isi", "Contents"), widths: [90])
    let score = try book.sheet(
      results.say("Kartu Skor", "Scorecard"), widths: [18, 14, 14, 14, 12, 40, 34, 13, 14, 44])
    let coverage = try book.sheet(results.say("Cakupan", "Coverage"), widths: [22, 14, 14, 14, 60])
    let units = try book.sheet("Unit", widths: [18, 66, 14, 14])
    let method = try book.sheet(results.say("Metode dan Sumber", "Method"), widths: [110])
    contents.open(
      results.say("Tolok ukur inovasi \(results.period)", "Innovation benchmark \(results.period)"),
      results.say("\(results.edition.id); kota dengan kota", "\(results.edition.en); cities with cities"))
    for pen in [score, coverage, units, method] { contents.link("→ \(pen.name)", to: pen.name) }
    contents.skip()
    for item in results.reconciliations where !item.agrees {
      contents.line([.text("≠ \(item.message[results.language])", .conflict)])
    }
    writeScore(score)
    writeCoverage(coverage)
    writeUnits(units)
    writeMethod(method)
    try book.close()
  }

  private func writeScore(_ pen: SheetPen) {
    pen.open(
      results.say("Kartu skor wilayah", "Scorecard of regions"),
      results.say(
        "tiga wilayah: tidak ada peringkat di bawah lima satuan; baris contoh di luar angka",
        "three regions: no rank under five units; example rows stay outside"))
    pen.head([
      results.say("Wilayah", "Region"), results.say("Inovasi", "Innovations"),
      results.say("Unit berinovasi", "Units with"),
      results.say("Unit dihitung", "Units counted"), results.say("Cakupan", "Coverage"),
      results.say("Yang dihitung", "What is counted"), results.say("Sasaran daerah", "Own target"),
      results.say("Per unit", "Per unit"), results.say("Per 100.000", "Per 100,000"),
      results.say("Penduduk", "Population"),
    ])
    for standing in results.standings {
      let rate = standing.coverage
      let here = Int(pen.row) + 1
      let unknown: Ink = .text(results.say("belum dapat dinilai", "cannot assess"), .unknown)
      pen.line([
        .text(standing.region.name, .strong), .number(Double(standing.innovations)),
        .number(Double(rate.numerator)),
        .number(Double(rate.denominator)),
        .formula(
          "=IF(D\(here)=0,0,C\(here)/D\(here))",
          rate.denominator == 0 ? 0 : Double(rate.numerator) / Double(rate.denominator),
          .percent), .text(standing.countedUnits[results.language]),
        .text(standing.programme?.requirement ?? results.say("tidak ada batas minimum", "no minimum")),
        standing.perAgency.map { .number($0, .decimal) } ?? unknown,
        standing.perHundredThousand.map { .number($0, .decimal) } ?? unknown,
        .text(standing.populationNote?[results.language] ?? results.say("belum diketahui", "not known")),
      ])
    }
    pen.skip()
    pen.heading(results.say("Penghargaan yang dikenal, menurut tingkat", "Known awards by level"))
    pen.head([
      results.say("Wilayah", "Region"), results.say("Tingkat", "Level"), results.say("Jumlah", "Count"),
    ])
    for standing in results.standings {
      for entry in standing.awardsByLevel {
        pen.line([.text(standing.region.name), .text(entry.level), .number(Double(entry.count))])
      }
    }
  }

  private func writeCoverage(_ pen: SheetPen) {
    let sentence = results.standings.map {
      "\($0.region.name) \($0.coverage.numerator) \(results.say("dari", "of")) \($0.coverage.denominator)"
    }.joined(separator: "; ")
    pen.open(
      results.say("Unit dengan inovasi pada register bulan ini", "Units with innovations this month"),
      sentence)
    pen.head([
      results.say("Wilayah", "Region"), results.say("Dengan", "With"), results.say("Tanpa", "Without"),
      results.say("Dihitung", "Counted"), results.say("Dasar", "Basis"),
    ])
    let first = Int(pen.row) + 1
    for standing in results.standings {
      let rate = standing.coverage
      pen.line([
        .text(standing.region.name), .number(Double(rate.numerator)),
        .number(Double(rate.denominator - rate.numerator)), .number(Double(rate.denominator)),
        .text(
          rate.denominatorLabel[results.language] + (rate.note.map { "; \($0[results.language])" } ?? "")),
      ])
    }
    guard !results.standings.isEmpty else { return }
    chart(pen, first: first, last: Int(pen.row))
  }

  private func chart(_ pen: SheetPen, first: Int, last: Int) {
    guard let chart = workbook_add_chart(pen.book.handle, UInt8(LXW_CHART_BAR.rawValue)) else { return }
    for (column, colour) in [("B", 0x0A4B67 as UInt32), ("C", 0xB4D2E0)] {
      let series = chart_add_series(
        chart, "='\(pen.name)'!$A$\(first):$A$\(last)",
        "='\(pen.name)'!$\(column)$\(first):$\(column)$\(last)")
      chart_series_set_name(series, "='\(pen.name)'!$\(column)$\(first - 1)")
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_fill(series, &fill)
      chart_series_set_labels(series)
    }
    chart_title_set_name(
      chart,
      results.say("Unit dengan dan tanpa inovasi tercatat", "Units with and without a recorded innovation"))
    chart_axis_set_min(chart.pointee.x_axis, 0)
    chart_axis_set_reverse(chart.pointee.x_axis)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    let text = results.say(
      "Diagram batang: unit dengan dan tanpa inovasi per wilayah; angka pada tabel di atas.",
      "Bar chart: units with and without innovations by region; values in the table above.")
    text.withCString { pointer in
      var options = lxw_chart_options()
      options.description = UnsafeMutablePointer(mutating: pointer)
      options.x_scale = 1.4
      options.y_scale = 1.2
      worksheet_insert_chart_opt(pen.sheet, UInt32(last + 1), 0, chart, &options)
    }
  }

  private func writeUnits(_ pen: SheetPen) {
    pen.open(
      results.say("Unit menurut nama, dengan inovasi tercatat", "Units by name, with recorded innovations"),
      results.say(
        "inovasi puskesmas, sekolah dan bagian dihitung pada induknya", "units roll up to their parents"))
    pen.head([
      results.say("Wilayah", "Region"), "Unit", results.say("Jenis", "Kind"),
      results.say("Inovasi", "Innovations"),
    ])
    let head = Int(pen.row)
    for standing in results.standings {
      for agency in standing.agencies {
        pen.line([
          .text(standing.region.name), .text(agency.name, agency.innovations > 0 ? .strong : .body),
          .text(agency.kind),
          .number(Double(agency.innovations)),
        ])
      }
    }
    pen.filter(fromHead: head, columns: 4)
  }

  private func writeMethod(_ pen: SheetPen) {
    pen.open(
      results.say("Metode dan sumber", "Method and sources"),
      results.say("dasar setiap angka", "the basis of every figure"))
    for text in [
      results.say(
        "Inovasi: baris terdokumentasi pada register bulan ini; baris contoh dihitung terpisah.",
        "Innovations: documented rows of this month's register; example rows are counted apart."),
      results.say(
        "Cakupan: unit dengan sedikitnya satu inovasi dibagi unit yang dihitung; yang dihitung dinyatakan per wilayah.",
        "Coverage: units with at least one innovation over units counted; what is counted is declared per region."
      ),
      results.say(
        "Penduduk: registrasi penduduk terdekat waktunya; \"setelah periode\" bila lebih baru dari periode.",
        "Population: the registration nearest in time; marked when later than the period."),
      results.say(
        "Angka terbit (klaim) tidak pernah dibangun ulang dari baris, dan dasar hitungan yang berbeda tidak dibandingkan.",
        "Published claims are never rebuilt from rows, and different bases are not compared."),
    ] { pen.line([.text(text)]) }
    pen.skip()
    for standing in results.standings {
      pen.line([.text("\(standing.region.name): \(standing.countedUnits[results.language])")])
    }
  }
}
