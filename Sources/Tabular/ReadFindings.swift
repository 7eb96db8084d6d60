import TolokCore

/// A file that gave no workbook, as a finding for its sender.
package func findings(for error: ReadError, file: String, sha256: String) -> Finding {
  let place = Provenance(file: file, sha256: sha256)
  switch error {
  case .notAWorkbook(let actual):
    return Finding(.wrongExtension, at: place, found: whatItIs(actual))
  case .damaged(let what): return Finding(.fileDamaged, at: place, found: what)
  case .encrypted: return Finding(.encrypted, at: place)
  case .tooLarge(let what): return Finding(.tooLarge, at: place, found: what)
  case .unsupported(let format): return Finding(.unsupportedFormat, at: place, found: format.rawValue)
  case .empty: return Finding(.emptyFile, at: place)
  }
}

/// The words for a file that is something else than its name says.
private func whatItIs(_ format: FileFormat) -> String {
  switch format {
  case .csv: "teks (CSV)"
  case .html: "halaman HTML"
  case .doc: "dokumen Word (.doc)"
  case .ppt: "paparan PowerPoint (.ppt)"
  case .msg: "surel Outlook (.msg)"
  case .ole: "berkas OLE tanpa buku kerja"
  default: format.rawValue
  }
}

/// What a reader noticed about a file it could read.
package func findings(about workbook: Workbook, dialect: CSVDialect?, file: String, sha256: String)
  -> [Finding]
{
  var all: [Finding] = []
  if let dialect, workbook.format == .csv, dialect.encoding != "UTF-8" || dialect.delimiter != 0x2C {
    all.append(
      Finding(
        .dialectGuessed, at: Provenance(file: file, sha256: sha256),
        found: "\(dialect.encoding), pemisah \(dialect.delimiterName)"))
  }
  if workbook.format != .csv, file.lowercased().hasSuffix(".csv") || file.lowercased().hasSuffix(".txt") {
    all.append(
      Finding(.nameLies, at: Provenance(file: file, sha256: sha256), found: workbook.format.rawValue))
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
    for cell in sheet.cells where cell.value == .missing {
      all.append(
        Finding(
          .formulaWithoutResult,
          at: Provenance(file: file, sheet: sheet.name, cell: cell.address, sha256: sha256),
          found: cell.formula.map { "=\($0)" }))
    }
  }
  return all
}
