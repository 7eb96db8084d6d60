import TolokCore

/// The findings, cause by cause in the order of work, and each with its cell.
struct StatusFindings {
  let parts: StatusParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: StatusParts) { self.parts = parts }

  private func weight(_ severity: Severity) -> Entry {
    let mark = severity == .error ? "×" : severity == .warning ? "!" : "·"
    let look: Look = severity == .error ? .alarm : severity == .warning ? .warning : .quiet
    return .text("\(mark) \(severity.label[results.language])", look)
  }

  private func orDash(_ text: String?) -> Entry {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .text("–", .quiet)
  }

  func writeCauses(_ leaf: Leaf) throws(PublishError) {
    let causes = parts.causes
    let errors = causes.count { $0.findings[0].severity == .error }
    leaf.open(
      say(
        "\(causes.count) sebab perlu dilihat, \(errors) di antaranya galat",
        "\(causes.count) causes to look at, \(errors) of them errors"),
      say(
        "Kerjakan dari atas: galat lebih dahulu, berkas yang hilang seluruhnya, lalu sebab yang mengenai paling banyak sel.",
        "Work from the top: errors first, whole files that are lost, then causes that spoil most cells."),
      links: parts.back(parts.forward(parts.names.details), parts.forward(parts.names.files)))
    let block = try leaf.table(
      "tbl_temuan",
      [
        Column("No", right: true), Column(say("Berat", "Severity")), Column(say("Kode", "Code")),
        Column(say("Masalah", "Problem")), Column(say("Letak", "Place")),
        Column(say("Ditemukan", "Found")), Column(say("Diharapkan", "Expected")),
        Column(say("Cara memperbaiki", "How to mend")), Column(say("Banyak", "Count"), right: true),
      ], causes, none: say("Tidak ada temuan bulan ini.", "No finding this month."), filtered: true,
      whole: true, frozen: 4
    ) { cause, _ in
      let first = cause.findings[0]
      let more = cause.findings.count - 1
      let place = first.place?.label ?? say("seluruh bulan", "the whole month")
      return [
        .linked(cause.number, Spot(sheet: parts.names.details, cell: "A\(cause.row)")),
        weight(first.severity), .quiet(first.code.code),
        .strong(first.message[results.language]),
        .text(place + (more > 0 ? say(" dan \(more) lagi", " and \(more) more") : "")),
        orDash(first.found), orDash(first.expected?[results.language]),
        .text(first.fix[results.language]), .count(cause.findings.count),
      ]
    }
    guard let block else { return }
    let blank = Entry.text("", .resultText)
    let row = block.last + 1
    let details =
      "'\(parts.names.details)'!$A$\(Leaf.firstRow):$A$\(Leaf.firstRow + results.findings.count - 1)"
    leaf.line([
      blank, .text(say("Jumlah", "Total"), .resultText), blank, blank, blank, blank,
      .text(say("sama dengan rincian:", "equals the details:"), .resultText),
      .formula(
        "=IF(I\(row)=ROWS(\(details)),1,0)", 1,
        .result.with {
          $0.number = say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\"")
          $0.right = false
          $0.indent = 1
        }),
      .formula("=SUM(I\(block.first):I\(block.last))", results.findings.count, .result),
    ])
  }

  func writeDetails(_ leaf: Leaf) throws(PublishError) {
    let all = results.findings
    leaf.open(
      say(
        "\(all.count) temuan, masing-masing dengan sel asalnya",
        "\(all.count) findings, each with its cell"),
      say(
        "Temuan satu sebab berdampingan; No sama dengan nomor pada lembar Temuan. “–” berarti tidak ada yang dikutip.",
        "Findings of one cause side by side; No is the number on the sheet Findings. “–” means nothing to quote."
      ),
      links: parts.back(parts.forward(parts.names.causes), parts.forward(parts.names.files)))
    let rows = parts.causes.flatMap { cause in cause.findings.map { (cause.number, $0) } }
    try leaf.table(
      "tbl_rincian",
      [
        Column("No", right: true), Column(say("Berat", "Severity")), Column(say("Kode", "Code")),
        Column(say("Wilayah", "Region")), Column(say("Buka", "Open")), Column(say("Berkas", "File")),
        Column(say("Lembar", "Sheet")),
        Column(say("Sel", "Cell")), Column(say("Ditemukan", "Found")), Column(say("Masalah", "Problem")),
        Column(say("Diharapkan", "Expected")), Column(say("Cara memperbaiki", "How to mend")),
      ], rows, none: say("Tidak ada temuan bulan ini.", "No finding this month."), filtered: true,
      whole: true, frozen: 3
    ) { item, _ in
      let (number, finding) = item
      let file = finding.place?.file
      let region = file.flatMap { parts.fileRegions[$0] }
      return [
        .linked(number, Spot(sheet: parts.names.causes, cell: "A\(Leaf.firstRow + number - 1)")),
        weight(finding.severity), .quiet(finding.code.code),
        orDash(region.map(results.regionName)),
        .link(
          "→", file.flatMap { parts.fileRows[$0] }.map { Spot(sheet: parts.names.files, cell: "A\($0)") }),
        file.map { .text($0) } ?? .text(say("seluruh bulan", "the whole month"), .nothing),
        orDash(finding.place?.sheet), orDash(finding.place?.cell?.description), orDash(finding.found),
        .text(finding.message[results.language]), orDash(finding.expected?[results.language]),
        .text(finding.fix[results.language]),
      ]
    }
  }
}
