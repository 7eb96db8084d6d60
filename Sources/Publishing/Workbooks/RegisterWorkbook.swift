import TolokCore

/// The normalised register of all regions, each row with its source cell.
struct RegisterWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let book = try Book(path: path, title: "Register inovasi \(results.period)", results: results)
    try register(book)
    try awards(book)
    try claims(book)
    try without(book)
    try book.close()
  }

  private func register(_ book: Book) throws(PublishError) {
    let pen = try book.sheet("Register", widths: [16, 40, 36, 14, 13, 18, 14, 10, 52, 11])
    let documented = results.facts.innovations.filter { !$0.synthetic }.count
    let synthetic = results.facts.innovations.count - documented
    pen.open(
      results.say(
        "\(documented) inovasi terdokumentasi bulan ini", "\(documented) documented innovations this month"),
      results.say(
        "dasar hitungan: register bulan \(results.period); di luar itu \(synthetic) baris contoh, miring",
        "basis: the register of \(results.period); besides, \(synthetic) example rows, in italics"))
    pen.head([
      results.say("Wilayah", "Region"), results.say("Pemilik", "Owner"), results.say("Inovasi", "Innovation"),
      results.say("Tahapan", "Stage"), results.say("Jenis", "Kind"), results.say("Bentuk", "Form"),
      results.say("Mulai", "Start"), results.say("Status", "Status"), results.say("Sumber", "Source"),
      "SHA-256",
    ])
    let head = Int(pen.row)
    for fact in results.facts.innovations {
      let role: Role = fact.synthetic ? .italic : .body
      func cell(_ value: String?) -> Ink { value.map { .text($0, role) } ?? textOrUnknown(nil) }
      pen.line([
        .text(results.regionName(fact.region), role),
        .text(results.agencyName(fact.owner) ?? fact.ownerText, role),
        .text(fact.name, fact.synthetic ? .italic : .strong), cell(fact.stage), cell(fact.kind),
        cell(fact.form),
        cell(fact.startDate?.description), .text(fact.synthetic ? "contoh" : "", role),
        .text(fact.origin.label, role), .text(String((fact.origin.sha256 ?? "").prefix(8)), role),
      ])
    }
    pen.filter(fromHead: head, columns: 10)
  }

  private func awards(_ book: Book) throws(PublishError) {
    let pen = try book.sheet(results.say("Penghargaan", "Awards"), widths: [18, 34, 44, 14, 24, 9, 10, 34])
    pen.open(
      results.say(
        "Penghargaan menurut register acuan dan laporan bulan ini",
        "Awards by the reference register and this month's reports"),
      results.say(
        "≠ menandai pernyataan yang bertentangan; keduanya ditampilkan",
        "≠ marks claims in conflict; both are shown"))
    pen.head([
      results.say("Wilayah", "Region"), results.say("Inovasi", "Innovation"),
      results.say("Penghargaan", "Award"),
      results.say("Tingkat", "Level"), results.say("Tahap", "Stage"), results.say("Tahun", "Year"),
      results.say("Sumber", "Source"), results.say("Catatan", "Note"),
    ])
    let names = Dictionary(
      results.registers.innovations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for award in results.registers.awards {
      let role: Role = award.conflictGroup == nil ? .body : .conflict
      pen.line([
        .text(results.regionName(award.region), role),
        .text(
          (award.conflictGroup == nil ? "" : "≠ ") + (award.innovation.flatMap { names[$0] } ?? ""), role),
        .text(award.award, role), .text(award.level, role), .text(award.stage ?? "", role),
        award.year.map { .text(String($0), role) } ?? textOrUnknown(nil, "belum diketahui"),
        .text(award.citation.source, role), .text(award.citation.note ?? "", role),
      ])
    }
    for award in results.facts.awards {
      pen.line([
        .text(results.regionName(award.region)), .text(award.innovationName), .text(award.award),
        textOrUnknown(award.level), .text(""), award.year.map { .text(String($0)) } ?? textOrUnknown(nil),
        .text(results.say("laporan", "report")), .text(award.origin.label),
      ])
    }
  }

  private func claims(_ book: Book) throws(PublishError) {
    let pen = try book.sheet(results.say("Klaim", "Claims"), widths: [60, 16, 20, 30])
    pen.open(
      results.say(
        "Angka terbit berdampingan, tidak diputuskan", "Published figures side by side, not decided"),
      results.say("setiap angka dengan dasar hitungan dan sumbernya", "each with its basis and source"))
    for item in results.reconciliations {
      pen.heading((item.agrees ? "" : "≠ ") + item.message[results.language])
      pen.head([
        results.say("Angka", "Figure"), results.say("Nilai", "Value"), results.say("Dasar", "Basis"),
        results.say("Sumber", "Source"),
      ])
      for line in item.lines {
        pen.line([
          .text(line.label[results.language]), .text(line.value, item.agrees ? .body : .conflict),
          .text(line.basis),
          .text(line.source),
        ])
      }
      pen.line([.text(item.explanation[results.language], .note)])
      pen.skip()
    }
  }

  private func without(_ book: Book) throws(PublishError) {
    let pen = try book.sheet(results.say("Unit tanpa inovasi", "Units without"), widths: [20, 70, 16, 16])
    pen.open(
      results.say("Belum tercatat pada register bulan ini", "Not yet recorded in this month's register"),
      results.say("belum tercatat tidak berarti tidak ada", "not recorded does not mean none"))
    pen.head([
      results.say("Wilayah", "Region"), "Unit", results.say("Jenis", "Kind"),
      results.say("Contoh", "Examples"),
    ])
    for standing in results.standings {
      for agency in standing.agencies where agency.innovations == 0 {
        pen.line([
          .text(standing.region.name), .text(agency.name), .text(agency.kind),
          .number(Double(agency.syntheticInnovations)),
        ])
      }
    }
  }
}
