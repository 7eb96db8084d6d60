/// The spread of many values: what a chart says when bars would be too many.
extension Charts {
  /// One kind of region in a spread.
  package struct SpreadLane: Sendable {
    package var label: String
    package var values: [Double]
    /// "terendah: Kota A 1,2" and "tertinggi: Kota B 48,0".
    package var least: String
    package var most: String
    /// "3 belum dapat dinilai", empty where all are known.
    package var unknown: String
    package init(label: String, values: [Double], least: String, most: String, unknown: String) {
      self.label = label
      self.values = values
      self.least = least
      self.most = most
      self.unknown = unknown
    }
  }

  /// A lane a kind on one scale from zero: a dot a region, stacked where values are close, the middle half shaded,
  /// the median as a line with its value.
  ///
  /// - Parameters:
  ///   - suffix: written behind numbers of the scale and medians, such as "%".
  ///   - median: the word for it.
  package static func spread(
    id: String, lanes: [SpreadLane], width: Double, suffix: String, median word: String, format: LocalFormat,
    title: String, description: String
  ) -> String {
    let left = 84.0, right = 8.0
    let room = width - left - right
    let highest = lanes.flatMap(\.values).max() ?? 1
    let tick = niceStep(highest)
    let top = max(tick, (highest / tick).rounded(.up) * tick)
    let bins = 80
    let stacks = lanes.map { lane -> [Int] in
      var counts = [Int](repeating: 0, count: bins)
      for value in lane.values { counts[min(bins - 1, max(0, Int(value / top * Double(bins))))] += 1 }
      return counts
    }
    let tallest = max(1, stacks.flatMap { $0 }.max() ?? 1)
    // A dot is as wide as its bin; high stacks are pressed together, never cut.
    let dot = room / Double(bins) * 0.9
    let pitch = min(dot, 96 / Double(tallest))
    let heights = stacks.map { max(14, Double($0.max() ?? 1) * pitch) + 34 }
    let height = heights.reduce(0, +) + 16
    func x(_ value: Double) -> Double { left + room * value / top }
    var drawing = Drawing(id: id, width: width, height: height, title: title, description: description)
    var at = 0.0
    while at <= top + 1e-9 {
      drawing.line(x(at), 0, x(at), height - 14, at == 0 ? Palette.ink3 : Palette.light)
      drawing.text(
        x(at), height - 4, format.decimal(at, places: tick < 1 ? 1 : 0) + suffix, Palette.ink3,
        anchor: .middle)
      at += tick
    }
    var y = 0.0
    for (index, lane) in lanes.enumerated() {
      let ground = y + heights[index] - 16
      drawing.text(0, ground - 4, Drawing.fit(lane.label, left - 6, 8.5), Palette.ink, bold: true, size: 8.5)
      if !lane.unknown.isEmpty {
        drawing.text(0, ground + 7, Drawing.fit(lane.unknown, left - 4, 7), Palette.ink2, size: 7)
      }
      let sorted = lane.values.sorted()
      if let first = sorted.first, let last = sorted.last {
        let low = sorted[sorted.count / 4], high = sorted[(sorted.count * 3) / 4]
        drawing.rectangle(x(low), y + 12, max(1, x(high) - x(low)), ground - y - 12, fill: Palette.pale)
        for (bin, count) in stacks[index].enumerated() {
          for dotAt in 0..<count {
            drawing.circle(
              left + (Double(bin) + 0.5) * room / Double(bins), ground - (Double(dotAt) + 0.5) * pitch,
              dot / 2, fill: Palette.blue)
          }
        }
        let middle = Statistics.median(sorted)
        drawing.line(x(middle), y + 10, x(middle), ground, Palette.ochreDeep, width: 1.2)
        let text = "\(word) " + format.decimal(middle, places: top < 20 ? 1 : 0) + suffix
        let half = Drawing.measure(text, 8) / 2
        drawing.text(
          min(max(x(middle), left + half), width - half), y + 8, text, Palette.ochreDeep, anchor: .middle,
          bold: true, size: 8)
        // The two ends stand below the ground, one from each side, so that they never meet.
        let share = first == last ? room : room / 2 - 6
        drawing.text(left, ground + 9, Drawing.fit(lane.least, share, 7.2), Palette.ink2, size: 7.2)
        if first != last {
          drawing.text(
            width - right, ground + 9, Drawing.fit(lane.most, share, 7.2), Palette.ink2, anchor: .end,
            size: 7.2)
        }
      }
      drawing.line(left, ground, width - right, ground, Palette.ink3)
      y += heights[index]
    }
    return drawing.svg()
  }
}
