/// Exact figures of a pack: what its parameters say on a day, their sums and products.
struct RuleFigures {
  let pack: RulePack
  let date: CalendarDate

  /// By the law of the pack's last day.
  init(_ pack: RulePack, on date: CalendarDate? = nil) {
    self.pack = pack
    self.date = date ?? pack.until
  }

  func text(_ parameter: String) -> String? { pack.parameter(parameter)?.inForce(on: date)?.value }

  func value(_ parameter: String) -> Fraction? { text(parameter).flatMap { Fraction(decimal: $0) } }

  /// Nil when one of them has no number.
  func values(_ parameters: [String]) -> [Fraction]? {
    let found = parameters.compactMap(value)
    return found.count == parameters.count ? found : nil
  }
}

extension [Fraction] {
  /// Nil when 128 bits cannot hold it.
  var sum: Fraction? { reduce(Fraction.zero) { all, next in all.flatMap { $0 + next } } }
  var product: Fraction? { reduce(Fraction.one) { all, next in all.flatMap { $0 * next } } }
}

extension Fraction {
  var magnitude: Fraction { self < .zero ? -self : self }

  /// `0.35`, `1400000000000`; a fraction without an end as a quotient.
  package var plain: String {
    if isWhole { return "\(numerator)" }
    var scale: Int128 = 1
    for places in 1...18 {
      scale *= 10
      guard scale % denominator == 0 else { continue }
      let (units, overflow) = numerator.magnitude.multipliedReportingOverflow(
        by: (scale / denominator).magnitude)
      if overflow { break }
      let rest = String(units % scale.magnitude)
      let zeros = String(repeating: "0", count: places - rest.count)
      return "\(numerator < 0 ? "-" : "")\(units / scale.magnitude).\(zeros)\(rest)"
    }
    return "\(numerator)/\(denominator)"
  }
}
