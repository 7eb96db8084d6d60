/// The names under which source maps may file the fields that conforming needs.
enum RowField {
  static let name = ["name", "innovation", "innovation_name"]
  static let owner = ["owner", "agency", "owner_unit", "opd", "unit"]
  static let region = ["region", "region_code"]
  static let urusan = ["urusan", "main_urusan"]
  static let trialDate = ["trial_date", "trial"]
  static let startDate = ["start_date", "start", "start_year"]
  static let maturity = ["maturity", "maturity_score"]
  static let award = ["award", "award_name"]
  static let subject = ["subject", "group", "category"]
  /// Fields of a recap row that are no counts.
  static let notCounts: Set<String> = [
    "number", "no", "year", "period", "note", "notes", "stage", "kind", "form", "source", "title",
  ]
}

extension StagedRow {
  /// The first of these fields the row has.
  func value(_ names: [String]) -> StagedValue? {
    for name in names { if let value = values[name] { return value } }
    return nil
  }

  func text(_ names: [String]) -> String? {
    value(names)?.text.map(AgencyResolver.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  func date(_ names: [String]) -> PartialDate? {
    switch value(names)?.value {
    case .date(let date): date
    case .integer(let year) where (1900...2100).contains(year): .year(year)
    default: nil
    }
  }

  func number(_ names: [String]) -> Double? {
    switch value(names)?.value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }

  /// Which nothing stands in each field of a register row that has no value.
  var nothings: [String: Nothing] {
    var all: [String: Nothing] = [:]
    for (field, names) in [
      ("stage", ["stage"]), ("kind", ["kind"]), ("form", ["form"]), ("urusan", RowField.urusan),
      ("trialDate", RowField.trialDate), ("startDate", RowField.startDate),
      ("maturity", RowField.maturity),
    ] {
      if case .nothing(let nothing)? = value(names)?.value { all[field] = nothing }
    }
    return all
  }

  /// Every value is a nothing and one of them says so ("nihil").
  var isStatementOfNone: Bool {
    if statesNone { return true }
    var stated = false
    for value in values.values {
      guard case .nothing(let nothing) = value.value else { return false }
      if nothing == .nihil { stated = true }
    }
    return stated
  }
}
