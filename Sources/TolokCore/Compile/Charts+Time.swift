/// Charts of time and place: small multiples, slopes, a tile map.
extension Charts {
  /// One point of a series; `x` is a year with its fraction.
  package struct TimePoint: Sendable {
    package var x: Double
    package var value: Double
    package var text: String
    package var basis: String
    /// Provisional, self-assessed or incomplete.
    package var hollow: Bool
    package init(x: Double, value: Double, text: String, basis: String, hollow: Bool) {
      self.x = x
      self.value = value
      self.text = text
      self.basis = basis
      self.hollow = hollow
    }
  }

  /// One panel: lines only inside a segment, a dashed mark where method or basis changes.
  package struct TimePanel: Sendable {
    package var label: String
    package var segments: [[TimePoint]]
    /// Where a line is broken, between two times.
    package var breaks: [Double]
    package init(label: String, segments: [[TimePoint]], breaks: [Double]) {
      self.label = label
      self.segments = segments
      self.breaks = breaks
    }
  }

  /// "2021" as 2021, "2023-10" as 2023.75; nil for what is no time.
  package static func time(_ text: String) -> Double? {
    let parts = text.split(separator: "-")
    guard let first = parts.first, first.count == 4, let year = Double(first) else { return nil }
    guard parts.count > 1 else { return year }
    guard let month = Double(parts[1]), (1...12).contains(month) else { return nil }
    return year + (month - 1) / 12
  }

  /// Small multiples on one scale from zero; a gap stays a gap, hollow is provisional.
  ///
  /// - Parameter times: what the axis says, in order; without them the years of the points.
  package static func multiples(
    id: String, panels: [TimePanel], columns: Int, width: Double, title: String, description: String,
    times: [(x: Double, label: String)] = []
  ) -> String {
    let points = panels.flatMap { $0.segments.flatMap { $0 } }
    let ends = points.map(\.x) + times.map(\.x)
    let first = ends.min() ?? 0, last = ends.max() ?? 1
    let most = max(points.map(\.value).max() ?? 1, 1e-9)
    let tick = niceStep(most)
    let top = max(tick, (most / tick).rounded(.up) * tick)
    let gap = 18.0, tall = 62.0, cell = 108.0
    let wide = (width - gap * Double(columns - 1)) / Double(columns)
    let rows = (panels.count + columns - 1) / columns
    var drawing = Drawing(
      id: id, width: width, height: Double(max(1, rows)) * cell, title: title, description: description)
    let span = times.isEmpty ? max(1, last - first) : max(1 / 12, last - first)
    for (index, panel) in panels.enumerated() {
      let left = Double(index % columns) * (wide + gap), y = Double(index / columns) * cell
      func px(_ x: Double) -> Double { left + 12 + (wide - 24) * (x - first) / span }
      func py(_ value: Double) -> Double { y + 27 + tall * (1 - value / top) }
      drawing.text(left, y + 8, Drawing.fit(panel.label, wide, 8.5), Palette.ink, bold: true, size: 8.5)
      drawing.line(left, py(0), left + wide, py(0), Palette.ink3)
      drawing.line(left, py(top), left + wide, py(top), Palette.light)
      // Changes that fall on one place are one mark.
      var cut = -1e9
      for at in panel.breaks.sorted() where px(at) - cut > 4 {
        cut = px(at)
        drawing.line(cut, y + 16, cut, py(0), Palette.ochreDeep, width: 0.8, dash: "2 2")
      }
      let known = panel.segments.flatMap { $0 }
      var taken = known.map { Box(px($0.x) - 3.4, py($0.value) - 3.4, 6.8, 6.8) }
      for segment in panel.segments {
        for (a, b) in zip(segment, segment.dropFirst()) {
          drawing.line(px(a.x), py(a.value), px(b.x), py(b.value), Palette.deep, width: 1.2)
        }
      }
      for (at, point) in known.enumerated() {
        if point.hollow {
          drawing.circle(px(point.x), py(point.value), 2.9, fill: "#fff", stroke: Palette.deep, line: 1)
        } else {
          drawing.point(PointShape(basis: point.basis), px(point.x), py(point.value), 3, fill: Palette.deep)
        }
        // The first and the last value are printed, others where there is room.
        if at == 0 || at == known.count - 1 || known.count <= 5 {
          let room = Drawing.measure(point.text, 7.5, bold: true) * 1.05
          let x = px(point.x), y = py(point.value)
          // Above, right, left, below, further up: the first place that touches nothing.
          let places = [
            Box(x - room / 2, y - 12, room, 8), Box(x + 5, y - 4, room, 8),
            Box(x - 5 - room, y - 4, room, 8), Box(x - room / 2, y + 4, room, 8),
            Box(x + 5, y - 13, room, 8), Box(x - 5 - room, y - 13, room, 8),
            Box(x - room / 2, y - 20, room, 8),
          ]
          let floor = py(0)
          if let place = places.first(where: { place in
            place.bottom < floor && place.left >= left - 6 && !taken.contains(where: place.touches)
          }) {
            taken.append(place)
            drawing.rectangle(place.left - 0.6, place.top, place.width + 1.2, place.height, fill: "#fff")
            drawing.text(place.left, place.bottom - 1.4, point.text, Palette.ink, bold: true)
          }
        }
      }
      var marks = times
      if times.isEmpty {
        var years = Set<Int>()
        for point in known { years.insert(Int(point.x)) }
        marks = years.sorted().map { (x: Double($0), label: "\($0)") }
      }
      // "2023" takes 18 points, "Okt 2023" twice that.
      let half = Double(marks.map(\.label.count).max() ?? 4) * 2.25
      var free = -1e9
      for mark in marks {
        let at = min(max(px(mark.x), left + half), left + wide - half)
        guard at - half > free else { continue }
        drawing.text(at, py(0) + 10, mark.label, Palette.ink3, anchor: .middle)
        free = at + half
      }
    }
    return drawing.svg()
  }

