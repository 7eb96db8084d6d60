import TolokCore

/// A file that gave no workbook, as a finding for its sender.
package func findings(for error: ReadError, file: String, sha256: String) -> Finding {
  let place = Provenance(file: file, sha256: sha256)
  switch error {
  case .notAWorkbook(let actual):
    let found = actual == .csv ? "teks (CSV)" : actual == .html ? "halaman HTML" : actual.rawValue
    return Finding(.wrongExtension, at: place, found: found)
  case .damaged(let what): return Finding(.fileDamaged, at: place, found: what)
  case .encrypted: return Finding(.encrypted, at: place)
  case .tooLarge(let what): return Finding(.tooLarge, at: place, found: what)
  case .unsupported(let format): return Finding(.unsupportedFormat, at: place, found: format.rawValue)
  case .empty: return Finding(.emptyFile, at: place)
  }
}

/// What a reader noticed about a file it could read.
package func findings(about workbook: Workbook, file: String, sha256: String) -> [Finding] {
  var all: [Finding] = []
  if let dialect = workbook.dialect, let finding = guessed(dialect, file: file, sha256: sha256) {
    all.append(finding)
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

/// How a text file was read, with what else it might be; nil for the plain case without a rival.
private func guessed(_ dialect: TextDialect, file: String, sha256: String) -> Finding? {
  let isPlain = dialect.encoding == "UTF-8" && dialect.delimiter == 0x2C && dialect.quote ?? 0x22 == 0x22
  guard !isPlain || dialect.escape == .backslash || dialect.isDeclared || !dialect.runnersUp.isEmpty else {
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
