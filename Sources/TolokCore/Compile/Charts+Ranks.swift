/// Charts of a composite: ranks with their intervals, and the parts a score is made of.
extension Charts {
  /// One region in a rank chart.
  package struct RankRow: Sendable {
    package var label: String
    package var median: Int
    package var low: Int
    package var high: Int
    /// "2 (1–3)"
    package var text: String
    package var own: Bool
    /// A line of words in place of regions that are left out here.
    package var isGap = false
    package init(gap: String) {
      self.init(label: gap, median: 1, low: 1, high: 1, text: "", own: false)
      isGap = true
    }
    /// False where even the middle of the interval would claim an order: then the interval alone is drawn.
    package var hasMedian: Bool
    package init(
      label: String, median: Int, low: Int, high: Int, text: String, own: Bool, hasMedian: Bool = true
    ) {
      self.hasMedian = hasMedian
      self.label = label
      self.median = median
      self.low = low
      self.high = high
      self.text = text
      self.own = own
    }
  }

  /// Ranks as dots with intervals, 1 at the left; bands of regions that cannot be told apart; below the line
  /// who could not be assessed, hatched, with the missing fact.
  ///
  /// - Parameters:
  ///   - bands: first and last row of each band, counted from 0.
  ///   - unassessed: region and what is missing, in words.
  package static func ranks(
    id: String, rows: [RankRow], bands: [ClosedRange<Int>], equal: String,
    unassessed: [(label: String, reason: String)], width: Double, title: String, description: String
  ) -> String {
    let shown = Array(rows.prefix(mostRows))
    let below = Array(unassessed.prefix(max(0, mostRows - shown.count)))
    let step = rowHeight(20, shown.count + below.count)
    let left = 128.0, right = 96.0
    let last = max(2, rows.map(\.high).max() ?? 2)
    let room = width - left - right
    func x(_ rank: Int) -> Double { left + 8 + (room - 16) * Double(rank - 1) / Double(last - 1) }
    let base = 16 + Double(shown.count) * step
    let height = base + (below.isEmpty ? 4 : 10 + Double(below.count) * step)
    var drawing = Drawing(
      id: id, width: width, height: height, title: title, description: description, size: 8.2)
    for band in bands where band.lowerBound < shown.count {
      let end = min(band.upperBound, shown.count - 1)
      let top = 16 + Double(band.lowerBound) * step + 1
      let size = Double(end - band.lowerBound + 1) * step - 2
      drawing.rectangle(left, top, width - left, size, fill: Palette.pale)
      drawing.text(width - 5, top + size / 2 + 2.8, equal, Palette.ink2, anchor: .end, size: 8)
    }
    let every = max(1, Int((Double(last) / 8).rounded(.up)))
    for rank in stride(from: 1, through: last, by: every) {
      drawing.line(x(rank), 14, x(rank), base, Palette.rule)
      drawing.text(x(rank), 9, "\(rank)", Palette.ink3, anchor: .middle, size: 7.5)
    }
    for (index, row) in shown.enumerated() {
      let y = 16 + (Double(index) + 0.5) * step
      if row.isGap {
        drawing.text(left + room / 2, y + 2.8, row.label, Palette.ink2, anchor: .middle, size: 8)
        continue
      }
      drawing.text(0, y + 2.8, Drawing.fit(row.label, left - 8, 8.5), Palette.ink, bold: row.own, size: 8.5)
      let colour = row.own ? Palette.deep : Palette.ink2
      if row.low < row.high {
        drawing.line(x(row.low), y, x(row.high), y, colour, width: 1.4)
        for end in [row.low, row.high] { drawing.line(x(end), y - 3, x(end), y + 3, colour, width: 1.4) }
      }
      if row.hasMedian || row.low == row.high { drawing.circle(x(row.median), y, 3.8, fill: colour) }
      drawing.text(left + room + 6, y + 2.8, row.text, Palette.ink, bold: true, size: 8.8)
    }
    if !below.isEmpty {
      drawing.line(0, base + 4, width, base + 4, Palette.ink3, width: 0.75)
      for (index, row) in below.enumerated() {
        let y = base + 8 + (Double(index) + 0.5) * step
        drawing.text(0, y + 2.8, Drawing.fit(row.label, left - 8, 8.5), Palette.ink, size: 8.5)
        drawing.unknown(
          left, y - 5.5, width - left, 11, words: Drawing.fit(row.reason, width - left - 20, 8.2))
      }
    }
    return drawing.svg()
  }

  /// One part of a score.
  package struct ScorePart: Sendable {
    package var label: String
    /// 0…1, the part's points.
    package var points: Double
    /// The most it could give: its weight.
    package var weight: Double
    package var text: String
    /// Filled in with the group's median, or unknown: drawn hollow.
    package var open: Bool
    package init(label: String, points: Double, weight: Double, text: String, open: Bool) {
      self.label = label
      self.points = points
      self.weight = weight
      self.text = text
      self.open = open
    }
  }

