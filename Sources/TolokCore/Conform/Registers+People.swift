// What regions count and take over: civil servants, and innovations adopted from others.

/// A published number of civil servants of a region; several days may be on record.
package struct CivilServantCount: Hashable, Sendable {
  package var region: String
  package var count: Int
  /// Who is counted: "ASN", "PNS tanpa PPPK".
  package var series: String
  package var date: CalendarDate
  package var citation: Citation
  package init(region: String, count: Int, series: String, date: CalendarDate, citation: Citation) {
    self.region = region
    self.count = count
    self.series = series
    self.date = date
    self.citation = citation
  }
}

/// A documented take-over of an innovation by a region or one of its agencies.
package struct Adoption: Hashable, Sendable {
  package var id: String
  package var innovation: String
  package var fromRegion: String
  package var toRegion: String
  /// Nil where the source names the region alone.
  package var toAgency: String?
  package var date: CalendarDate
  package var citation: Citation
  package init(
    id: String, innovation: String, fromRegion: String, toRegion: String, toAgency: String?,
    date: CalendarDate, citation: Citation
  ) {
    self.id = id
    self.innovation = innovation
    self.fromRegion = fromRegion
    self.toRegion = toRegion
    self.toAgency = toAgency
    self.date = date
    self.citation = citation
  }
}
