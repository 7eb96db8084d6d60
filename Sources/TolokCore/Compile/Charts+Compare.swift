/// Charts that set regions, bases and times beside each other.
extension Charts {
  /// A rate per head: one point a region, hatch where it cannot be assessed.
  package static func rates(
    id: String, rows: [(label: String, value: Double?, own: Bool)], width: Double, basis: String,
    unknown: String, format: LocalFormat, title: String, description: String
  ) -> String {
    let rows = rows.prefix(mostRows)
    let left = width > 300 ? 128.0 : 72.0
    let step = rowHeight(width > 300 ? 21 : 19, rows.count)
    let room = width - left - 34
    let most = rows.compactMap(\.value).max() ?? 1
    let tick = niceStep(most)
    let top = max(tick, (most / tick).rounded(.up) * tick)
    let height = Double(rows.count) * step + 18
    var drawing = Drawing(id: id, width: width, height: height, title: title, description: description)
    var at = 0.0
    while at <= top + 1e-9 {
      let x = left + room * at / top
      drawing.line(x, 2, x, height - 15, at == 0 ? Palette.ink3 : Palette.light)
      drawing.text(
        x, height - 5, format.decimal(at, places: tick < 1 ? 1 : 0), Palette.ink3, anchor: .middle)
      at += tick
    }
    for (index, row) in rows.enumerated() {
      let y = (Double(index) + 0.5) * step + 2
      drawing.text(
        0, y + 3, Drawing.fit(row.label, left - 6, 8.5), Palette.ink, bold: row.own, size: 8.2)
      guard let value = row.value else {
        drawing.unknown(left, y - 5.5, room, 11, words: unknown)
        continue
      }
      let x = left + room * value / top
      let colour = row.own ? Palette.deep : Palette.ink2
      drawing.line(left, y, x, y, row.own ? Palette.deep : Palette.rule, width: 1)
      drawing.point(PointShape(basis: basis), x, y, 3.8, fill: colour)
      drawing.text(x + 7.5, y + 3, format.decimal(value, places: 1), Palette.ink, bold: true, size: 9)
    }
    return drawing.svg()
  }

  /// Published numbers of one thing on several bases: a shape a basis, never joined, a dashed break between.
  package static func bases(
    id: String, points: [(value: Double, text: String, basis: String, caption: String)], broken: String,
    width: Double, words: (String) -> String, title: String, description: String
  ) -> String {
    let points = points.prefix(4)
    let height = 62.0, ground = 42.0
    var drawing = Drawing(id: id, width: width, height: height, title: title, description: description)
    drawing.line(8, ground, width - 2, ground, Palette.rule, width: 0.6)
    drawing.text(4, ground + 2.4, "0", Palette.ink3, anchor: .end)
    let most = max(1, points.map(\.value).max() ?? 1)
    let step = (width - 10) / Double(max(1, points.count))
    for (index, point) in points.enumerated() {
      let x = 8 + (Double(index) + 0.42) * step
      let y = ground - 28 * point.value / most
      drawing.point(PointShape(basis: point.basis), x, y, 3.4, fill: index == 0 ? Palette.deep : Palette.blue)
      drawing.text(x + 6, y + 3.2, point.text, Palette.ink, bold: true, size: 9.5)
      drawing.text(x, ground + 9.5, Drawing.fit(point.caption, step, 7.5), Palette.ink2, anchor: .middle)
      drawing.text(
        x, ground + 18, Drawing.fit(words(point.basis), step, 7.5), Palette.ink3, anchor: .middle)
      if index > 0, points[index - 1].basis != point.basis {
        let border = 8 + Double(index) * step - step * 0.04
        drawing.line(border, 11, border, ground, Palette.ochreDeep, width: 0.8, dash: "2 2")
        if index == 1 {
          drawing.text(border, 7, broken, Palette.ochreDeep, anchor: .middle)
        }
      }
    }
    return drawing.svg()
  }

  /// Every published number of innovations: a row a region, a shape a basis, value and year at its right. Points
  /// that would touch stand on a lane of their own, so that every point and every word can be read.
  package static func published(
    id: String, rows: [(label: String, points: [(value: Double, basis: String, year: String)])],
    width: Double,
    format: LocalFormat, title: String, description: String
  ) -> String {
    let rows = rows.prefix(16)
    let left = 96.0, lane = 11.0
    let room = width - left - 52
    let most = rows.flatMap(\.points).map(\.value).max() ?? 1
    let tick = niceStep(most)
    let top = max(tick, (most / tick).rounded(.up) * tick)
    func x(_ value: Double) -> Double { left + room * value / top }
    func words(_ point: (value: Double, basis: String, year: String)) -> String {
      let number = format.decimal(point.value, places: 0)
      return point.year.isEmpty ? number : "\(number) (\(point.year))"
    }
    let laid = rows.map { row in
      lanes(
        row.points.sorted { $0.value < $1.value }.map { point in
          (
            point: point,
            from: x(point.value) - 4.5, to: x(point.value) + 8 + Drawing.measure(words(point), 7.5) * 1.05
          )
        })
    }
    let heights = laid.map { Double(max(1, $0.count)) * lane + 9 }
    let height = heights.reduce(0, +) + 16
    var drawing = Drawing(
      id: id, width: width, height: height, title: title, description: description)
    var at = 0.0
    while at <= top + 1e-9 {
      drawing.line(x(at), 0, x(at), height - 14, at == 0 ? Palette.ink3 : Palette.light)
      drawing.text(x(at), height - 4, format.decimal(at, places: 0), Palette.ink3, anchor: .middle)
      at += tick
    }
    var y = 0.0
    for (index, row) in rows.enumerated() {
      if index > 0 { drawing.line(0, y, width, y, Palette.light) }
      drawing.text(
        0, y + 13, Drawing.fit(row.label, left - 6, 8.5), Palette.ink, size: 8.5)
      for (number, points) in laid[index].enumerated() {
        let middle = y + 10 + Double(number) * lane
        for point in points {
          drawing.point(PointShape(basis: point.basis), x(point.value), middle, 3.4, fill: Palette.deep)
          drawing.text(x(point.value) + 6.5, middle + 2.7, words(point), Palette.ink2)
        }
      }
      y += heights[index]
    }
    return drawing.svg()
  }

