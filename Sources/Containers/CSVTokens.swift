/// Splits delimited text into rows of fields (RFC 4180: doubled quotes, quoted line ends; CR, LF or CRLF).
/// Ragged rows are kept as they are.
package func csvRows(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, quote: UInt8 = 0x22, limit: Int = .max)
  -> [[[UInt8]]]
{
  var rows: [[[UInt8]]] = []
  var row: [[UInt8]] = []
  var field: [UInt8] = []
  var quoted = false
  var started = false
  var at = bytes.startIndex
  func endRow() {
    row.append(field)
    field.removeAll(keepingCapacity: true)
    rows.append(row)
    row.removeAll(keepingCapacity: true)
    started = false
  }
  while at < bytes.endIndex {
    let byte = bytes[at]
    if quoted {
      if byte == quote {
        if at + 1 < bytes.endIndex, bytes[at + 1] == quote {
          field.append(quote)
          at += 1
        } else {
          quoted = false
        }
      } else {
        field.append(byte)
      }
    } else if byte == quote, field.isEmpty {
      quoted = true
      started = true
    } else if byte == delimiter {
      row.append(field)
      field.removeAll(keepingCapacity: true)
      started = true
    } else if byte == 0x0A || byte == 0x0D {
      if byte == 0x0D, at + 1 < bytes.endIndex, bytes[at + 1] == 0x0A { at += 1 }
      endRow()
      if rows.count >= limit { return rows }
    } else {
      field.append(byte)
      started = true
    }
    at += 1
  }
  if started || !field.isEmpty { endRow() }
  return rows
}
