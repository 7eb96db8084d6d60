import CXLSXWriter
import TolokCore

/// A small line chart of one region, one of several on the same scale; every point stays a cell of the table.
struct LineChart {
  struct Series {
    enum Kind {
      case line, afterBreak, final, provisional
      /// Units that sent in both of the newest months.
      case same
    }
    var name: String
    /// `'Sheet'!$B$6:$B$9`; blank cells are gaps.
    var values: String
    /// What stands there now, for a viewer that does not calculate; nil is a gap.
    var stored: [Double?]
    var kind: Kind
    /// Numbers at the points; nil hides the one.
    var labels: [Bool] = []
  }
  /// The message.
  var title: String
  /// Said to whoever does not see it.
  var description: String
  var categories: String
  var series: [Series]
  var format: String
  /// Of the axis: the same for all charts of an indicator.
  var least: Double
  var most: Double
  var step: Double
  /// How many categories there are: of many only some are named.
  var times: Int
}

extension Leaf {
  private static let chartGap = 14.0

  /// Rows of the usual height that a chart of so many pixels covers.
  static func chartRows(_ pixels: Double) -> UInt32 { UInt32((pixels * 0.75 / line).rounded(.up)) }

  /// Sets charts beside each other, so many in a row of the sheet, and goes on below them.
  func charts(_ all: [LineChart], inRow: Int, height: Double) {
    let width = widths.prefix(printed).reduce(0) { $0 + ($1 * 7 + 5).rounded() }
    let each = (width - Self.chartGap * Double(inRow - 1)) / Double(inRow)
    let rows = Self.chartRows(height)
    for first in stride(from: 0, to: all.count, by: inRow) {
      for number in first..<min(first + inRow, all.count) {
        place(
          all[number], left: Double(number - first) * (each + Self.chartGap), width: each, height: height)
      }
      kept.append(row..<(row + rows))
      skip(rows)
    }
  }

  private func place(_ wanted: LineChart, left: Double, width: Double, height: Double) {
    guard let chart = workbook_add_chart(book.handle, UInt8(LXW_CHART_LINE.rawValue)) else { return }
    for part in wanted.series {
      add(part, to: chart, wanted)
      if part.kind == .provisional { hollow(part, in: chart, wanted) }
    }
    chart_title_set_name(chart, wanted.title)
    lettered(size: 9.5, bold: true) { chart_title_set_name_font(chart, $0) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    dress(chart, wanted)
    wanted.description.withCString { text in
      var options = lxw_chart_options()
      options.description = UnsafeMutablePointer(mutating: text)
      options.x_offset = Int32(left)
      options.x_scale = width / 480
      options.y_scale = height / 288
      options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      worksheet_insert_chart_opt(sheet, row, 0, chart, &options)
    }
  }

  private func add(
    _ part: LineChart.Series, to chart: UnsafeMutablePointer<lxw_chart>, _ wanted: LineChart
  ) {
    let series = chart_add_series(chart, "=\(wanted.categories)", "=\(part.values)")
    chart_series_set_name(series, part.name)
    store(part, in: series)
    var line = lxw_chart_line()
    switch part.kind {
    case .line, .afterBreak:
      line.color = part.kind == .line ? Paint.deep : Paint.blue
      line.width = 1.75
      chart_series_set_line(series, &line)
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    case .same:
      line.color = Paint.amber
      line.width = 2
      chart_series_set_line(series, &line)
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_DIAMOND.rawValue))
      dot(series, size: 8, Paint.amber)
    case .final, .provisional:
      line.none = 1
      chart_series_set_line(series, &line)
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
      dot(series, size: part.kind == .final ? 7 : 9, Paint.deep)
      guard part.labels.contains(true) else { return }
      chart_series_set_labels(series)
      chart_series_set_labels_num_format(series, NumberLook.of(wanted.format, book.language))
      chart_series_set_labels_position(series, UInt8(LXW_CHART_LABEL_POSITION_ABOVE.rawValue))
      lettered(size: 9, bold: true) { chart_series_set_labels_font(series, $0) }
      hide(series, part.labels)
    }
  }

  /// The white of a hollow point: a smaller point of the same cells on the coloured one. The edge of a marker is
  /// not drawn by every program, its filling is.
  private func hollow(
    _ part: LineChart.Series, in chart: UnsafeMutablePointer<lxw_chart>, _ wanted: LineChart
  ) {
    let series = chart_add_series(chart, "=\(wanted.categories)", "=\(part.values)")
    chart_series_set_name(series, part.name + " ○")
    store(part, in: series)
    var none = lxw_chart_line()
    none.none = 1
    chart_series_set_line(series, &none)
    chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
    dot(series, size: 5, 0xFFFFFF)
  }

  private func store(_ part: LineChart.Series, in series: UnsafeMutablePointer<lxw_chart_series>?) {
    for number in part.stored {
      if let number {
        tolok_chart_cache_number(series?.pointee.values, number)
      } else {
        tolok_chart_cache_gap(series?.pointee.values)
      }
    }
  }

  private func dot(_ series: UnsafeMutablePointer<lxw_chart_series>?, size: UInt8, _ colour: UInt32) {
    chart_series_set_marker_size(series, size)
    var edge = lxw_chart_line()
    edge.color = colour
    edge.width = 0.75
    chart_series_set_marker_line(series, &edge)
    var fill = lxw_chart_fill()
    fill.color = colour
    chart_series_set_marker_fill(series, &fill)
  }

  private func hide(_ series: UnsafeMutablePointer<lxw_chart_series>?, _ shown: [Bool]) {
    guard shown.contains(false) else { return }
    var labels = shown.map { isShown -> lxw_chart_data_label in
      var label = lxw_chart_data_label()
      label.hide = isShown ? 0 : 1
      return label
    }
    labels.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_chart_data_label>?] = buffer.indices.map {
        buffer.baseAddress?.advanced(by: $0)
      }
      pointers.append(nil)
      _ = pointers.withUnsafeMutableBufferPointer { chart_series_set_labels_custom(series, $0.baseAddress) }
    }
  }

  private func dress(_ chart: UnsafeMutablePointer<lxw_chart>, _ wanted: LineChart) {
    let times = chart.pointee.x_axis, values = chart.pointee.y_axis
    chart_axis_set_min(values, wanted.least)
    chart_axis_set_max(values, wanted.most)
    chart_axis_set_major_unit(values, wanted.step)
    chart_axis_set_num_format(values, NumberLook.of(wanted.format, book.language))
    chart_axis_set_major_tick_mark(times, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    chart_axis_set_major_tick_mark(values, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
    chart_axis_set_label_position(times, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    if wanted.times > 6 {
      chart_axis_set_interval_unit(times, UInt16((wanted.times + 5) / 6))
    }
    lettered(size: 9, bold: false, colour: Paint.quiet) {
      chart_axis_set_num_font(times, $0)
      chart_axis_set_num_font(values, $0)
    }
    var line = lxw_chart_line()
    line.color = Paint.rule
    chart_axis_set_line(times, &line)
    var grid = lxw_chart_line()
    grid.color = Paint.hairline
    grid.width = 0.75
    chart_axis_major_gridlines_set_line(values, &grid)
    var none = lxw_chart_line()
    none.none = 1
    chart_axis_set_line(values, &none)
    chart_chartarea_set_line(chart, &none)
  }
}
