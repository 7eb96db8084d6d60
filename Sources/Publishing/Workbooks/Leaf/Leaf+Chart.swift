import CXLSXWriter
import TolokCore

/// A bar chart of one series: the title is the message, values stand at the bars, the axis begins at zero.
struct BarChart {
  var title: String
  /// Said to whoever does not see it: kind, values, unit.
  var description: String
  var series: String
  /// Ranges of names and values, largest first.
  var categories: String
  var values: String
  /// What stands in that range now, for a viewer that does not calculate.
  var stored: [Double]
  var bars: Int { stored.count }
  var format: String
  /// One colour a bar, or one for all.
  var colours: [UInt32] = [Paint.deep]
  /// The end of the axis, so that charts side by side have the same scale.
  var most: Double?
}

extension Leaf {
  /// Sets the chart below what is written and goes on below it.
  func chart(_ bars: BarChart) {
    guard let chart = workbook_add_chart(book.handle, UInt8(LXW_CHART_BAR.rawValue)) else { return }
    let series = chart_add_series(chart, "=\(bars.categories)", "=\(bars.values)")
    chart_series_set_name(series, bars.series)
    for number in bars.stored { tolok_chart_cache_number(series?.pointee.values, number) }
    if let colour = bars.colours.first {
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_fill(series, &fill)
    }
    paint(series, bars)
    label(series, bars)
    chart_set_series_gap(chart, 50)
    chart_title_set_name(chart, bars.title)
    font(size: 12, bold: true) { chart_title_set_name_font(chart, $0) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    axes(chart, bars)
    // Up to some fifty bars stay on one printed page.
    let step = bars.bars > 24 ? 15.0 : bars.bars > 12 ? 22 : 34
    let pixels = min(1_800.0, 80 + Double(bars.bars) * step)
    if bars.bars > 12 { beginBlock() }
    insert(chart, bars.description, width: min(900, pixelWidth * 0.8), height: pixels)
    row += UInt32((pixels / (17 * 96 / 72)).rounded(.up)) + 1
  }

  private var pixelWidth: Double { widths.reduce(0) { $0 + ($1 * 7 + 5).rounded() } }

  private func label(_ series: UnsafeMutablePointer<lxw_chart_series>?, _ bars: BarChart) {
    chart_series_set_labels(series)
    chart_series_set_labels_num_format(series, NumberLook.of(bars.format, book.language))
    font(size: 10, bold: true) { chart_series_set_labels_font(series, $0) }
  }

  private func paint(_ series: UnsafeMutablePointer<lxw_chart_series>?, _ bars: BarChart) {
    guard bars.colours.count > 1 else { return }
    var fills = bars.colours.map { colour -> lxw_chart_fill in
      var fill = lxw_chart_fill()
      fill.color = colour
      return fill
    }
    fills.withUnsafeMutableBufferPointer { buffer in
      var points = buffer.indices.map { index -> lxw_chart_point in
        var point = lxw_chart_point()
        point.fill = buffer.baseAddress?.advanced(by: index)
        return point
      }
      points.withUnsafeMutableBufferPointer { list in
        var pointers: [UnsafeMutablePointer<lxw_chart_point>?] = list.indices.map {
          list.baseAddress?.advanced(by: $0)
        }
        pointers.append(nil)
        _ = pointers.withUnsafeMutableBufferPointer { chart_series_set_points(series, $0.baseAddress) }
      }
    }
  }

  /// A bar chart lies on its side: the library's x axis carries the values, its y axis the names.
  private func axes(_ chart: UnsafeMutablePointer<lxw_chart>, _ bars: BarChart) {
    let names = chart.pointee.y_axis, values = chart.pointee.x_axis
    chart_axis_set_reverse(names)
    chart_axis_set_major_tick_mark(names, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    font(size: 10, bold: false) { chart_axis_set_num_font(names, $0) }
    var line = lxw_chart_line()
    line.color = Paint.rule
    chart_axis_set_line(names, &line)
    chart_axis_set_min(values, 0)
    if let most = bars.most { chart_axis_set_max(values, most) }
    chart_axis_major_gridlines_set_visible(values, 0)
    chart_axis_set_label_position(values, UInt8(LXW_CHART_AXIS_LABEL_POSITION_NONE.rawValue))
    chart_axis_set_major_tick_mark(values, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    var none = lxw_chart_line()
    none.none = 1
    chart_axis_set_line(values, &none)
    chart_chartarea_set_line(chart, &none)
  }

  private func font(size: Double, bold: Bool, _ use: (UnsafeMutablePointer<lxw_chart_font>) -> Void) {
    "Calibri".withCString { name in
      var font = lxw_chart_font()
      font.name = UnsafeMutablePointer(mutating: name)
      font.size = size
      // 2 says no: 0 would leave the bold of a title as the program likes it.
      font.bold = bold ? 1 : 2
      font.color = Paint.ink
      use(&font)
    }
  }

  private func insert(
    _ chart: UnsafeMutablePointer<lxw_chart>, _ description: String, width: Double, height: Double
  ) {
    description.withCString { text in
      var options = lxw_chart_options()
      options.description = UnsafeMutablePointer(mutating: text)
      options.x_scale = width / 480
      options.y_scale = height / 288
      options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      worksheet_insert_chart_opt(sheet, row, 0, chart, &options)
    }
  }
}
