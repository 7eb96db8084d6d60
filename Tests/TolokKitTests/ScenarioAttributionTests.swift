import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// What each edit makes of a change: exact, the same in every order, and adding up.
@Suite struct ScenarioAttributionTests {
  private static let seed: UInt64 = 1_953
  private static let contest = "2020-tambahan-inovasi"

  private func plan(_ subject: ScenarioSubject, _ changes: [ScenarioChange]) throws -> ScenarioPlan {
    try subject.project.plan(
      Scenario(name: "uji", label: Sentence(id: "", en: ""), why: Sentence(id: "", en: ""), changes: changes),
      over: subject.baseline)
  }

  private func rank(_ sector: String, _ rank: String?, region: String = "kota-semarang") -> ScenarioChange {
    ScenarioChange(
      .fact(region: region, year: 2020, fact: "peringkat_\(sector)", pack: Self.contest), value: rank)
  }

  private func sum(_ shares: [Fraction]) -> Fraction? {
    shares.reduce(.zero as Fraction?) { total, next in total.flatMap { $0 + next } }
  }

  @Test func addsUpExactlyInEveryOrder() throws {
    let subject = try ScenarioSubject()
    var generator = Seeded(state: Self.seed)
    let part = try #require(subject.parts(["kota-semarang"], [Self.contest]).first)
    let open = part.calculation.inputs.filter { if case .rank = $0.kind { true } else { false } }
    var counted = 0
    for round in 0..<12 {
      var changes = open.shuffled(using: &generator).prefix(Int.random(in: 2...5, using: &generator)).map {
        input in
        ScenarioChange(
          .fact(region: "kota-semarang", year: 2020, fact: input.key, pack: Self.contest),
          value: "\(Int.random(in: 0...3, using: &generator))")
      }
      changes.append(
        ScenarioChange(
          .parameter(pack: Self.contest, parameter: "hadiah_II"),
          value: "\(Int.random(in: 1...5, using: &generator))000000001"))
      let first = try #require(worked(subject, changes, "kota-semarang"))
      let second = try #require(worked(subject, changes.reversed(), "kota-semarang"))
      for (end, shares) in [
        (\Estimate.low, \ScenarioAttribution.low), (\Estimate.high, \ScenarioAttribution.high),
      ] {
        guard let parts = first.attribution[keyPath: shares] else { continue }
        counted += 1
        let (before, after) = (first.before.estimate[keyPath: end], first.after.estimate[keyPath: end])
        let change = try #require(after) - #require(before)
        #expect(sum(parts) == Fraction(change), "seed \(Self.seed), round \(round)")
        #expect(parts.wholeRupiah.reduce(0, +) == change, "round \(round)")
        let turned = try #require(second.attribution[keyPath: shares])
        for (player, share) in zip(first.players, parts) {
          let other = try #require(second.players.firstIndex { $0.cell == player.cell })
          #expect(turned[other] == share, "round \(round)")
        }
      }
    }
    #expect(counted > 12, "\(counted)")
  }

  private func worked(_ subject: ScenarioSubject, _ changes: [ScenarioChange], _ region: String)
    -> ScenarioOutcome?
  {
    guard let plan = try? plan(subject, changes) else { return nil }
    return ScenarioComparison(subject.baseline, to: plan).outcomes.first { $0.region.id == region }
  }

