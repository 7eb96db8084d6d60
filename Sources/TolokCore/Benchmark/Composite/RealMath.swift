/// Logarithm and exponential in plain arithmetic: the core imports no C library, and results do
/// not depend on one.
enum RealMath {
  private static let ln2 = 0.693147180559945309417

  /// Natural logarithm of a positive, finite number; relative error below 1e-15.
  static func log(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), with |s| < 0.172.
    let s = (m - 1) / (m + 1)
    let square = s * s
    var term = s
    var sum = 0.0
    var n = 1.0
    while n < 40 {
      sum += term / n
      term *= square
      n += 2
    }
    return exponent * ln2 + 2 * sum
  }

  /// e to the power of x, for |x| up to 700.
  static func exp(_ x: Double) -> Double {
    let k = (x / ln2).rounded()
    let r = x - k * ln2
    var term = 1.0
    var sum = 1.0
    for n in 1...20 {
      term *= r / Double(n)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }
}
