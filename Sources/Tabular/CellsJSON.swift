import TolokCore

/// `tolok cells --json`, in the shape of the contract; written straight into bytes.
package func cellsJSON(file: String, workbook: Workbook, formulas: Bool) -> [UInt8] {
  var out: [UInt8] = []
  func put(_ text: StaticString) { text.withUTF8Buffer { out.append(contentsOf: $0) } }
  // Of columns, made once.
  var letters: [[UInt8]] = [[]]
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
      let isLost = formulas && !sheet.lostFormulas.isEmpty && sheet.lostFormulas.contains(cell.address)
      guard cell.isCounted || formulas && cell.formula != nil || isLost else { continue }
      if !first { put(",") }
      first = false
      out.append(0x22)
      let column = cell.address.column
      while letters.count <= column { letters.append(Array(CellAddress.letters(letters.count).utf8)) }
      out.append(contentsOf: letters[column])
      write(integer: cell.address.row, into: &out)
      put("\":[\"")
      write(cell.value, into: &out)
      if formulas, let formula = cell.formula {
        put(",")
        JSON.write(formula, into: &out)
      } else if isLost {
        put(",null")
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
  func pair(_ type: UInt8, _ text: String) {
    out.append(type)
    out.append(0x22)
    out.append(0x2C)
    JSON.write(text, into: &out)
  }
  switch value {
  case .number(let n):
    out += [0x6E, 0x22, 0x2C]
    if n == n.rounded(), abs(n) < 1e15 {
      write(integer: Int(n), into: &out)
    } else {
      out += JSON.number(n).utf8
    }
  case .text(let s): pair(0x73, s)
  case .boolean(let b): out += Array("b\",\(b)".utf8)
  case .date(let d): pair(0x64, d.description)
  case .time(let t): pair(0x74, clockText(t))
  case .error(let e): pair(0x65, e)
  case .missing: out += Array("n\",null".utf8)
  }
}

/// In decimal digits.
private func write(integer: Int, into out: inout [UInt8]) {
  if integer < 0 { out.append(0x2D) }
  var rest = integer.magnitude
  let start = out.count
  repeat {
    out.append(UInt8(rest % 10) + 0x30)
    rest /= 10
  } while rest > 0
  out[start...].reverse()
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
