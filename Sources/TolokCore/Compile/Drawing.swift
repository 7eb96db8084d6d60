/// A chart being drawn: plain SVG with hex colours and font names as attributes, a title (the finding) and a
/// description (every value in words); no style, script, pattern or reference, so that it looks the same in
/// every engine.
struct Drawing {
  let id: String
  let width: Double
  let height: Double
  let title: String
  let description: String
  var size = 7.5
  private var body = ""

  init(
    id: String, width: Double, height: Double, title: String, description: String, size: Double = 7.5
  ) {
    self.id = id
    self.width = width
    self.height = height
    self.title = title
    self.description = description
    self.size = size
  }

  enum Anchor: String { case start, middle, end }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ w: Double, _ h: Double, fill: String, stroke: String? = nil,
    line: Double = 0.7,
    dash: String? = nil
  ) {
    body += "<rect x=\"\(two(x))\" y=\"\(two(y))\" width=\"\(two(w))\" height=\"\(two(h))\" fill=\"\(fill)\""
    body += Self.stroke(stroke, line, dash) + "/>"
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String, width: Double = 0.5,
    dash: String? = nil
  ) {
    body += "<line x1=\"\(two(x1))\" y1=\"\(two(y1))\" x2=\"\(two(x2))\" y2=\"\(two(y2))\""
    body += Self.stroke(colour, width, dash) + "/>"
  }

  mutating func circle(
    _ x: Double, _ y: Double, _ r: Double, fill: String, stroke: String? = nil, line: Double = 0.8,
    dash: String? = nil
  ) {
    body += "<circle cx=\"\(two(x))\" cy=\"\(two(y))\" r=\"\(two(r))\" fill=\"\(fill)\""
    body += Self.stroke(stroke, line, dash) + "/>"
  }

  mutating func path(_ d: String, fill: String, stroke: String? = nil, line: Double = 0.8) {
    body += "<path d=\"\(d)\" fill=\"\(fill)\"" + Self.stroke(stroke, line, nil) + "/>"
  }

  mutating func text(
    _ x: Double, _ y: Double, _ text: String, _ colour: String = Palette.ink2, anchor: Anchor = .start,
    bold: Bool = false, size: Double? = nil
  ) {
    body += "<text x=\"\(two(x))\" y=\"\(two(y))\" fill=\"\(colour)\""
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    if bold { body += " font-weight=\"700\"" }
    if let size { body += " font-size=\"\(two(size))\"" }
    body += ">\(Charts.escaped(text))</text>"
  }

  /// The hatch of what is not known: plain lines in a dashed outline, never a fill.
  mutating func hatch(
    _ x: Double, _ y: Double, _ w: Double, _ h: Double, colour: String = Palette.unknown, outline: Bool = true
  ) {
    guard w > 0, h > 0 else { return }
    var d = ""
    var at = 3.2
    while at < w + h {
      // A line of 45 degrees, cut where it leaves the box.
      let right = min(at, w)
      let top = at - right
      let bottom = min(at, h)
      let left = at - bottom
      d += "M\(two(x + right)) \(two(y + top))L\(two(x + left)) \(two(y + bottom))"
      at += 3.2
    }
    body += "<path d=\"\(d)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"0.45\"/>"
    rectangle(x, y, w, h, fill: "none", stroke: colour, line: 0.6, dash: outline ? "2 1.5" : nil)
  }

  /// A hatched place with words on white in its middle.
  mutating func unknown(_ x: Double, _ y: Double, _ w: Double, _ h: Double, words: String) {
    hatch(x, y, w, h)
    let room = min(w - 2, Self.measure(words, size) + 8)
    rectangle(x + (w - room) / 2, y + 0.8, room, h - 1.6, fill: "#fff")
    text(x + w / 2, y + h / 2 + 2.6, words, Palette.ink2, anchor: .middle)
  }

  /// A point whose shape says what was counted.
  mutating func point(_ shape: PointShape, _ x: Double, _ y: Double, _ r: Double, fill: String) {
    switch shape {
    case .circle: circle(x, y, r, fill: fill)
    case .square: rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, fill: fill)
    case .diamond:
      let s = r * 1.25
      path(
        "M\(two(x)) \(two(y - s))L\(two(x + s)) \(two(y))L\(two(x)) \(two(y + s))L\(two(x - s)) \(two(y))Z",
        fill: fill)
    case .triangle:
      let s = r * 1.15
      path(
        "M\(two(x)) \(two(y - s))L\(two(x + s)) \(two(y + s * 0.8))L\(two(x - s)) \(two(y + s * 0.8))Z",
        fill: fill)
    case .drop:
      let s = r * 1.15
      path(
        "M\(two(x)) \(two(y + s))L\(two(x + s)) \(two(y - s * 0.8))L\(two(x - s)) \(two(y - s * 0.8))Z",
        fill: fill)
    }
  }

  /// Tick, cross or question mark of a verdict, `r` in radius.
  mutating func verdict(_ verdict: Verdict, _ x: Double, _ y: Double, _ r: Double) {
    let k = r / 8
    switch verdict {
    case .met:
      circle(x, y, r, fill: Palette.deep)
      path(
        "M\(two(x - 4 * k)) \(two(y + 0.2 * k))L\(two(x - 1.2 * k)) \(two(y + 3.2 * k))L\(two(x + 4.2 * k)) \(two(y - 3.2 * k))",
        fill: "none", stroke: "#fff", line: 1.9 * k)
    case .unmet:
      rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, fill: Palette.ochreDeep)
      path(
        "M\(two(x - 3 * k)) \(two(y - 3 * k))L\(two(x + 3 * k)) \(two(y + 3 * k))M\(two(x + 3 * k)) \(two(y - 3 * k))L\(two(x - 3 * k)) \(two(y + 3 * k))",
        fill: "none", stroke: "#fff", line: 1.9 * k)
    case .unknown:
      circle(x, y, r * 0.94, fill: "#fff", stroke: Palette.unknown, line: 0.9, dash: "2 1.4")
      text(x, y + r * 0.46, "?", Palette.ink2, anchor: .middle, bold: true, size: r * 1.4)
    }
  }

  func svg() -> String {
    "<svg class=\"chart\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\" width=\"\(two(width))pt\" "
      + "height=\"\(two(height))pt\" viewBox=\"0 0 \(two(width)) \(two(height))\" "
      + "font-family=\"\(Palette.font)\" font-size=\"\(two(size))\" fill=\"\(Palette.ink)\">"
      + "<title id=\"\(id)-t\">\(Charts.escaped(title))</title>"
      + "<desc id=\"\(id)-d\">\(Charts.escaped(description))</desc>\(body)</svg>"
  }

  /// The drawing alone, for a mark whose word stands beside it.
  func silent() -> String {
    "<svg aria-hidden=\"true\" width=\"\(two(width))pt\" height=\"\(two(height))pt\" "
      + "viewBox=\"0 0 \(two(width)) \(two(height))\" font-family=\"\(Palette.font)\">\(body)</svg>"
  }

  private static func stroke(_ colour: String?, _ width: Double, _ dash: String?) -> String {
    guard let colour else { return "" }
    return " stroke=\"\(colour)\" stroke-width=\"\(Charts.two(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "")
  }

  /// Width of a text in the wider fallback fonts (Liberation Sans); Carlito takes a tenth less.
  static func measure(_ text: String, _ size: Double, bold: Bool = false) -> Double {
    var units = 0.0
    for character in text {
      switch character {
      case "i", "l", "j", "'", "|": units += 0.23
      case "t", "f", ".", ",", ":", ";", " ", "I": units += 0.28
      case "r", "-", "(", ")": units += 0.34
      case "s", "c", "k", "v", "x", "y", "z": units += 0.5
      case "m", "w", "M", "W": units += 0.84
      default: units += character.isUppercase ? 0.69 : 0.556
      }
    }
    return units * size * (bold ? 1.06 : 1)
  }

  /// A text cut to a width, with an ellipsis.
  static func fit(_ text: String, _ width: Double, _ size: Double) -> String {
    guard measure(text, size) > width else { return text }
    var short = text
    while !short.isEmpty, measure(short + "…", size) > width { short.removeLast() }
    // At the end of a word, where one is near.
    if let space = short.lastIndex(of: " "), short.distance(from: space, to: short.endIndex) < 14,
      short.distance(from: short.startIndex, to: space) > 8
    {
      short = String(short[..<space])
    }
    while let last = short.last, " ,;:".contains(last) { short.removeLast() }
    return short + "…"
  }
}

/// The colours of `reports/shared/tokens.css`; charts repeat them, a test compares both.
enum Palette {
  static let ink = "#17212B", ink2 = "#45525E", ink3 = "#5F6B76", rule = "#C7CDD2", light = "#E4E8EA"
  static let deep = "#0A4B67", blue = "#2E7FA0", soft = "#B4D2E0", middle = "#6FA9C2", pale = "#E6F0F4"
  static let ochreDeep = "#9C4A00", ochre = "#CF7F1F", unknown = "#6B7680"
  static let font = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"
}

/// Shape of a point by the basis of counting; different shapes are never joined by a line.
package enum PointShape: Sendable {
  case circle, square, diamond, triangle, drop

  package init(basis: String) {
    switch basis {
    case "exhibition": self = .square
    case "index", "iid_sent": self = .diamond
    case "register": self = .triangle
    case "competition": self = .drop
    default: self = .circle
    }
  }
}

private func two(_ value: Double) -> String { Charts.two(value) }
