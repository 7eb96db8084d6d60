import Testing

@testable import TolokCore

/// Regions and agencies are found by hash; a register changed afterwards is never answered from the old places.
@Suite struct RegisterIndexTests {
  private func region(_ id: String) -> Region {
    Region(
      id: id, kind: .kota, name: "Kota \(id)", code: id, bpsCode: nil, parent: nil, population: nil,
      populationSeries: nil, populationDate: nil,
      citation: Citation(source: "A0", asOf: "2023", confidence: .andaian))
  }

  @Test func findsWhatALineSearchFinds() {
    var registers = Registers()
    registers.regions = (0..<50).map { region("\($0)") }
    var indexed = registers.indexed()
    for id in ["0", "17", "49", "50", ""] { #expect(indexed.region(id) == registers.region(id)) }
    indexed.regions.removeFirst(10)
    #expect(indexed.region("5") == nil && indexed.region("17")?.id == "17")
    indexed.regions.append(region("baru"))
    #expect(indexed.region("baru")?.id == "baru")
  }
}
