import Testing

@testable import TolokCore

/// Values of a vocabulary: exact, several in a cell, or asked about.
@Suite struct ChoiceTests {
  private let kinds = Vocabulary(
    id: "kind",
    values: [
      (value: "digital", forms: ["Digital"]), (value: "non_digital", forms: ["Non Digital", "Manual"]),
      (value: "uji_coba", forms: ["Uji Coba"]),
    ])

  private func stage(_ texts: [String], list: Bool = false) -> Checked<StagedFile> {
    stageColumn(field(.enumeration, list: list, vocabulary: "kind"), texts, vocabularies: [kinds])
  }

  @Test func readsKnownFormsHoweverTheyAreSpelt() {
    #expect(
      stage(["digital", "NON-DIGITAL", " manual ", "3. Uji Coba"]).values
        == [
          .enumeration("digital"), .enumeration("non_digital"), .enumeration("non_digital"),
          .enumeration("uji_coba"),
        ])
  }

  @Test func asksWhetherANearMissIsMeant() {
    let staged = stage(["Digtal"])
    #expect(staged.values == [.nothing(.blank)])
    #expect(staged.findings.places == ["W0340 A2"])
    #expect(staged.findings.first?.message.id == "pilihan 'Digtal' tidak dikenal; maksud Anda 'Digital'?")
    #expect(staged.findings.first?.fix.id == "tulis 'Digital' bila itu maksudnya")
  }

  @Test func suggestsNothingWhenNothingIsNear() {
    let finding = stage(["Elektronik"]).findings.first
    #expect(finding?.message.id == "pilihan tidak dikenal")
    #expect(finding?.expected?.id == "salah satu dari: Digital, Non Digital, Uji Coba")
  }

  @Test func guessesNoBareCode() {
    #expect(stage(["1", "2"]).findings.places == ["W0341 A2", "W0341 A3"])
  }

  @Test(arguments: [
    "Digital, Manual", "Digital; Non Digital", "Digital\u{A0}Manual", "Digital,Digital,Manual",
  ])
  func splitsSeveralValuesWhereTheFieldIsAList(_ text: String) {
    #expect(stage([text], list: true).values == [.list(["digital", "non_digital"])])
    #expect(stage([text]).findings.places == ["W0340 A2"])
  }

  @Test func namesTheUnknownPartOfAList() {
    let staged = stage(["Digital, Manul"], list: true)
    #expect(staged.findings.first?.message.id == "pilihan 'Manul' tidak dikenal; maksud Anda 'Manual'?")
  }
}