  @Test func sharesAVerdictAmongFactsThatAreNeededTogether() throws {
    let file = "\(Places.root)/pipelines/scenarios/magelang-wtp-lima-tahun.yaml"
    let subject = try ScenarioSubject()
    let plan = try subject.project.plan(try subject.project.scenario(file), over: subject.baseline)
    let outcome = try #require(
      ScenarioComparison(subject.baseline, to: plan).outcomes.first {
        $0.after.pack == "2022-tahun-sebelumnya"
      })
    #expect(outcome.before.verdict == .unknown && outcome.after.verdict == .met)
    #expect(outcome.after.values.verdict("klaster_A") == .met)
    // Cluster B needs the last opinion alone: the four other conditions decide, a quarter each.
    #expect(outcome.attribution.verdict == [0, 0, 0, 1, 1, 1, 1].compactMap { Fraction($0, over: 4) })
    #expect(outcome.attribution.enough == [[3, 4, 5, 6]])
    #expect(outcome.attribution.low == nil && outcome.after.estimate.low == nil)
    #expect(outcome.after.estimate.isAssumed)
  }

  @Test func fallsToClusterBWhenOneOfFiveYearsIsOut() throws {
    let file = "\(Places.root)/pipelines/scenarios/magelang-wtp-lima-tahun.yaml"
    let subject = try ScenarioSubject()
    var scenario = try subject.project.scenario(file)
    scenario.changes[1].value = "WDP"
    let plan = try subject.project.plan(scenario, over: subject.baseline)
    let after = try #require(ScenarioComparison(subject.baseline, to: plan).outcomes.first).after
    #expect(after.verdict == .met)
    #expect(after.values.verdict("klaster_A") == .unmet && after.values.verdict("klaster_B") == .met)
  }

  @Test func namesNoRupiahWhereOnlyTheVerdictIsKnown() throws {
    let subject = try ScenarioSubject()
    let plan = try plan(
      subject,
      [
        ScenarioChange(
          .fact(region: "35.12", year: 2022, fact: "apbd_tepat_waktu", pack: "2022-tahun-sebelumnya"),
          value: "ya")
      ])
    let outcome = try #require(ScenarioComparison(subject.baseline, to: plan).outcomes.first)
    #expect(outcome.before.verdict == .unmet && outcome.before.estimate.low == 0)
    #expect(outcome.after.verdict == .met && outcome.after.estimate.method == .unknown)
    #expect(outcome.after.estimate.low == nil && outcome.attribution.low == nil)
    #expect(outcome.attribution.verdict == [.one] && outcome.attribution.enough == [[0]])
  }

  @Test func comparesWithWhatBothHaveInCommonLeftOut() throws {
    let subject = try ScenarioSubject()
    let part = try #require(subject.parts(["kota-semarang"], [Self.contest]).first)
    let open = part.calculation.inputs.filter { input in
      if case .rank = input.kind { input.value == .unknown } else { false }
    }.map { String($0.key.dropFirst("peringkat_".count)) }
    try #require(open.count >= 3)
    let a = try plan(subject, [rank(open[0], "1"), rank(open[1], "0"), rank(open[2], "0")])
    let b = try plan(subject, [rank(open[0], "1"), rank(open[1], "2"), rank(open[2], "0")])
    let outcome = try #require(ScenarioComparison(subject.baseline, from: a, to: b).outcomes.first)
    #expect(outcome.players.map(\.cell) == [.input("peringkat_\(open[1])")])
    #expect(outcome.common.count == 2)
    // Whatever the prizes are, the whole difference is this one edit's.
    let change = try #require(outcome.after.estimate.low) - #require(outcome.before.estimate.low)
    #expect(change > 0 && outcome.attribution.low == [Fraction(change)])
    let back = try #require(ScenarioComparison(subject.baseline, from: b, to: a).outcomes.first)
    #expect(back.attribution.low == [-Fraction(change)])
  }

  @Test func drawsOrdersWhereThereAreTooManySets() throws {
    let subject = try ScenarioSubject()
    let part = try #require(subject.parts(["kota-semarang"], [Self.contest]).first)
    var changes = part.calculation.inputs.compactMap { input in
      if case .rank = input.kind {
        ScenarioChange(
          .fact(region: "kota-semarang", year: 2020, fact: input.key, pack: Self.contest),
          value: input.value == .whole(3) ? "1" : "3")
      } else {
        nil as ScenarioChange?
      }
    }
    changes += ["hadiah_I", "hadiah_II", "hadiah_III", "sektor", "klaster"].map {
      ScenarioChange(
        .parameter(pack: Self.contest, parameter: $0), value: $0.hasPrefix("hadiah") ? "5000000000" : "8")
    }
    let outcome = try #require(worked(subject, changes, "kota-semarang"))
    try #require(outcome.players.count > ScenarioAttribution.most)
    #expect(
      outcome.attribution.method
        == .sampled(orders: ScenarioAttribution.orders, seed: ScenarioAttribution.seed))
    let low = try #require(outcome.attribution.low)
    let change = try #require(outcome.after.estimate.low) - #require(outcome.before.estimate.low)
    #expect(sum(low) == Fraction(change) && low.wholeRupiah.reduce(0, +) == change)
    let again = try #require(worked(subject, changes, "kota-semarang"))
    #expect(again.attribution.low == low)
  }

  @Test func writesEveryDigitOfADecimal() {
    for (text, value) in [
      ("0.05", Fraction(1, over: 20)), ("-12.5", Fraction(-25, over: 2)), ("7", Fraction(7)),
      ("0.125", Fraction(1, over: 8)),
    ] {
      #expect(value.flatMap { ScenarioValue.decimal($0) } == text)
    }
    #expect(Fraction(1, over: 3).flatMap { ScenarioValue.decimal($0) } == nil)
  }
}
