import TolokCore

@testable import Tabular

/// A flat OpenDocument spreadsheet around the XML of its sheets, as `tables(…)` or anything else.
func flatODS(_ body: String, styles: String = "") -> [UInt8] {
  Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" \
    office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
    <office:automatic-styles>\(styles)</office:automatic-styles>
    <office:body><office:spreadsheet>\(body)</office:spreadsheet></office:body></office:document>
    """.utf8)
}

/// The one sheet made of these rows.
func odsSheet(_ rows: String) throws -> Sheet {
  let workbook = try FileReader().read(
    bytes: flatODS("<table:table table:name=\"Lembar\">\(rows)</table:table>"), name: "contoh.fods")
  return workbook.sheets.first ?? Sheet(name: "")
}

/// The value of A1 when the row holds this cell alone.
func odsValue(_ cell: String) throws -> CellValue? {
  try odsSheet("<table:table-row>\(cell)</table:table-row>").cells.first { $0.address.description == "A1" }?
    .value
}

/// A string cell.
func odsText(_ text: String, _ attributes: String = "") -> String {
  "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p></table:table-cell>"
}

extension Sheet {
  /// `A1=text B2=7`, in order; what a failing test should show.
  var summary: String {
    cells.map { cell in
      let formula = cell.formula.map { "{\($0)}" } ?? ""
      return "\(cell.address)=\(cell.displayed)\(formula)"
    }.joined(separator: " ")
  }
}
