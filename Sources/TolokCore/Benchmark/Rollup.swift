/// Leads each unit of a region to the counted agency it belongs to.
///
/// A puskesmas leads to Dinkes, a school to the education agency, a kelurahan to its kecamatan where
/// kecamatan are counted. Villages, citizens and companies have governments of their own and lead to none.
struct Rollup {
  let counted: [Agency]
  private let target: [String: String]

  /// - Parameter units: every unit of the rule's region, in register order.
  init(units: [Agency], rule: CountingRule, on day: CalendarDate) {
    let inForce = units.filter { unit in
      (unit.validFrom.map { $0 <= day } ?? true) && (unit.validUntil.map { $0 >= day } ?? true)
    }
    counted = inForce.filter(rule.counts)
    let isCounted = Set(counted.map(\.id))
    var byID: [String: Agency] = [:]
    for unit in units { byID[unit.id] = unit }
    var target: [String: String] = [:]
    for unit in units {
      var at: Agency? = unit
      var steps = 0
      while let here = at, steps < 10 {
        if isCounted.contains(here.id) {
          target[unit.id] = here.id
          break
        }
        if !rule.rollsUp { break }
        if ["kecamatan", "desa", "bumd", "warga"].contains(here.kind) { break }
        at = here.parent.flatMap { byID[$0] }
        steps += 1
      }
    }
    self.target = target
  }

  func agency(of owner: String?) -> String? { owner.flatMap { target[$0] } }
}
