import Testing

@testable import TolokCore

@Suite struct AgencyTableTests {
  @Test func tellsNoneFromSilence() throws {
    var month = BookLiteral()
    month.minimum("99.01", 2)
    month.agency("99.01", "PKM Satu", kind: "puskesmas", parent: "99.01-Dinas Kesehatan")
    month.innovation("99.01", "A", "PKM Satu", stage: "penerapan", kind: "digital")
    month.innovation("99.01", "B", "Dinas Kesehatan", kind: "non_digital")
    month.innovation("99.01", "C", "Warga")
    month.innovation("99.01", "D", "Dinas Sosial", synthetic: true)
    month.sent("99.01", "Dinas Kesehatan", .received)
    month.sent("99.01", "Dinas Sosial", .receivedEmpty)
    month.sent("99.01", "Dinas Perhubungan", .missing)
    month.sent("99.01", "Dinas Pariwisata", .unreadable)
    let tables = AgencyTables(month.book).tables(month.facts)
    let table = try #require(tables.first)
    #expect(table.lines.map(\.innovations) == [2, 0, nil, nil])
    #expect(table.lines.map(\.verdict) == [.met, .unmet, .unknown, .unknown])
    #expect(table.none == ["Dinas Sosial"] && table.silent == ["Dinas Perhubungan", "Dinas Pariwisata"])
    #expect(table.outside == ["C"])
    let first = table.lines[0]
    #expect(first.ofUnits == 1 && first.digital == 1 && first.kindKnown == 2)
    #expect(first.stages.map(\.key) == ["penerapan", nil])
    #expect(table.coverage.text.id == "2 dari 4 perangkat daerah mengirim formulir")
    #expect(table.rollup.id.hasPrefix("Inovasi unit di bawahnya (puskesmas, sekolah, UPT)"))
    #expect(table.counts.id == "OPD menurut register Tolok")
    // Without a minimum there is no verdict at all.
    #expect(tables[1].lines.allSatisfy { $0.verdict == nil && $0.target == nil })
  }
}
