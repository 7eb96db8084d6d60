/// Charts as self-contained SVG: text alternatives, hex colours of the tokens, no style, script or reference.
/// Each is a function of figures alone; sizes are points and fit the column the page gives them.
package enum Charts {
  /// One box a unit, the first `filled` dark: for counts up to 60. Above, one bar with the share dark.
  package static func units(
    id: String, filled: Int, total: Int, title: String, description: String, columns: Int = 12,
    width: Double = 93.2
  ) -> String {
    let step = width / Double(columns)
    let size = step * 0.8
    guard total <= 60 else {
      var drawing = Drawing(id: id, width: width, height: 12, title: title, description: description)
      drawing.rectangle(0.35, 0.35, width - 0.7, 11, fill: "#fff", stroke: Palette.ink3)
      drawing.rectangle(0, 0, width * Double(filled) / Double(total), 11.7, fill: Palette.deep)
      return drawing.svg()
    }
    let rows = max(1, (total + columns - 1) / columns)
    var drawing = Drawing(
      id: id, width: width, height: Double(rows) * step, title: title, description: description)
    for index in 0..<total {
      let x = Double(index % columns) * step, y = Double(index / columns) * step
      if index < filled {
        drawing.rectangle(x, y, size, size, fill: Palette.deep)
      } else {
        drawing.rectangle(
          x + 0.35, y + 0.35, size - 0.7, size - 0.7, fill: "#fff", stroke: Palette.ink3)
      }
    }
    return drawing.svg()
  }

  /// One box a unit, a look a state: dark received, half empty form, crossed unreadable, open missing.
  package static func collection(
    id: String, states: [CollectionState], title: String, description: String
  ) -> String {
    let columns = 12, step = 93.2 / 12, size = 6.2
    guard states.count <= 60 else {
      let received = states.count { $0 != .missing }
      return units(
        id: id, filled: received, total: states.count, title: title, description: description)
    }
    let rows = max(1, (states.count + columns - 1) / columns)
    var drawing = Drawing(
      id: id, width: 93.2, height: Double(rows) * step, title: title, description: description)
    let order: [CollectionState] = [.received, .receivedEmpty, .unreadable, .missing]
    let sorted = order.flatMap { state in states.filter { $0 == state } }
    for (index, state) in sorted.enumerated() {
      let x = Double(index % columns) * step, y = Double(index / columns) * step
      switch state {
      case .received: drawing.rectangle(x, y, size, size, fill: Palette.deep)
      case .receivedEmpty: drawing.rectangle(x, y, size, size, fill: Palette.soft)
      case .unreadable:
        drawing.rectangle(x, y, size, size, fill: Palette.ochreDeep)
        drawing.path(
          "M\(two(x + 1.6)) \(two(y + 1.6))L\(two(x + 4.6)) \(two(y + 4.6))M\(two(x + 4.6)) \(two(y + 1.6))L\(two(x + 1.6)) \(two(y + 4.6))",
          fill: "none", stroke: "#fff", line: 0.9)
      case .missing:
        drawing.rectangle(x + 0.35, y + 0.35, 5.5, 5.5, fill: "#fff", stroke: Palette.ink3)
      }
    }
    return drawing.svg()
  }

  /// Rows of dots, each with its label: what the register holds beside what is stated, never added up.
  package static func dots(
    id: String, rows: [(label: String, filled: Int, total: Int)], title: String, description: String
  ) -> String {
    let perRow = 19, step = 4.9
    let heights = rows.map { 9.6 + Double(max(1, ($0.total + perRow - 1) / perRow)) * 5.2 }
    guard heights.reduce(0, +) <= 38, rows.allSatisfy({ (1...60).contains($0.total) }) else {
      return lengths(
        id: id, rows: rows.map { ($0.label, $0.total) }, title: title, description: description)
    }
    var drawing = Drawing(
      id: id, width: 93.2, height: heights.reduce(0, +), title: title, description: description)
    var y = 0.0
    for (row, height) in zip(rows, heights) {
      drawing.text(0, y + 6, row.label, Palette.ink2)
      for index in 0..<row.total {
        let x = 2.2 + Double(index % perRow) * step, at = y + 11.4 + Double(index / perRow) * 5.2
        if index < row.filled {
          drawing.circle(x, at, 2, fill: Palette.deep)
        } else {
          drawing.circle(x, at, 1.7, fill: "#fff", stroke: Palette.deep, line: 0.7)
        }
      }
      y += height
    }
    return drawing.svg()
  }

  /// Two to four bars from one zero with their values beside them: figures that look alike and differ.
  package static func lengths(
    id: String, rows: [(label: String, value: Int)], title: String, description: String
  ) -> String {
    let rows = rows.prefix(4)
    let fills = [Palette.deep, Palette.blue, Palette.soft, Palette.soft]
    let most = Double(max(1, rows.map(\.value).max() ?? 1))
    let widest = rows.map { Drawing.measure("\($0.value) \($0.label)", 7.5) }.max() ?? 0
    let longest = max(20, min(46, 90 - widest))
    var drawing = Drawing(
      id: id, width: 93.2, height: Double(rows.count) * 8.4, title: title, description: description)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * 8.4
      let length = longest * Double(row.value) / most
      drawing.rectangle(0, y, max(0.6, length), 6.4, fill: fills[index])
      drawing.text(
        length + 2.5, y + 5.7, Drawing.fit("\(row.value) \(row.label)", 91 - length, 7.5), Palette.ink2)
    }
    return drawing.svg()
  }

  /// One dot an award, a row a level; a hollow one stands for several claims about one award.
  package static func awards(
    id: String, rows: [(label: String, certain: Int, contested: Int)], title: String, description: String
  ) -> String {
    let rows = rows.prefix(4)
    var drawing = Drawing(
      id: id, width: 93.2, height: max(8, Double(rows.count) * 8.6), title: title, description: description)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * 8.6 + 4
      drawing.text(0, y + 2.6, Drawing.fit(row.label, 36, 7.5), Palette.ink2)
      let total = row.certain + row.contested
      let step = min(7.4, 54 / Double(max(1, total)))
      let r = min(3, step * 0.42)
      for dot in 0..<total {
        let x = 41 + Double(dot) * step
        if dot < row.certain {
          drawing.circle(x, y, r, fill: Palette.deep)
        } else {
          drawing.circle(x, y, r - 0.3, fill: "#fff", stroke: Palette.ochreDeep, line: 1)
        }
      }
    }
    return drawing.svg()
  }

  /// Marks, one a test of the law, each with its short word below; more than four stand in two rows, so that no
  /// word is cut or runs into the next.
  package static func criteria(
    id: String, rows: [(label: String, verdict: Verdict)], title: String, description: String
  ) -> String {
    let count = max(1, rows.count)
    let labelled = count <= 8
    let columns = labelled && count > 4 ? (count + 1) / 2 : count
    let step = 93.2 / Double(columns)
    let radius = min(columns < count ? 4.4 : 6.6, step * 0.4)
    let line = labelled ? 2 * radius + 9 : 16
    var drawing = Drawing(
      id: id, width: 93.2, height: line * (columns < count ? 2 : 1), title: title,
      description: description)
    for (index, row) in rows.enumerated() {
      let x = (Double(index % columns) + 0.5) * step, y = Double(index / columns) * line
      drawing.verdict(row.verdict, x, y + radius + (labelled ? 0.4 : 1.4), radius)
      if labelled {
        drawing.text(
          x, y + 2 * radius + 7, Drawing.fit(row.label, step - 0.5, 7.5), Palette.ink3, anchor: .middle)
      }
    }
    return drawing.svg()
  }

  /// Horizontal bars from zero with their values; `total` draws the remainder behind each.
  package static func bars(
    id: String, rows: [(label: String, value: Int, total: Int)], width: Double, title: String,
    description: String, word: String = "/"
  ) -> String {
    // Many rows stand closer; what a page cannot hold stands in the table.
    let rows = rows.prefix(mostRows)
    let left = 112.0, right = 84.0, height = rowHeight(20, rows.count)
    let most = Double(max(1, rows.map(\.total).max() ?? 1))
    let scale = (width - left - right) / most
    var drawing = Drawing(
      id: id, width: width, height: max(1, Double(rows.count)) * height + 2, title: title,
      description: description, size: 8.5)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * height
      drawing.text(0, y + 4 + height * 0.4, Drawing.fit(row.label, left - 6, 8.5), Palette.ink)
      let bar = height * 0.55
      drawing.rectangle(left, y + 4, Double(row.total) * scale, bar, fill: Palette.soft)
      drawing.rectangle(left, y + 4, Double(row.value) * scale, bar, fill: Palette.deep)
      drawing.text(
        left + Double(row.total) * scale + 5, y + 4 + height * 0.43, "\(row.value) \(word) \(row.total)",
        Palette.ink,
        bold: true)
    }
    drawing.line(left, 1, left, Double(rows.count) * height + 1, Palette.ink3)
    return drawing.svg()
  }

  /// Rows a chart of one page holds.
  package static let mostRows = 45

  static func rowHeight(_ wanted: Double, _ rows: Int) -> Double {
    max(12, min(wanted, 540 / Double(max(1, rows))))
  }

  static func two(_ value: Double) -> String { JSON.number((value * 100).rounded() / 100) }

  /// Text for HTML and SVG alike.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.append(character)
      }
    }
    return out
  }
}

extension Charts {
  /// Lines a text takes in a column, filled word by word with the wider fonts in mind.
  package static func lines(_ text: String, _ width: Double, _ size: Double) -> Double {
    var count = 1.0
    var used = 0.0
    let space = Drawing.measure(" ", size)
    for word in text.split(separator: " ") {
      let wide = Drawing.measure(String(word), size) * 1.03
      if used > 0, used + space + wide > width {
        count += 1
        used = 0
      }
      used += (used > 0 ? space : 0) + wide
      while used > width {
        count += 1
        used -= width
      }
    }
    return count
  }

  /// A text cut to a width, with an ellipsis.
  package static func fit(_ text: String, _ width: Double, _ size: Double) -> String {
    Drawing.fit(text, width, size)
  }
}
