import Testing

@testable import TolokCore

@Suite struct ConformerTests {
  private func codes(_ checked: Checked<Facts>) -> [String] { checked.findings.map(\.code.code) }

  @Test func loadsARowUnderItsKey() {
    let out = Small.conform(Small.file("35.79/a.xlsx", [Small.row(5, "SIP BANGET", owner: "Dispar")]))
    #expect(out.value.innovations.map(\.id) == ["35.79/3579-disparta/sipbanget"])
    #expect(out.value.innovations[0].origin.label == "35.79/a.xlsx › 'Data'!B5")
    #expect(out.findings.isEmpty)
    #expect(out.value.ledger[0].agencies == ["3579-disparta"])
  }

  @Test func givesEveryRowOneFate() {
    var rejected = Small.row(9, "Rusak", owner: "Dinkes")
    rejected.accepted = false
    var unread = Small.row(10, "x")
    unread.source = ""
    unread.accepted = false
    let rows = [
      Small.row(5, "Satu", owner: "Dinkes"), Small.row(6, "SATU", owner: "Dinas Kesehatan"),
      Small.row(7, "Dua", owner: "Dinas Perhubungan"), Small.row(8, "Tiga", owner: "ADMIN"), rejected, unread,
      Small.row(11, nil, owner: "Disparta", more: ["name": .nothing(.nihil)]),
      Small.row(12, nil, owner: "Disparta"),
    ]
    let out = Small.conform(Small.file("35.79/a.xlsx", rows))
    let ledger = out.value.ledger[0]
    #expect(ledger.fates == [.loaded: 1, .rejected: 3, .duplicate: 1, .excluded: 3])
    #expect(ledger.read == 8 && ledger.reconciles && ledger.state == .received)
    #expect(ledger.nihilAgencies == ["3579-disparta"])
    #expect(codes(out) == ["W0410", "E0401", "W0403", "I0408", "E0414"])
    #expect(out.findings[0].message.id == "'SATU' sudah ada di 35.79/a.xlsx › 'Data'!B5")
  }

