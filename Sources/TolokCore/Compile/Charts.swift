/// Charts as self-contained SVG: text alternatives, hex colours of the tokens, no style, script or reference.
package enum Charts {
  static let ink = "#45525E", deep = "#0A4B67", soft = "#B4D2E0", hollow = "#5F6B76"
  static let font = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"

  /// One box a unit, the first `filled` dark: for counts up to 60.
  package static func units(id: String, filled: Int, total: Int, title: String, description: String) -> String
  {
    let columns = 12, size = 6.2, step = 7.75
    let rows = max(1, (total + columns - 1) / columns)
    var body = ""
    for index in 0..<total {
      let x = Double(index % columns) * step, y = Double(index / columns) * step
      body +=
        index < filled
        ? rectangle(x, y, size, size, fill: deep)
        : "<rect x=\"\(two(x + 0.35))\" y=\"\(two(y + 0.35))\" width=\"5.5\" height=\"5.5\" fill=\"#fff\" stroke=\"\(hollow)\" stroke-width=\"0.7\"/>"
    }
    return frame(id, 93.2, Double(rows) * step, title, description, body)
  }

  /// Horizontal bars from zero with their values; `total` draws the remainder behind each.
  package static func bars(
    id: String, rows: [(label: String, value: Int, total: Int)], width: Double, title: String,
    description: String
  ) -> String {
    let left = 92.0, right = 66.0, height = 18.0
    let most = Double(max(1, rows.map(\.total).max() ?? 1))
    var body = ""
    for (index, row) in rows.enumerated() {
      let y = Double(index) * height
      let scale = (width - left - right) / most
      body +=
        "<text x=\"\(two(left - 5))\" y=\"\(two(y + 10))\" text-anchor=\"end\" fill=\"\(ink)\">\(escaped(row.label))</text>"
      body += rectangle(left, y + 3, Double(row.total) * scale, 9, fill: soft)
      body += rectangle(left, y + 3, Double(row.value) * scale, 9, fill: deep)
      body += "<text x=\"\(two(left + Double(row.total) * scale + 4))\" y=\"\(two(y + 10))\" fill=\"\(ink)\">"
      body += "\(row.value) / \(row.total)</text>"
    }
    return frame(id, width, Double(rows.count) * height, title, description, body)
  }

  private static func frame(
    _ id: String, _ width: Double, _ height: Double, _ title: String, _ description: String, _ body: String
  ) -> String {
    "<svg class=\"chart\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\" width=\"\(two(width))pt\" height=\"\(two(height))pt\" "
      + "viewBox=\"0 0 \(two(width)) \(two(height))\" font-family=\"\(font)\" font-size=\"8\">"
      + "<title id=\"\(id)-t\">\(escaped(title))</title><desc id=\"\(id)-d\">\(escaped(description))</desc>\(body)</svg>"
  }

  private static func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double, fill: String) -> String {
    "<rect x=\"\(two(x))\" y=\"\(two(y))\" width=\"\(two(w))\" height=\"\(two(h))\" fill=\"\(fill)\"/>"
  }

  static func two(_ value: Double) -> String { JSON.number((value * 100).rounded() / 100) }

  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }
}
