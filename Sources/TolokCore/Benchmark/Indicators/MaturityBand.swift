/// A quarter of the maturity scale of 0 to 111 points.
package enum MaturityBand: String, CaseIterable, Sendable {
  case first = "0-24"
  case second = "25-49"
  case third = "50-74"
  case fourth = "75-99"
  case top = "100-111"

  init(_ maturity: Double) {
    switch maturity {
    case ..<25: self = .first
    case ..<50: self = .second
    case ..<75: self = .third
    case ..<100: self = .fourth
    default: self = .top
    }
  }
}