  /// A place of a chart that a word takes.
  private struct Box {
    let left, top, width, height: Double
    var bottom: Double { top + height }
    init(_ left: Double, _ top: Double, _ width: Double, _ height: Double) {
      (self.left, self.top, self.width, self.height) = (left, top, width, height)
    }
    func touches(_ other: Box) -> Bool {
      left < other.left + other.width && other.left < left + width && top < other.bottom
        && other.top < bottom
    }
  }

  /// Two times of one basis and one method, a line a region; labels at both ends, pushed apart.
  package static func slope(
    id: String, from: String, to: String,
    rows: [(label: String, a: Double, b: Double, aText: String, bText: String)], width: Double, title: String,
    description: String
  ) -> String {
    let rows = rows.prefix(20)
    let tall = max(60, Double(rows.count) * 15)
    let left = width * 0.36, right = width * 0.64
    let most = max(rows.flatMap { [$0.a, $0.b] }.max() ?? 1, 1e-9)
    let least = min(0, rows.flatMap { [$0.a, $0.b] }.min() ?? 0)
    func y(_ value: Double) -> Double { 18 + tall * (1 - (value - least) / (most - least)) }
    func apart(_ values: [Double]) -> [Double] {
      var out = values.map(y)
      var free = -1e9
      for index in values.indices.sorted(by: { out[$0] == out[$1] ? $0 < $1 : out[$0] < out[$1] }) {
        out[index] = max(out[index], free)
        free = out[index] + 10.5
      }
      return out
    }
    let a = apart(rows.map(\.a)), b = apart(rows.map(\.b))
    let height = max(a.max() ?? 0, b.max() ?? 0, 18 + tall) + 6
    var drawing = Drawing(
      id: id, width: width, height: height, title: title, description: description, size: 8.5)
    drawing.text(left, 8, from, Palette.ink2, anchor: .end)
    drawing.text(right, 8, to, Palette.ink2)
    for (index, row) in rows.enumerated() {
      drawing.line(left, y(row.a), right, y(row.b), Palette.deep, width: 1.2)
      drawing.circle(left, y(row.a), 2.8, fill: Palette.deep)
      drawing.circle(right, y(row.b), 2.8, fill: Palette.deep)
      drawing.text(
        left - 7, a[index] + 3, "\(Drawing.fit(row.label, left - 60, 8.5))  \(row.aText)", Palette.ink,
        anchor: .end)
      drawing.text(right + 7, b[index] + 3, row.bText, Palette.ink, bold: true)
    }
    return drawing.svg()
  }

  /// One tile a region; `level` 0…1, nil is not known.
  package struct Tile: Sendable {
    package var label: String
    package var level: Double?
    package var text: String
    /// Stands for its place alone: takes no part this month, which is no gap in the data.
    package var isAbsent: Bool
    package init(label: String, level: Double?, text: String, isAbsent: Bool = false) {
      self.isAbsent = isAbsent
      self.label = label
      self.level = level
      self.text = text
    }
  }

  /// Equal tiles on five fixed steps, the value on each; white with a dashed line is not known.
  package static func tiles(
    id: String, tiles: [Tile], width: Double, title: String, description: String
  ) -> String {
    // A nation on one sheet: the value alone; names stand in the table, in the same order.
    let isNamed = tiles.count <= 200
    let columns = tiles.count <= 28 ? 7 : tiles.count <= 60 ? 8 : isNamed ? 12 : 20
    let wide = width / Double(columns)
    let tall = tiles.count <= 60 ? 34.0 : isNamed ? 26.0 : 19.0
    let rows = (tiles.count + columns - 1) / columns
    var drawing = Drawing(
      id: id, width: width, height: Double(max(1, rows)) * tall, title: title, description: description)
    let fills = [Palette.pale, Palette.soft, Palette.middle, Palette.blue, Palette.deep]
    for (index, tile) in tiles.enumerated() {
      let x = Double(index % columns) * wide, y = Double(index / columns) * tall
      var ink = Palette.ink
      if let level = tile.level {
        let step = min(4, max(0, Int(level * 5)))
        drawing.rectangle(x, y, wide - 2, tall - 2, fill: fills[step])
        if step > 2 { ink = "#fff" }
      } else if tile.isAbsent {
        drawing.rectangle(
          x + 0.3, y + 0.3, wide - 2.6, tall - 2.6, fill: "#fff", stroke: Palette.rule, line: 0.6)
        ink = Palette.ink3
      } else {
        drawing.rectangle(
          x + 0.4, y + 0.4, wide - 2.8, tall - 2.8, fill: "#fff", stroke: Palette.unknown, line: 0.6,
          dash: "2 1.5")
      }
      guard isNamed else {
        drawing.text(x + wide / 2 - 1, y + 11, tile.text, ink, anchor: .middle)
        continue
      }
      drawing.text(x + 3, y + 9.5, Drawing.fit(tile.label, wide - 6, 7.5), ink)
      drawing.text(x + 3, y + tall - 6, tile.text, ink, bold: true, size: 8.5)
    }
    return drawing.svg()
  }
}
