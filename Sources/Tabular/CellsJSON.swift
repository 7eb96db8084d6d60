import TolokCore

/// `tolok cells --json`, in the shape of the contract; written straight into bytes.
package func cellsJSON(file: String, workbook: Workbook, formulas: Bool) -> [UInt8] {
  var out: [UInt8] = []
  func put(_ text: StaticString) { text.withUTF8Buffer { out.append(contentsOf: $0) } }
  put("{\"schema\":1,\"file\":")
  JSON.write(file, into: &out)
  put(",\"format\":\"")
  out += Array(workbook.format.rawValue.utf8)
  put("\",\"sheets\":[")
  for (index, sheet) in workbook.sheets.enumerated() {
    if index > 0 { put(",") }
    put("{\"name\":")
    JSON.write(sheet.name, into: &out)
    put(",\"visible\":")
    out += Array((sheet.visible ? "true" : "false").utf8)
    put(",\"merged\":")
    JSON.array(sheet.merged.map { .string("\($0)") }).write(into: &out)
    put(",\"cells\":{")
    var first = true
    for cell in sheet.cells {
      guard cell.isCounted || formulas && cell.formula != nil else { continue }
      if !first { put(",") }
      first = false
      out.append(0x22)
      out += Array(cell.address.description.utf8)
      out += Array("\":[\"".utf8)
      write(cell.value, into: &out)
      if formulas, let formula = cell.formula {
        put(",")
        JSON.write(formula, into: &out)
      }
      put("]")
    }
    put("}}")
  }
  put("]}")
  return out
}

/// `n",3.5`: the type letter, its closing quote and the value.
private func write(_ value: CellValue, into out: inout [UInt8]) {
  func pair(_ type: String, _ text: String) {
    out += Array("\(type)\",".utf8)
    JSON.write(text, into: &out)
  }
  switch value {
  case .number(let n): out += Array("n\",\(JSON.number(n))".utf8)
  case .text(let s): pair("s", s)
  case .boolean(let b): out += Array("b\",\(b)".utf8)
  case .date(let d): pair("d", d.description)
  case .time(let t): pair("t", clockText(t))
  case .error(let e): pair("e", e)
  case .missing: out += Array("n\",null".utf8)
  }
}

/// `tolok cells` for people: sheet, cell, type and value, one line each.
package func cellsCSV(workbook: Workbook) -> [UInt8] {
  var out = Array("sheet,cell,type,value\n".utf8)
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
    }
  }
  return out
}

private func quoted(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
    return text
  }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
