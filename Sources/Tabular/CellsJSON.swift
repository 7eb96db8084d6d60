import TolokCore

/// `tolok cells --json`, in the shape of the contract; written straight into bytes and handed over in pieces of about
/// 64 KB, so that the output of a large file takes no memory of its own.
package func writeCellsJSON(
  file: String, workbook: Workbook, formulas: Bool, put: (UnsafeBufferPointer<UInt8>) -> Void
) {
  var out: [UInt8] = []
  func add(_ text: StaticString) { text.withUTF8Buffer { out.append(contentsOf: $0) } }
  func flush() {
    out.withUnsafeBufferPointer(put)
    out.removeAll(keepingCapacity: true)
  }
  add("{\"schema\":1,\"file\":")
  JSON.write(file, into: &out)
  add(",\"format\":\"")
  out += Array(workbook.format.rawValue.utf8)
  add("\",\"sheets\":[")
  for (index, sheet) in workbook.sheets.enumerated() {
    if index > 0 { add(",") }
    add("{\"name\":")
    JSON.write(sheet.name, into: &out)
    add(",\"visible\":")
    out += Array((sheet.visible ? "true" : "false").utf8)
    add(",\"merged\":")
    JSON.array(sheet.merged.map { .string("\($0)") }).write(into: &out)
    add(",\"cells\":{")
    flush()
    sheet.cells.writeJSON(formulas: formulas, lost: sheet.lostFormulas, put: put)
    add("}}")
  }
  add("]}")
  flush()
}

/// The same as one text.
package func cellsJSON(file: String, workbook: Workbook, formulas: Bool) -> [UInt8] {
  var out: [UInt8] = []
  writeCellsJSON(file: file, workbook: workbook, formulas: formulas) { out.append(contentsOf: $0) }
  return out
}

/// `tolok cells` for people: sheet, cell, type and value, one line each; handed over in pieces like the JSON.
package func writeCellsCSV(workbook: Workbook, put: (UnsafeBufferPointer<UInt8>) -> Void) {
  var out = Array("sheet,cell,type,value\n".utf8)
  func flush() {
    out.withUnsafeBufferPointer(put)
    out.removeAll(keepingCapacity: true)
  }
  for sheet in workbook.sheets {
    for cell in sheet.cells where cell.isCounted {
      let type =
        switch cell.value {
        case .number: "n"
        case .text: "s"
        case .boolean: "b"
        case .date: "d"
        case .time: "t"
        case .error, .missing: "e"
        }
      out += Array("\(quoted(sheet.name)),\(cell.address),\(type),\(quoted(cell.displayed))\n".utf8)
      if out.count >= 64 << 10 { flush() }
    }
  }
  flush()
}

private func quoted(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
    return text
  }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
