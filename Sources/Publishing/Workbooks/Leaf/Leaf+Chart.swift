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
  /// Under the axis: unit, coverage and edition, so that they go along where the chart is copied to.
  var axis: String?
  /// Stands beside a table instead of below it.
  var beside: ChartPlace?
}

/// The cell in whose corner a chart stands.
struct ChartPlace {
  var row: UInt32
  var column: Int
}

/// Bars of one thickness whatever their number: sizes in pixels.
enum ChartSize {
  static func height(bars: Int, extra: Double) -> Double {
    let step = bars > 24 ? 16.0 : bars > 12 ? 20 : 27
    return min(1_800, 78 + extra + Double(max(2, bars)) * step)
  }
  static let width = 600.0
  /// Axis text beyond this many characters is parted, else a chart draws over itself.
  static func axis(_ text: String, pixels: Double) -> String {
    let room = Int(pixels / 5.6)
    guard text.count > room else { return text }
    return text.prefix(room - 2) + " …"
  }
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
    font(size: 11, bold: true) { chart_title_set_name_font(chart, $0) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    let width = width(of: bars.beside)
    axes(chart, bars, width)
    let height = ChartSize.height(bars: bars.bars, extra: bars.axis == nil ? 0 : 22)
    if bars.beside == nil, bars.bars > 12 { beginBlock() }
    insert(chart, bars.description, width: width, height: height, at: bars.beside)
  }

  /// Pixels from the place of a chart to the printed edge, and no more than reads well.
  func width(of place: ChartPlace?) -> Double {
    let room = widths[(place?.column ?? 0)..<printed].reduce(0) { $0 + ($1 * 7 + 5).rounded() }
    return min(ChartSize.width, room - 12)
  }

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
  private func axes(_ chart: UnsafeMutablePointer<lxw_chart>, _ bars: BarChart, _ width: Double) {
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
    guard let axis = bars.axis else { return }
    chart_axis_set_name(values, ChartSize.axis(axis, pixels: width))
    font(size: 9, bold: false, Paint.quiet) { chart_axis_set_name_font(values, $0) }
  }

  private func font(
    size: Double, bold: Bool, _ colour: UInt32 = Paint.ink,
    _ use: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    "Calibri".withCString { name in
      var font = lxw_chart_font()
      font.name = UnsafeMutablePointer(mutating: name)
      font.size = size
      // 2 says no: 0 would leave the bold of a title as the program likes it.
      font.bold = bold ? 1 : 2
      font.color = colour
      use(&font)
    }
  }

  /// Sets a chart below what is written and goes on below it, or beside it.
  func insert(
    _ chart: UnsafeMutablePointer<lxw_chart>, _ description: String, width: Double, height: Double,
    at place: ChartPlace?
  ) {
    let top = place?.row ?? row
    description.withCString { text in
      var options = lxw_chart_options()
      options.description = UnsafeMutablePointer(mutating: text)
      options.x_scale = width / 480
      options.y_scale = height / 288
      options.x_offset = place == nil ? 0 : 10
      options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      worksheet_insert_chart_opt(sheet, top, UInt16(place?.column ?? 0), chart, &options)
    }
    reserve(height, from: top)
    if place == nil { clear() }
  }
}
