import TolokCore

/// `audit-did.xlsx`: the workbook with which a finance officer checks a DID verdict and estimate line by line.
///
/// Masukan → Parameter → Perhitungan → Hasil → Pemeriksaan, with the ledger of published amounts and the sources.
/// Every address is laid out first (`AuditModel`), then each sheet is written by its own type.
struct AuditWorkbook {
  let results: MonthResults
  /// A scenario, written into the open cells.
  var edits: [ComponentEdits] = []

  func write(to path: String) throws(PublishError) {
    let model = AuditModel(results, edits: edits)
    let book = try AuditBook(path: path, title: "Audit DID", results: results)
    for sheet in Self.sheets(model) {
      let pen = try book.sheet(
        sheet.name, widths: sheet.widths, tab: sheet.tab, rowHeight: sheet.rowHeight, onePage: sheet.isOnePage
      )
      sheet.write(pen)
      pen.banner(model.banner)
      pen.protect()
    }
    for (name, place) in model.names.sorted(by: { $0.name < $1.name }) { book.define(name, place) }
    try book.close()
  }

  private static func sheets(_ model: AuditModel) -> [any AuditSheet] {
    [
      ReadmeSheet(model: model), InputSheet(model: model), ParameterSheet(model: model),
      CalculationSheet(model: model), OutcomeSheet(model: model), LedgerSheet(model: model),
      BackTestSheet(model: model), CheckSheet(model: model), AuditSourceSheet(model: model),
    ]
  }
}

/// One sheet of the audit.
protocol AuditSheet {
  var name: String { get }
  /// In characters; their sum stays near 180, so that 10 points print at 7.5 on A4.
  var widths: [Double] { get }
  var tab: UInt32 { get }
  var rowHeight: Double { get }
  var isOnePage: Bool { get }
  func write(_ pen: AuditPen)
}

extension AuditSheet {
  var rowHeight: Double { 17 }
  /// A page of contents fits one page.
  var isOnePage: Bool { false }
}
