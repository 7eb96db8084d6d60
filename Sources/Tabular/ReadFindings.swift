import TolokCore

/// A file that gave no workbook, as a finding for its sender.
package func findings(for error: ReadError, file: String, sha256: String) -> Finding {
  let place = Provenance(file: file, sha256: sha256)
  switch error {
  case .notAWorkbook(let actual), .unsupported(let actual): return refusal(of: actual, at: place)
  case .damaged(let what): return Finding(.fileDamaged, at: place, found: what)
  case .encrypted: return Finding(.encrypted, at: place)
  case .tooLarge(let what): return Finding(.tooLarge, at: place, found: what)
  case .empty: return Finding(.emptyFile, at: place)
  }
}

/// A file named for what it is, with what to do about it.
private func refusal(of actual: FileFormat, at place: Provenance) -> Finding {
  let message: Sentence =
    switch actual.refusal {
    case .unsupportedFormat:
      Sentence(
        id: "berkas ini \(actual.what.id), yang tidak dapat dibaca",
        en: "this file is \(actual.what.en), which cannot be read")
    case .packed:
      Sentence(
        id: "berkas ini \(actual.what.id), harus dibongkar dahulu",
        en: "this file is \(actual.what.en), to be unpacked first")
    default:
      Sentence(
        id: "isi berkas ini \(actual.what.id), bukan lembar kerja",
        en: "the content of this file is \(actual.what.en), no spreadsheet")
    }
  return Finding(
    actual.refusal, at: place, found: actual.rawValue, message: message, fix: actual.mend,
    cause: "\(actual.refusal.code):\(actual.rawValue)")
}

/// What a reader noticed about a file it could read.
package func findings(about workbook: Workbook, file: String, sha256: String) -> [Finding] {
  var all: [Finding] = []
  if let dialect = workbook.dialect, let finding = guessed(dialect, file: file, sha256: sha256) {
    all.append(finding)
  }
  all += overlong(workbook, file: file, sha256: sha256)
  if let wanted = FileReader.suffixes(of: workbook.format), let suffix = FileReader.suffix(of: file),
    FileReader.isTable(suffix), !wanted.contains(suffix)
  {
    let what = workbook.format.what
    all.append(
      Finding(
        .nameLies, at: Provenance(file: file, sha256: sha256), found: ".\(suffix)",
        message: Sentence(
          id: "isi berkas bernama .\(suffix) ini \(what.id)",
          en: "the content of this file named .\(suffix) is \(what.en)"),
        fix: Sentence(
          id: "ganti akhiran namanya menjadi .\(wanted[0])",
          en: "change the ending of its name to .\(wanted[0])")))
  }
  for sheet in workbook.sheets {
    let hidden = sheet.cells.first {
      !sheet.visible || sheet.hiddenRows.contains($0.address.row)
        || sheet.hiddenColumns.contains($0.address.column)
    }
    if let hidden {
      all.append(
        Finding(
          .hiddenContent,
          at: Provenance(file: file, sheet: sheet.name, cell: hidden.address, sha256: sha256),
          found: hidden.displayed))
    }
    if let covered = sheet.covered.first {
      let count = sheet.covered.count
      all.append(
        Finding(
          .hiddenContent,
          at: Provenance(file: file, sheet: sheet.name, cell: covered.address, sha256: sha256),
          found: covered.displayed,
          message: Sentence(
            id: "\(count) sel berisi tertutup oleh sel gabungan dan tidak dipakai",
            en: "\(count) cells with content are covered by merged cells and not used"),
          fix: Sentence(
            id: "pisahkan sel gabungan itu, pindahkan atau hapus isinya, lalu kirim ulang",
            en: "unmerge those cells, move or delete their content and send again")))
    }
    for cell in sheet.cells where cell.value == .missing {
      all.append(
        Finding(
          .formulaWithoutResult,
          at: Provenance(file: file, sheet: sheet.name, cell: cell.address, sha256: sha256),
          found: cell.formula.map { "=\($0)" }))
    }
    if let first = sheet.lostFormulas.min() {
      all.append(
        Finding(
          .formulaWithoutText, at: Provenance(file: file, sheet: sheet.name, cell: first, sha256: sha256),
          found: sheet.cells.first { $0.address == first }?.displayed,
          message: Sentence(
            id: "\(FindingCode.formulaWithoutText.title.id) (\(sheet.lostFormulas.count) sel)",
            en: "\(FindingCode.formulaWithoutText.title.en) (\(sheet.lostFormulas.count) cells)")))
    }
  }
  return all
}

/// How a text file was read, with what else it might be; nil for the plain case without a rival.
private func guessed(_ dialect: TextDialect, file: String, sha256: String) -> Finding? {
  let isPlain = dialect.encoding == "UTF-8" && dialect.delimiter == 0x2C && dialect.quote ?? 0x22 == 0x22
  guard
    !isPlain || dialect.escape == .backslash || dialect.isSpaced || dialect.isDeclared
      || !dialect.runnersUp.isEmpty
  else {
    return nil
  }
  let title = FindingCode.dialectGuessed.title
  let id = dialect.runnersUp.map(\.id).joined(separator: ", ")
  let en = dialect.runnersUp.map(\.en).joined(separator: ", ")
  return Finding(
    .dialectGuessed, at: Provenance(file: file, sha256: sha256), found: dialect.summary.id,
    message: id.isEmpty
      ? nil : Sentence(id: "\(title.id); kemungkinan lain: \(id)", en: "\(title.en); or else: \(en)"))
}

/// Rows of a text file with more fields than the others, at the first cell beyond; the first thousand are named.
private func overlong(_ workbook: Workbook, file: String, sha256: String) -> [Finding] {
  guard let sheet = workbook.sheets.first, !workbook.overlongRows.isEmpty else { return [] }
  let named = workbook.overlongRows.prefix(1000)
  let rows = Dictionary(named.map { ($0.row, $0) }, uniquingKeysWith: { a, _ in a })
  var all: [Finding] = []
  var last = 0
  for cell in sheet.cells {
    guard cell.address.row != last, let row = rows[cell.address.row], cell.address.column > row.usual else {
      continue
    }
    last = cell.address.row
    all.append(
      Finding(
        .rowTooLong, at: Provenance(file: file, sheet: sheet.name, cell: cell.address, sha256: sha256),
        found: cell.displayed,
        expected: Sentence(id: "\(row.usual) kolom", en: "\(row.usual) fields"),
        message: Sentence(
          id: "baris \(row.row) berisi \(row.fields) kolom, baris lain \(row.usual)",
          en: "row \(row.row) has \(row.fields) fields, the other rows \(row.usual)"),
        cause: FindingCode.rowTooLong.code))
    if all.count == named.count { break }
  }
  let others = workbook.overlongRows.count - named.count
  if others > 0 {
    all.append(
      Finding(
        .rowTooLong, at: Provenance(file: file, sha256: sha256),
        message: Sentence(
          id: "\(others) baris lain juga berisi lebih banyak kolom",
          en: "\(others) more rows have more fields too"),
        cause: FindingCode.rowTooLong.code))
  }
  return all
}