  /// Parts that add up to a score, each starting where the last one ends; light is what its weight would have
  /// allowed, the sum is hollow.
  package static func contributions(
    id: String, parts: [ScorePart], sum: String, sumText: String, width: Double, title: String,
    description: String
  ) -> String {
    let left = 150.0, step = 18.0
    let scale = width - left - 48
    let total = parts.reduce(0) { $0 + $1.points }
    var drawing = Drawing(
      id: id, width: width, height: Double(parts.count + 1) * step + 2, title: title,
      description: description, size: 8.2)
    var start = 0.0
    for (index, part) in parts.enumerated() {
      let y = Double(index) * step
      drawing.text(
        left - 6, y + 10, Drawing.fit(part.label, left - 8, 8.2), Palette.ink, anchor: .end)
      let from = left + start * scale
      let most = max(part.points, part.weight) * scale
      drawing.rectangle(from, y + 1.5, most, 12, fill: Palette.pale)
      if part.open {
        drawing.hatch(from, y + 1.5, max(0.8, part.points * scale), 12)
      } else {
        drawing.rectangle(from, y + 1.5, max(0.6, part.points * scale), 12, fill: Palette.deep)
      }
      drawing.text(from + most + 4, y + 10.2, part.text, Palette.ink, bold: true)
      start += part.points
      let edge = left + start * scale
      drawing.line(edge, y + 13.5, edge, y + step + 1.5, Palette.ink3)
    }
    let y = Double(parts.count) * step
    drawing.text(left - 6, y + 10, sum, Palette.ink, anchor: .end, bold: true)
    drawing.rectangle(left, y + 1.5, total * scale, 12, fill: "#fff", stroke: Palette.ink, line: 0.8)
    drawing.text(left + total * scale + 4, y + 10.2, sumText, Palette.ink, bold: true)
    drawing.line(left, 0, left, y + 15, Palette.ink3)
    return drawing.svg()
  }

  /// Steps of a selection, left-aligned bars; an unknown step is hatched, never drawn as zero.
  package static func funnel(
    id: String, steps: [(label: String, value: Double?, text: String)], unknown: String, width: Double,
    title: String, description: String
  ) -> String {
    let left = 150.0, step = 19.0
    let most = max(1, steps.compactMap(\.value).max() ?? 1)
    let room = width - left - 130
    var drawing = Drawing(
      id: id, width: width, height: Double(steps.count) * step + 2, title: title, description: description,
      size: 8.5)
    for (index, part) in steps.enumerated() {
      let y = Double(index) * step
      drawing.text(0, y + 10.8, Drawing.fit(part.label, left - 8, 8.5), Palette.ink)
      guard let value = part.value else {
        drawing.unknown(left, y + 2, room, 12, words: unknown)
        continue
      }
      drawing.rectangle(left, y + 2, max(0.8, room * value / most), 12, fill: Palette.deep)
      drawing.text(left + room * value / most + 6, y + 11, part.text, Palette.ink, bold: true)
    }
    drawing.line(left, 0, left, Double(steps.count) * step, Palette.ink3)
    return drawing.svg()
  }

  /// A whole cut into at most four parts a row; the part nobody named is outlined, not filled.
  package static func stacked(
    id: String, rows: [(label: String, parts: [(label: String, value: Int, named: Bool)])], width: Double,
    title: String, description: String
  ) -> String {
    let left = 92.0, step = 30.0
    let room = width - left
    let fills = [Palette.deep, Palette.blue, Palette.soft, Palette.pale]
    var drawing = Drawing(
      id: id, width: width, height: Double(rows.count) * step, title: title, description: description,
      size: 8)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * step
      let total = Double(max(1, row.parts.reduce(0) { $0 + $1.value }))
      drawing.text(0, y + 10.5, Drawing.fit(row.label, left - 6, 8.5), Palette.ink, size: 8.5)
      var x = left, next = left
      var named = 0
      for part in row.parts where part.value > 0 {
        let piece = room * Double(part.value) / total
        if part.named {
          drawing.rectangle(x, y + 2, max(0.5, piece - 1), 11, fill: fills[min(named, 3)])
          named += 1
        } else {
          drawing.hatch(x + 0.4, y + 2.4, max(0.5, piece - 1.2), 10.2)
        }
        let words = "\(part.value) \(part.label)"
        let wide = Drawing.measure(words, 8)
        let at = min(max(x, next), width - min(wide, width - left))
        drawing.text(at, y + 22.5, Drawing.fit(words, max(20, width - at), 8), Palette.ink2)
        next = at + wide + 8
        x += piece
      }
    }
    return drawing.svg()
  }
}