  /// Each item on the first lane where it touches nothing; items come from left to right.
  private static func lanes<Point>(_ items: [(point: Point, from: Double, to: Double)]) -> [[Point]] {
    var lanes: [[Point]] = []
    var ends: [Double] = []
    for item in items {
      if let free = ends.firstIndex(where: { $0 < item.from }) {
        lanes[free].append(item.point)
        ends[free] = item.to
      } else {
        lanes.append([item.point])
        ends.append(item.to)
      }
    }
    return lanes
  }

  /// 1, 2 or 5 times a power of ten, so that at most five lines stand in a chart.
  static func niceStep(_ most: Double) -> Double {
    guard most > 0 else { return 1 }
    var step = 0.1
    while true {
      for factor in [1.0, 2.0, 5.0] where most / (step * factor) <= 4 { return step * factor }
      step *= 10
    }
  }

  /// A long ruler for the cover: a tick a unit, the counted part filled.
  package static func ruler(
    id: String, filled: Int, total: Int, title: String, description: String
  ) -> String {
    var drawing = Drawing(
      id: id, width: 104, height: 841, title: title, description: description, size: 9)
    drawing.rectangle(0, 0, 74, 841, fill: Palette.deep)
    guard total > 0 else { return drawing.svg() }
    let zero = 800.0, length = 680.0
    let step = length / Double(total)
    // At most sixty ticks; a number at about every sixth.
    let each = max(1, (total + 59) / 60)
    let numbered = each * (total / each <= 12 ? 2 : 6)
    for unit in stride(from: 0, through: total, by: each) {
      let y = zero - Double(unit) * step
      let isMain = unit % numbered == 0 || unit == total
      // The last number stays clear of its neighbour.
      let crowded = unit != total && total - unit < numbered / 2 && unit % numbered == 0
      drawing.line(isMain ? 44 : 58, y, 74, y, "#fff", width: 0.9)
      if isMain, !crowded { drawing.text(38, y + 3.2, "\(unit)", "#fff", anchor: .end) }
    }
    if filled > 0 {
      let y = zero - Double(filled) * step
      drawing.rectangle(67.5, y, 6.5, zero - y, fill: Palette.ochre)
      drawing.rectangle(58, y - 1, 46, 2, fill: Palette.ochre)
    }
    return drawing.svg()
  }

  /// Where on the cover the ruler's mark stands, in points from the top.
  package static func rulerMark(filled: Int, total: Int) -> Double {
    total > 0 ? 800 - 680 * Double(filled) / Double(total) : 800
  }
}

extension Charts {
  /// Figures of one exhibition as full-width bars of one scale; the groups divided, the shortfall marked.
  package static func exhibition(
    id: String, measures: [(unit: String, value: Int)], groups: [(name: String, value: Int)],
    groupUnit: String, width: Double, title: String, description: String
  ) -> String {
    let most = Double(max(1, measures.map(\.value).max() ?? 1))
    let fills = [Palette.deep, Palette.blue, Palette.soft, Palette.soft]
    let hasGroups = groups.count > 1
    // Each label starts at its piece; one that would run into the next takes a line below.
    var lanes: [Double] = []
    var places: [(x: Double, lane: Int, width: Double)] = []
    var start = 0.0
    for group in groups {
      let piece = width * Double(group.value) / most
      let words = Drawing.measure("\(group.value) \(group.name)", 8)
      let lane = lanes.firstIndex { $0 < start } ?? lanes.count
      if lane == lanes.count { lanes.append(0) }
      lanes[lane] = start + words + 6
      places.append((start, lane, piece))
      start += piece
    }
    var drawing = Drawing(
      id: id, width: width,
      height: Double(min(4, measures.count)) * 28 + (hasGroups ? Double(lanes.count) * 10 : 0), title: title,
      description: description, size: 8.5)
    var y = 0.0
    for (index, measure) in measures.prefix(4).enumerated() {
      let number = "\(measure.value)"
      drawing.text(0, y + 10, number, Palette.ink, bold: true, size: 10.5)
      drawing.text(Drawing.measure(number, 10.5, bold: true) + 3, y + 10, measure.unit, Palette.ink)
      let length = width * Double(measure.value) / most
      if measure.unit == groupUnit, hasGroups {
        for (group, place) in zip(groups, places) {
          drawing.rectangle(place.x, y + 14, max(0.5, place.width - 1), 10, fill: Palette.soft)
          drawing.text(
            place.x, y + 33 + Double(place.lane) * 10,
            Drawing.fit("\(group.value) \(group.name)", width - place.x, 8), Palette.ink2, size: 8)
        }
        y += 28 + Double(lanes.count) * 10
      } else {
        drawing.rectangle(0, y + 14, length, 10, fill: fills[index])
        y += 28
      }
    }
    return drawing.svg()
  }
}
