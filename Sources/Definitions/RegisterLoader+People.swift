import TolokCore

extension RegisterLoader {
  /// `civil-servants.csv` and `adoptions.csv`; both may be empty or absent, and then nothing is known.
  mutating func loadPeople() throws(DefinitionError) {
    var seen: Set<String> = []
    for row in try rows("civil-servants", "region,count,series,date,source,as_of,confidence,note") {
      let region = try row.requiredKey("region", in: regions, "regions")
      let count = try row.requiredInt("count")
      guard count > 0 else {
        throw row.fail(
          Sentence(
            id: "'count' harus lebih dari 0; hapus barisnya bila jumlahnya belum diketahui",
            en: "'count' must be above 0; remove the row when the number is not known"))
      }
      let date = try day(row)
      try take("\(region) \(date)", row, into: &seen)
      registers.civilServants.append(
        CivilServantCount(
          region: region, count: count, series: try row.required("series"), date: date,
          citation: try row.citation(sources, value: "count")))
    }
    var ids: Set<String> = []
    let columns =
      "id,innovation,from_region,to_region,to_agency,date,source,as_of,confidence,note"
    for row in try rows("adoptions", columns) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      let innovation = try row.requiredKey("innovation", in: innovations, "innovations")
      let from = try row.requiredKey("from_region", in: regions, "regions")
      let to = try row.requiredKey("to_region", in: regions, "regions")
      let agency = try row.key("to_agency", in: agencies, "agencies")
      if let owner = registers.innovations.first(where: { $0.id == innovation }), owner.region != from {
        throw row.fail(
          Sentence(
            id: "inovasi '\(innovation)' milik \(owner.region), bukan \(from); perbaiki 'from_region'",
            en: "innovation '\(innovation)' belongs to \(owner.region), not \(from); mend 'from_region'"))
      }
      if let agency, let unit = registers.agency(agency), unit.region != to {
        throw row.fail(
          Sentence(
            id: "'to_agency' '\(agency)' berada di \(unit.region), bukan \(to); perbaiki salah satunya",
            en: "'to_agency' '\(agency)' is in \(unit.region), not \(to); mend one of them"))
      }
      registers.adoptions.append(
        Adoption(
          id: id, innovation: innovation, fromRegion: from, toRegion: to, toAgency: agency,
          date: try day(row), citation: try row.citation(sources)))
    }
  }

  private func day(_ row: RegisterRow) throws(DefinitionError) -> CalendarDate {
    guard let date = try row.date("date") else {
      throw row.fail(Sentence(id: "'date' belum diisi", en: "'date' is not filled in"))
    }
    return date
  }
}
