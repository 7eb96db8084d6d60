/// A mark between the digits of a number.
package enum NumberMark: Int, Hashable, Sendable, CaseIterable {
  case point, comma, space, apostrophe

  /// As a source map writes it: `.`, `,`, a blank, `'`.
  package init?(_ text: String) {
    switch text {
    case ".": self = .point
    case ",": self = .comma
    case " ", "\u{A0}": self = .space
    case "'": self = .apostrophe
    default: return nil
    }
  }

  package var label: Sentence {
    switch self {
    case .point: Sentence(id: "titik", en: "point")
    case .comma: Sentence(id: "koma", en: "comma")
    case .space: Sentence(id: "spasi", en: "blank")
    case .apostrophe: Sentence(id: "petik", en: "apostrophe")
    }
  }
}

/// What one text says as a number, before its column has spoken.
package struct NumberReading: Hashable, Sendable {
  /// How the marks between the digits stand.
  package enum Shape: Hashable, Sendable {
    /// `1234`
    case plain
    /// `1.234.567`: the mark can only group.
    case grouped(NumberMark)
    /// `12,5`: the mark can only be the decimal one.
    case decimal(NumberMark)
    /// `1.234,56`
    case both(group: NumberMark, decimal: NumberMark)
    /// `1.234`: thousands or decimals; the column decides.
    case lone(NumberMark)
  }

  /// With a lone mark: read as thousands.
  package var value: ExactNumber
  package var shape: Shape
  /// `12 %`, `12,5 persen`
  package var isPercent = false
  /// `Rp 5`, `5,-`, `5 rupiah`
  package var isMoney = false
  /// `2,5 juta`
  package var hasUnit = false
  /// `007`: the zeros say something, so it is a code.
  package var hasLeadingZero = false
  /// `1,98701E+17`
  package var isScientific = false

  /// The reading with the lone mark as a decimal one.
  package var asDecimal: ExactNumber { value.scaled(by: -3) }
}
