import CXLSXWriter
import TolokCore

/// A chart of several series over the same names: stacked parts, intervals of ranks, counts in steps.
struct SeriesChart {
  struct Series {
    var name: String
    /// `'Sheet'!$B$6:$B$9`
    var values: String
    /// What stands there now, for a viewer that does not calculate.
    var stored: [Double]
    /// Nil draws nothing: the space before an interval.
    var colour: UInt32?
    /// Words that stand at the bars in place of the values.
    var labels: [String] = []
  }
  enum Kind { case stacked, interval, columns }

  var kind: Kind
  /// The message.
  var title: String
  /// Said to whoever does not see it.
  var description: String
  var categories: String
  var series: [Series]
  var format: String
  var least: Double = 0
  /// Under the axis: unit, coverage and edition.
  var axis: String?
  /// The end of the axis.
  var most: Double?
  var beside: ChartPlace?
}

extension Leaf {
  /// Sets the chart below what is written and goes on below it.
  func chart(_ wanted: SeriesChart) {
    let type = wanted.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_BAR_STACKED
    guard let chart = workbook_add_chart(book.handle, UInt8(type.rawValue)) else { return }
    for part in wanted.series { add(part, to: chart, wanted) }
    chart_title_set_name(chart, wanted.title)
    lettered(size: 11, bold: true) { chart_title_set_name_font(chart, $0) }
    let named = wanted.series.filter { $0.colour != nil }
    if named.count > 1, wanted.kind == .stacked {
      chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      lettered(size: 10, bold: false) { chart_legend_set_font(chart, $0) }
    } else {
      chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    var none = lxw_chart_line()
    none.none = 1
    chart_chartarea_set_line(chart, &none)
    let bars = wanted.series.first?.stored.count ?? 0
    let width = width(of: wanted.beside)
    axes(chart, wanted, width)
    let extra = (wanted.kind == .stacked ? 26.0 : 0) + (wanted.axis == nil ? 0 : 22)
    let height = wanted.kind == .columns ? 230 : ChartSize.height(bars: bars, extra: extra)
    if wanted.beside == nil, bars > 12 { beginBlock() }
    insert(chart, wanted.description, width: width, height: height, at: wanted.beside)
  }

  private func add(
    _ part: SeriesChart.Series, to chart: UnsafeMutablePointer<lxw_chart>, _ wanted: SeriesChart
  ) {
    let series = chart_add_series(chart, "=\(wanted.categories)", "=\(part.values)")
    chart_series_set_name(series, part.name)
    for number in part.stored { tolok_chart_cache_number(series?.pointee.values, number) }
    var fill = lxw_chart_fill()
    if let colour = part.colour { fill.color = colour } else { fill.none = 1 }
    chart_series_set_fill(series, &fill)
    chart_set_series_gap(chart, wanted.kind == .columns ? 20 : 50)
    guard part.colour != nil else { return }
    if wanted.kind == .stacked, let colour = part.colour {
      // White between the parts; the numbers within them in the ink that can be read there.
      var line = lxw_chart_line()
      line.color = 0xFFFFFF
      line.width = 0.75
      chart_series_set_line(series, &line)
      chart_series_set_labels(series)
      lettered(size: 9, bold: true, colour: SeriesPaint.ink(on: colour)) {
        chart_series_set_labels_font(series, $0)
      }
      chart_series_set_labels_num_format(series, "#,##0;;")
      return
    }
    chart_series_set_labels(series)
    chart_series_set_labels_num_format(series, NumberLook.of(wanted.format, book.language))
    let within = wanted.kind == .interval ? part.colour.map { SeriesPaint.ink(on: $0) } : nil
    lettered(size: 10, bold: true, colour: within ?? Paint.ink) { chart_series_set_labels_font(series, $0) }
    guard !part.labels.isEmpty else { return }
    lettered(size: 10, bold: true, colour: within ?? Paint.ink) { named(series, part.labels, $0) }
  }

  /// A text a bar, where the length of the bar is not what is to be read.
  private func named(
    _ series: UnsafeMutablePointer<lxw_chart_series>?, _ texts: [String],
    _ font: UnsafeMutablePointer<lxw_chart_font>
  ) {
    var copies: [UnsafeMutablePointer<CChar>] = []
    defer { copies.forEach { $0.deallocate() } }
    for text in texts {
      let bytes = text.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (index, byte) in bytes.enumerated() { copy[index] = byte }
      copies.append(copy)
    }
    var labels = copies.map { text -> lxw_chart_data_label in
      var label = lxw_chart_data_label()
      label.value = text
      label.font = font
      return label
    }
    labels.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_chart_data_label>?] = buffer.indices.map {
        buffer.baseAddress?.advanced(by: $0)
      }
      pointers.append(nil)
      _ = pointers.withUnsafeMutableBufferPointer {
        chart_series_set_labels_custom(series, $0.baseAddress)
      }
    }
  }

  private func axes(_ chart: UnsafeMutablePointer<lxw_chart>, _ wanted: SeriesChart, _ width: Double) {
    // Of bars that lie, the library's x axis carries the values; of columns the y axis.
    let lies = wanted.kind != .columns
    let names = lies ? chart.pointee.y_axis : chart.pointee.x_axis
    let values = lies ? chart.pointee.x_axis : chart.pointee.y_axis
    if lies { chart_axis_set_reverse(names) }
    chart_axis_set_major_tick_mark(names, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    lettered(size: 10, bold: false) { chart_axis_set_num_font(names, $0) }
    var line = lxw_chart_line()
    line.color = Paint.rule
    chart_axis_set_line(names, &line)
    chart_axis_set_min(values, wanted.least)
    chart_axis_major_gridlines_set_visible(values, 0)
    chart_axis_set_label_position(values, UInt8(LXW_CHART_AXIS_LABEL_POSITION_NONE.rawValue))
    chart_axis_set_major_tick_mark(values, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    var none = lxw_chart_line()
    none.none = 1
    chart_axis_set_line(values, &none)
    if let most = wanted.most { chart_axis_set_max(values, most) }
    if let axis = wanted.axis {
      let under = lies ? values : names
      chart_axis_set_name(under, ChartSize.axis(axis, pixels: width))
      lettered(size: 9, bold: false, colour: Paint.quiet) { chart_axis_set_name_font(under, $0) }
    }
  }

  func lettered(
    size: Double, bold: Bool, colour: UInt32 = Paint.ink,
    _ use: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    "Calibri".withCString { name in
      var font = lxw_chart_font()
      font.name = UnsafeMutablePointer(mutating: name)
      font.size = size
      font.bold = bold ? 1 : 2
      font.color = colour
      use(&font)
    }
  }
}

/// Steps of the house's blue for parts of a whole, the unknown in grey.
enum SeriesPaint {
  static let steps: [UInt32] = [
    0x0A4B67, 0x2E7FA0, 0x6FA9C2, 0xB4D2E0, 0xE6F0F4, 0x45525E, 0x8A949C, 0xC7CDD2,
  ]
  static let unknown: UInt32 = 0xE4E8EA

  static func ink(on colour: UInt32) -> UInt32 {
    let light = Int(colour >> 16 & 0xFF) * 3 + Int(colour >> 8 & 0xFF) * 6 + Int(colour & 0xFF)
    return light > 1_500 ? Paint.ink : 0xFFFFFF
  }
}
