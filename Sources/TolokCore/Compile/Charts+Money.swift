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

  /// Columns of published amounts; a gap in the years is a gap, a change of rule a dashed line.
  package static func ledger(
    id: String, years: [MoneyYear], width: Double, broken: String, unknown: String, title: String,
    description: String
  ) -> String {
    let ground = 128.0, tall = 96.0
    let most = Double(years.compactMap(\.amount).max() ?? 1)
    let first = years.first?.year ?? 0, last = years.last?.year ?? 0
    let slots = max(1, last - first + 1)
    let hasUnknown = years.contains(where: \.unknownPart)
    let step = min(70, (width - (hasUnknown ? 138 : 0)) / Double(slots))
    let column = step * 0.7
    var drawing = Drawing(
      id: id, width: width, height: 142, title: title, description: description, size: 8)
    drawing.line(0, ground, step * Double(slots), ground, Palette.ink3)
    for year in years {
      let x = Double(year.year - first) * step + step * 0.15
      drawing.text(x + column / 2, ground + 11, "\(year.year)", Palette.ink2, anchor: .middle)
      var top = ground
      if let amount = year.amount {
        let height = most > 0 ? tall * Double(amount) / most : 0
        drawing.rectangle(x, ground - height, column, max(0.8, height), fill: Palette.deep)
        top = ground - height
      }
      if year.unknownPart || year.amount == nil {
        drawing.hatch(x, top - 34, column, 34)
        drawing.rectangle(x + column / 2 - 6, top - 25, 12, 15, fill: "#fff")
        drawing.text(x + column / 2, top - 14, "?", Palette.ink2, anchor: .middle, bold: true, size: 10)
        drawing.text(x + column + 6, top - 14, unknown, Palette.ink2)
        if year.amount != nil {
          drawing.text(x + column + 6, ground - 3, year.text, Palette.ink, bold: true, size: 8.5)
        }
      } else {
        drawing.text(
          x + column / 2, top - 4, year.text, Palette.ink, anchor: .middle, bold: true, size: 8.5)
      }
      if year.broken {
        let border = Double(year.year - first) * step
        drawing.line(border, 6, border, ground, Palette.ochreDeep, width: 0.8, dash: "2 2")
        drawing.text(border + 4, 10, broken, Palette.ochreDeep, size: 7.5)
      }
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

  /// One circle a claim, grouped by state, with the count under each group.
  package static func claims(
    id: String, groups: [(state: ConflictView.State, count: Int, label: String)], width: Double,
    title: String,
    description: String
  ) -> String {
    let groups = groups.filter { $0.count > 0 }
    let total = groups.reduce(0) { $0 + $1.count }
    let gap = 14.0
    let step = min(24, (width - gap * Double(groups.count)) / Double(max(1, total)))
    let r = min(8, step * 0.36)
    var drawing = Drawing(
      id: id, width: width, height: 20 + Double(groups.count) * 12, title: title, description: description,
      size: 8.5)
    var x = r
    for (index, group) in groups.enumerated() {
      let start = x - r
      for _ in 0..<group.count {
        switch group.state {
        case .agrees: drawing.verdict(.met, x, 9, r)
        case .partly:
          drawing.circle(x, 9, r - 0.5, fill: "#fff", stroke: Palette.deep, line: 1)
          drawing.path(
            "M\(two(x)) \(two(9 - r + 0.5))A\(two(r - 0.5)) \(two(r - 0.5)) 0 0 1 \(two(x)) \(two(9 + r - 0.5))Z",
            fill: Palette.deep)
        case .otherBasis: unequal(&drawing, x, r, filled: false)
        case .differs: unequal(&drawing, x, r, filled: true)
        }
        x += step
      }
      let colour = group.state == .agrees || group.state == .partly ? Palette.deep : Palette.ochreDeep
      let words = "\(group.count) \(group.label)"
      // Each label one line lower, so that none runs into the next.
      let room = Drawing.measure(words, 8.5, bold: true)
      drawing.text(
        min(start, width - room), 27 + Double(index) * 12, words, colour, bold: true)
      x += gap
    }
    return drawing.svg()
  }

  private static func unequal(_ drawing: inout Drawing, _ x: Double, _ r: Double, filled: Bool) {
    if filled {
      drawing.circle(x, 9, r, fill: Palette.ochreDeep)
    } else {
      drawing.circle(x, 9, r - 0.5, fill: "#fff", stroke: Palette.ochreDeep, line: 1)
    }
    let k = r / 8
    drawing.path(
      "M\(two(x - 4 * k)) \(two(9 - 1.7 * k))H\(two(x + 4 * k))M\(two(x - 4 * k)) \(two(9 + 1.9 * k))H\(two(x + 4 * k))M\(two(x + 1.8 * k)) \(two(9 - 4.6 * k))L\(two(x - 1.8 * k)) \(two(9 + 4.6 * k))",
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