  @Test func asksForANearName() {
    let out = Small.conform(
      Small.file("33.71/a.xlsx", [Small.row(7, "Adinda", owner: "Dinas Perhubngan")], region: "33.71"))
    #expect(
      out.findings.map(\.message.id) == [
        "'Dinas Perhubngan' tidak ada dalam register Kota Magelang; maksud Anda 'Dinas Perhubungan' (3371-dishub)?"
      ])
    #expect(out.value.innovations.isEmpty && out.value.ledger[0].fates[.rejected] == 1)
  }

  @Test func takesTheOwnerFromSectionThenFileName() {
    let rows = [
      Small.row(5, "Satu", sections: ["II. Dinas Kesehatan"]), Small.row(6, "Dua"), Small.row(7, "Tiga"),
    ]
    let out = Small.conform(Small.file("35.79/Disparta inovasi okt 2023.xlsx", rows))
    #expect(out.value.innovations.map(\.owner) == ["3579-dinkes", "3579-disparta", "3579-disparta"])
    #expect(codes(out) == ["I0405"])
    #expect(codes(Small.conform(Small.file("35.79/a.xlsx", [Small.row(5, "Satu")]))) == ["E0407"])
  }

  @Test func countsAliasesAsDuplicatesButNotOtherOwners() {
    let out = Small.conform(
      Small.file("35.79/a.xlsx", [Small.row(5, "SIP BANGET", owner: "Disparta")]),
      Small.file(
        "35.79/b.xlsx",
        [Small.row(5, "Sip Banget Batu", owner: "Disparta"), Small.row(6, "Sip Banget", owner: "Dinkes")]))
    #expect(out.value.innovations.count == 2)
    #expect(codes(out) == ["W0410", "W0411"])
    #expect(out.findings[1].message.id == "'Sip Banget' tercatat milik 'Dinas Pariwisata' (3579-disparta)")
  }

  @Test func readsTheRegionOfTheRowBeforeTheFolder() {
    let row = Small.row(5, "Adinda", owner: "Dishub", region: "Kota Magelang")
    let moved = Small.conform(Small.file("35.79/a.xlsx", [row]))
    #expect(moved.value.innovations.map(\.region) == ["33.71"] && codes(moved) == ["W0406"])
    let bare = Small.row(5, "Adinda", owner: "Dishub", region: "Magelang")
    #expect(codes(Small.conform(Small.file("a.xlsx", [bare], region: nil))) == ["E0404"])
    #expect(codes(Small.conform(Small.file("35.79/a.xlsx", [bare]))) == ["E0404"])
    #expect(codes(Small.conform(Small.file("33.71/a.xlsx", [bare], region: "33.71"))) == ["I0413"])
    let none = Small.row(5, "Adinda", owner: "Dishub")
    #expect(codes(Small.conform(Small.file("a.xlsx", [none], region: nil))) == ["E0412"])
  }

  @Test func neverLetsAnExampleRowPushOutADocumentedOne() {
    let out = Small.conform(
      Small.file("35.79/a.xlsx", [Small.row(5, "Satu", owner: "Dinkes", synthetic: true)]),
      Small.file("35.79/b.xlsx", [Small.row(5, "SATU", owner: "Dinkes")]))
    #expect(out.value.innovations.map(\.synthetic) == [false])
    #expect(out.value.ledger.map { $0.fates[.duplicate] } == [1, 0])
  }

  @Test func linksAwardsToInnovationsReadLater() {
    let award = Small.row(
      5, "Sip Banget", kind: .awards, more: ["award": .text("Top 45"), "year": .integer(2021)])
    let out = Small.conform(
      Small.file("35.79/a.xlsx", [award]),
      Small.file("35.79/b.xlsx", [Small.row(5, "SIP BANGET", owner: "Disparta")]))
    #expect(out.value.awards.map(\.innovation) == ["35.79/3579-disparta/sipbanget"])
    #expect(out.value.awards.map(\.year) == [2021])
    #expect(out.findings.isEmpty)
  }

  @Test func keepsStatedCountsWithTheirNothing() {
    let row = Small.row(
      5, nil, kind: .recap,
      more: ["subject": .text("Tata kelola"), "count": .integer(13), "visitors": .nothing(.blank)])
    let out = Small.conform(Small.file("35.79/a.xlsx", [row]))
    #expect(out.value.counts.map(\.value) == [.integer(13), .nothing(.blank)])
    #expect(out.value.counts.map(\.subject) == ["Tata kelola", "Tata kelola"])
  }

  @Test func knowsWhoseEmptyAndUnreadableFilesAre() {
    let out = Small.conform(
      Small.file("35.79/Disparta.xlsx", [], readable: false), Small.file("35.79/Dinkes.xlsx", []))
    #expect(out.value.ledger.map(\.state) == [.unreadable, .empty])
    #expect(out.value.ledger.map(\.agencies) == [["3579-disparta"], ["3579-dinkes"]])
  }

  /// Any mixture of rows: read = loaded + rejected + duplicate + excluded, and no id stands twice.
  @Test(arguments: [1, 7, 42, 2023] as [UInt64]) func reconcilesAnyFile(seed: UInt64) {
    var state = seed
    func pick<T>(_ items: [T]) -> T {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return items[Int(state >> 33) % items.count]
    }
    var rows: [StagedRow] = []
    for number in 1...200 {
      var row = Small.row(
        number, pick([nil, "Satu", "SATU", "Dua", "Tiga 2.0", ""]),
        owner: pick([nil, "Dinkes", "Dispar", "ADMIN", "Dinas Kesehatn", "Desa Pendem", " "]),
        region: pick([nil, nil, "Kota Magelang", "Malang", "Mars"]),
        sections: pick([[], ["I. Dinas Kesehatan"], ["Total"]]),
        kind: pick(FormKind.allCases), synthetic: pick([true, false]),
        more: pick([[:], ["count": .integer(3)], ["name": .nothing(.nihil)], ["award": .text("KIPP")]]))
      row.accepted = pick([true, true, false])
      if pick([true, false, false, false]) { row.source = "" }
      rows.append(row)
    }
    let out = Small.conform(Small.file("35.79/a.xlsx", rows), Small.file("a.xlsx", rows, region: nil))
    for ledger in out.value.ledger {
      #expect(ledger.reconciles && ledger.read == 200, "seed \(seed): \(ledger.fates)")
    }
    #expect(Set(out.value.innovations.map(\.id)).count == out.value.innovations.count, "seed \(seed)")
  }

  @Test func hasSentencesInBothLanguages() {
    for code in FindingCode.conform {
      #expect(!code.title.id.hasSuffix(".") && !code.title.en.hasSuffix("."), "\(code.code)")
      #expect(code.explanation.id != code.explanation.en && code.fix.id != code.fix.en, "\(code.code)")
    }
    #expect(Set(FindingCode.conform.map(\.code)).count == FindingCode.conform.count)
  }
}
