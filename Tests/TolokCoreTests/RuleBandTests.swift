import Testing

@testable import TolokCore

/// Bands of a scale: no score without a grade, none with two, none out of reach.
@Suite struct RuleBandTests {
  /// A scale from (name, least, most), the best first.
  private func lint(_ bands: [(String, String?, String?)], step: String? = nil) -> [Finding] {
    var parameters: [Parameter] = []
    var grades: [GradeScale.Grade] = []
    for (name, least, most) in bands {
      func add(_ end: String, _ value: String?) -> String? {
        guard let value else { return nil }
        let id = "\(name)_\(end)"
        parameters.append(
          Parameter(
            id: id, label: Sentence(id: id, en: id), unit: "nilai",
            values: [
              DatedValue(
                from: .first(of: 2023), value: value, reference: "S1", confidence: .resmi,
                place: "\(id).yaml:1")
            ]))
        return id
      }
      grades.append(
        GradeScale.Grade(
          name: name, least: add("least", least), most: add("most", most), place: "pack.yaml:\(name)"))
    }
    var pack = RulePack(
      id: "uji", scheme: "did", label: Sentence(id: "uji", en: "test"), fiscalYear: 2023, legal: ["S1"],
      parameters: parameters, components: [])
    pack.scales = [
      GradeScale(id: "skala", label: Sentence(id: "skala", en: "scale"), step: step, grades: grades)
    ]
    return RuleLintBands().lint(pack)
  }

  /// The published bands of the innovation index: 34,995 falls in none unless the rounding is declared.
  @Test func findsTheHoleBetweenPublishedBands() throws {
    let bands: [(String, String?, String?)] = [
      ("sangat", "60.01", "100"), ("inovatif", "35.00", "60.00"), ("kurang", "0.01", "34.99"),
    ]
    let findings = lint(bands)
    #expect(findings.map(\.code.code) == ["E0607", "E0607"])
    #expect(findings.last?.found == "34.99–35")
    #expect(findings.last?.message.id.contains("(lihat juga pack.yaml:inovatif)") == true)
    #expect(lint(bands, step: "0.01").isEmpty)
  }

  @Test func findsAScoreInTwoBands() {
    #expect(lint([("A", "80", "100"), ("B", "60", "80")]).map(\.code.code) == ["E0608"])
  }

  @Test func findsABandOutOfReach() {
    #expect(lint([("A", "80", nil), ("B", "80", nil)]).map(\.code.code) == ["E0609"])
    #expect(lint([("A", "90", "80"), ("B", "60", "79")]).map(\.code.code).contains("E0609"))
  }

  @Test func passesOverBoundsNobodyPublished() {
    #expect(lint([("A", nil, nil), ("B", "76", nil), ("C", nil, nil)]).isEmpty)
    #expect(lint([("A", "86", nil), ("B", nil, nil), ("C", "60", nil)]).isEmpty)
  }

  /// "At least 80" and "at most 70" of one fact, and a branch that repeats another.
  @Test func findsTestsThatCannotBeMet() {
    func test(_ id: String, _ shape: Criterion.Shape) -> Criterion {
      var test = Criterion(id: id, label: Sentence(id: id, en: id), citation: "S1", shape: shape)
      test.place = "eligibility.yaml:\(id)"
      return test
    }
    func parameter(_ id: String, _ value: String) -> Parameter {
      Parameter(
        id: id, label: Sentence(id: id, en: id), unit: "nilai",
        values: [
          DatedValue(
            from: .first(of: 2023), value: value, reference: "S1", confidence: .resmi, place: "\(id):1")
        ])
    }
    func lint(_ gate: Criterion) -> [Finding] {
      RuleLintBands().lint(
        RulePack(
          id: "uji", scheme: "did", label: Sentence(id: "uji", en: "test"), fiscalYear: 2023, legal: ["S1"],
          parameters: [parameter("bawah", "80"), parameter("atas", "70")],
          components: [RuleComponent(id: "k", label: Sentence(id: "k", en: "k"), gate: gate)]))
    }
    let clash = lint(
      test(
        "g",
        .allOf([
          test("a", .atLeast(fact: "nilai", parameter: "bawah")),
          test("b", .atMost(fact: "nilai", parameter: "atas")),
        ])))
    #expect(clash.map(\.code.code) == ["E0609"])
    #expect(clash.first?.message.en.contains("(see also eligibility.yaml:a)") == true)
    let twice = lint(test("g", .anyOf([test("a", .isTrue(fact: "x")), test("b", .isTrue(fact: "x"))])))
    #expect(twice.map(\.found) == ["b"])
  }
}
