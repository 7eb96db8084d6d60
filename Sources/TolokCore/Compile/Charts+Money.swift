/// Charts of money: what was published, and what is only a range.
extension Charts {
  /// One fiscal year of a region's ledger.
  package struct MoneyYear: Sendable {
    package var year: Int
    /// Nil where no amount was seen; the column is then hatched with a question mark.
    package var amount: Rupiah?
    package var text: String
    /// A component of the same year whose amount is not known stands hatched on top.
    package var unknownPart: Bool
    /// Rule or component changed since the column before: a dashed break.
    package var broken: Bool
    package init(year: Int, amount: Rupiah?, text: String, unknownPart: Bool, broken: Bool) {
      self.year = year
      self.amount = amount
      self.text = text
      self.unknownPart = unknownPart
      self.broken = broken
    }
  }

  /// Columns of published amounts; a gap in the years is a gap, a change of rule a dashed line. A part of unknown
  /// size is a hatch of one height on top; what it means stands once, under the axis.
  package static func ledger(
    id: String, years: [MoneyYear], width: Double, broken: String, unknown: String, title: String,
    description: String
  ) -> String {
    let ground = 128.0, part = 24.0
    let hasUnknown = years.contains { $0.unknownPart || $0.amount == nil }
    let tall = hasUnknown ? 78.0 : 98.0
    let most = Double(years.compactMap(\.amount).max() ?? 1)
    let first = years.first?.year ?? 0, last = years.last?.year ?? 0
    let slots = max(1, last - first + 1)
    let step = min(80, width / Double(slots))
    let column = step * 0.66
    var drawing = Drawing(
      id: id, width: width, height: hasUnknown ? 156 : 142, title: title, description: description, size: 8)
    drawing.line(0, ground, step * Double(slots), ground, Palette.ink3)
    var free = -1.0
    for year in years {
      let x = Double(year.year - first) * step + step * 0.17
      drawing.text(x + column / 2, ground + 11, "\(year.year)", Palette.ink2, anchor: .middle)
      var top = ground
      if let amount = year.amount {
        let height = most > 0 ? tall * Double(amount) / most : 0
        drawing.rectangle(x, ground - height, column, max(0.8, height), fill: Palette.deep)
        top = ground - height
      }
      if year.unknownPart || year.amount == nil {
        drawing.hatch(x, top - part, column, part)
        drawing.rectangle(x + column / 2 - 6, top - part / 2 - 7, 12, 14, fill: "#fff")
        drawing.text(
          x + column / 2, top - part / 2 + 3.6, "?", Palette.ink2, anchor: .middle, bold: true, size: 10)
        top -= part
      }
      if year.amount != nil {
        drawing.text(
          x + column / 2, top - 4, year.unknownPart ? "\(year.text) + ?" : year.text, Palette.ink,
          anchor: .middle, bold: true, size: 8.5)
      }
      if year.broken {
        let border = Double(year.year - first) * step
        drawing.line(border, 2, border, ground, Palette.ochreDeep, width: 0.8, dash: "2 2")
        // Said once where two changes stand close.
        if border > free {
          let wide = Drawing.measure(broken, 7.5)
          let isLate = border + 4 + wide > width
          drawing.text(
            isLate ? border - 4 : border + 4, 8, broken, Palette.ochreDeep, anchor: isLate ? .end : .start,
            size: 7.5)
          free = border + 8 + wide
        }
      }
    }
    if hasUnknown {
      drawing.hatch(0, ground + 17, 16, 9)
      drawing.text(21, ground + 24.4, unknown, Palette.ink2)
    }
    return drawing.svg()
  }

  /// Ranges on one scale: hatched between the ends, or the words where no end is known.
  package static func ranges(
    id: String, rows: [(label: String, low: Rupiah?, high: Rupiah?, text: String, own: Bool)], width: Double,
    unknown: String, unit: String, title: String, description: String
  ) -> String {
    let left = 112.0, step = 24.0
    let room = width - left - 110
    let most = Double(rows.compactMap { $0.high ?? $0.low }.max() ?? 1_000_000_000) / 1e9
    let tick = niceStep(most)
    let top = max(tick, (most / tick).rounded(.up) * tick)
    let height = Double(rows.count) * step + 18
    let format = LocalFormat(.id)
    var drawing = Drawing(id: id, width: width, height: height, title: title, description: description)
    var at = 0.0
    while at <= top + 1e-9 {
      let x = left + room * at / top
      drawing.line(x, 2, x, height - 15, at == 0 ? Palette.ink3 : Palette.light)
      drawing.text(x, height - 5, format.decimal(at, places: 0), Palette.ink3, anchor: .middle)
      at += tick
    }
    drawing.text(left + room + 12, height - 5, unit, Palette.ink3)
    for (index, row) in rows.enumerated() {
      let y = (Double(index) + 0.5) * step + 2
      drawing.text(0, y + 3, Drawing.fit(row.label, left - 6, 8.5), Palette.ink, bold: row.own, size: 8.5)
      guard let low = row.low else {
        drawing.unknown(left, y - 6, room, 12, words: unknown)
        continue
      }
      let start = left + room * Double(low) / 1e9 / top
      let end = left + room * Double(row.high ?? low) / 1e9 / top
      if end > start {
        drawing.hatch(start, y - 6, end - start, 12, colour: Palette.blue, outline: false)
      }
      drawing.line(start, y - 8, start, y + 8, Palette.deep, width: 1.6)
      drawing.text(max(start, end) + 6, y + 3, row.text, Palette.ink, bold: true, size: 8.5)
    }
    return drawing.svg()
  }

  /// One circle a claim, a row a state, with the count in words beside it.
  package static func claims(
    id: String, groups: [(state: ConflictView.State, count: Int, label: String)], width: Double,
    title: String,
    description: String
  ) -> String {
    let groups = groups.filter { $0.count > 0 }
    let longest = groups.map(\.count).max() ?? 1
    let wordy = groups.map { Drawing.measure("\($0.count) \($0.label)", 8.5, bold: true) }.max() ?? 0
    let step = min(20, (width - wordy - 24) / Double(max(1, longest)))
    let r = min(7, step * 0.42), line = 19.0
    var drawing = Drawing(
      id: id, width: width, height: Double(max(1, groups.count)) * line, title: title,
      description: description, size: 8.5)
    for (index, group) in groups.enumerated() {
      let y = Double(index) * line + 9
      for at in 0..<group.count {
        let x = r + Double(at) * step
        switch group.state {
        case .agrees: drawing.verdict(.met, x, y, r)
        case .partly:
          drawing.circle(x, y, r - 0.5, fill: "#fff", stroke: Palette.deep, line: 1)
          drawing.path(
            "M\(two(x)) \(two(y - r + 0.5))A\(two(r - 0.5)) \(two(r - 0.5)) 0 0 1 \(two(x)) \(two(y + r - 0.5))Z",
            fill: Palette.deep)
        case .otherBasis: unequal(&drawing, x, y, r, filled: false)
        case .differs: unequal(&drawing, x, y, r, filled: true)
        }
      }
      let colour = group.state == .agrees || group.state == .partly ? Palette.deep : Palette.ochreDeep
      drawing.text(
        r + Double(longest) * step + 6, y + 3, "\(group.count) \(group.label)", colour, bold: true)
    }
    return drawing.svg()
  }

  private static func unequal(_ drawing: inout Drawing, _ x: Double, _ y: Double, _ r: Double, filled: Bool) {
    if filled {
      drawing.circle(x, y, r, fill: Palette.ochreDeep)
    } else {
      drawing.circle(x, y, r - 0.5, fill: "#fff", stroke: Palette.ochreDeep, line: 1)
    }
    let k = r / 8
    drawing.path(
      "M\(two(x - 4 * k)) \(two(y - 1.7 * k))H\(two(x + 4 * k))M\(two(x - 4 * k)) \(two(y + 1.9 * k))H\(two(x + 4 * k))M\(two(x + 1.8 * k)) \(two(y - 4.6 * k))L\(two(x - 1.8 * k)) \(two(y + 4.6 * k))",
      fill: "none", stroke: filled ? "#fff" : Palette.ochreDeep, line: 1.2 * k)
  }

  /// Parts that add up exactly to a published total, each starting where the last one ends; the sum is hollow.
  package static func waterfall(
    id: String, parts: [(label: String, amount: Rupiah, text: String, strong: Bool)], total: Rupiah,
    totalText: String, sum: String, width: Double, title: String, description: String
  ) -> String {
    let left = 150.0, step = 16.0
    let scale = (width - left - 44) / Double(max(1, total))
    var drawing = Drawing(
      id: id, width: width, height: Double(parts.count + 1) * step + 2, title: title,
      description: description, size: 8.2)
    var start = 0.0
    for (index, part) in parts.enumerated() {
      let y = Double(index) * step, length = Double(part.amount) * scale
      drawing.text(
        left - 6, y + 9.6, Drawing.fit(part.label, left - 8, 8.2), part.strong ? Palette.ink : Palette.ink2,
        anchor: .end, bold: part.strong)
      drawing.rectangle(
        left + start, y + 1, max(0.6, length), 11.5, fill: part.strong ? Palette.ochre : Palette.deep)
      drawing.text(left + start + length + 4, y + 9.8, part.text, Palette.ink, bold: true)
      start += length
      drawing.line(left + start, y + 12.5, left + start, y + step + 1, Palette.ink3)
    }
    let y = Double(parts.count) * step
    drawing.text(left - 6, y + 9.6, sum, Palette.ink, anchor: .end, bold: true)
    drawing.rectangle(left, y + 1, Double(total) * scale, 11.5, fill: "#fff", stroke: Palette.ink, line: 0.8)
    drawing.text(left + Double(total) * scale + 4, y + 9.8, totalText, Palette.ink, bold: true)
    return drawing.svg()
  }
}
