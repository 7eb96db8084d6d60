import Testing
import TolokCore

/// What holds for every pack whatever is known: no money out of nothing, and knowing more never says less.
@Suite struct DIDPropertyTests {
  typealias Real = DIDRegisters

  @Test func unknownIsNeverMoneyForAnyRegionAndYear() {
    var seen = 0
    for year in Set(Real.packs.map(\.fiscalYear)).sorted() {
      let assessor = Real.assessor(year)
      for region in Real.registers.regions {
        for result in assessor.assess(region: region.id, year: year) where result.verdict == .unknown {
          seen += 1
          guard result.estimate.method != .published else { continue }
          #expect(
            result.estimate.low == nil && result.estimate.high == nil,
            "\(region.id) \(result.pack)/\(result.component)")
        }
      }
    }
    #expect(seen > 500)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64])
  func addingAFactNeverWidensARange(seed: UInt64) throws {
    print("benih \(seed)")
    var numbers = Splitter(seed: seed)
    var narrowed = 0
    for pack in Real.packs {
      for component in pack.components {
        let kind = ([.kota, .kabupaten, .provinsi] as [RegionKind]).randomElement(using: &numbers) ?? .kota
        var registers = Real.only([:], "uji", pack.fiscalYear, kind: kind)
        // What others were paid and won is known to everybody.
        registers.didAmounts = Real.registers.didAmounts
        registers.didInputs = Real.registers.didInputs
        registers.contestWins = Real.registers.contestWins
        registers.regions += Real.registers.regions
        let assessor = Assessor(packs: [pack], registers: registers, lawAsOf: pack.until)
        let start = try #require(
          assessor.assess(region: "uji", year: pack.fiscalYear).first { $0.component == component.id })
        var before = start
        // A statement that a test is met, or the facts it sums up: both could contradict each other.
        let isStated = Bool.random(using: &numbers)
        for input in start.calculation.inputs.shuffled(using: &numbers) where input.value == .unknown {
          guard
            isStated
              ? !Self.isMeasured(input, start.calculation) : !Self.isStatement(input, start.calculation),
            let added = add(input, to: &registers, pack, kind, &numbers)
          else { continue }
          let after = try #require(
            Assessor(packs: [pack], registers: registers, lawAsOf: pack.until)
              .assess(region: "uji", year: pack.fiscalYear).first { $0.component == component.id })
          let context = "benih \(seed), \(pack.id)/\(component.id), \(added)"
          #expect(before.verdict == .unknown || after.verdict == before.verdict, "\(context)")
          #expect(
            width(after) <= width(before), "\(context): \(before.estimate) → \(after.estimate)")
          // An end once known stays known.
          #expect(before.estimate.low == nil || after.estimate.low != nil, "\(context)")
          #expect(before.estimate.high == nil || after.estimate.high != nil, "\(context)")
          if after.verdict == .unknown {
            #expect(after.estimate.low == nil && after.estimate.high == nil, "\(context)")
          }
          if width(after) < width(before) { narrowed += 1 }
          before = after
        }
      }
    }
    #expect(narrowed > 0)
  }

  private static func isStatement(_ input: CalculationInput, _ calculation: Calculation) -> Bool {
    calculation.step("\(input.key)_pernyataan") != nil
  }
  private static func isMeasured(_ input: CalculationInput, _ calculation: Calculation) -> Bool {
    input.key.hasPrefix("opini_lkpd_")
      || calculation.steps.contains { $0.id.hasSuffix("_ukuran") && $0.input == input.key }
  }

  /// Ends that are not known are without end; an amount known at one end alone is wider than one between two.
  private func width(_ result: DIDComponentResult) -> Double {
    guard let low = result.estimate.low, let high = result.estimate.high else { return .infinity }
    return Double(high - low)
  }

  /// A fact of the region, or a win in a sector nobody saw.
  private func add(
    _ input: CalculationInput, to registers: inout Registers, _ pack: RulePack, _ kind: RegionKind,
    _ numbers: inout Splitter
  ) -> String? {
    if case .rank(let ranks) = input.kind {
      guard kind != .kabupaten, let rank = ranks.filter({ $0 > 0 }).randomElement(using: &numbers) else {
        return nil
      }
      registers.contestWins.append(
        ContestWin(
          sector: String(input.key.dropFirst("peringkat_".count)), cluster: kind.rawValue, rank: rank,
          region: "uji",
          citation: Citation(source: "uji", asOf: "2020", confidence: .pers)))
      return "\(input.key) \(rank)"
    }
    // Published amounts and the cluster of a contest are no facts of the register of facts.
    guard !input.key.hasPrefix("terbit"), input.key != "klaster" else { return nil }
    let value: String =
      switch input.kind {
      case .yesNo: ["ya", "ya", "ya", "tidak"].randomElement(using: &numbers) ?? "ya"
      case .oneOf(let words):
        (Bool.random(using: &numbers) ? words.first : words.randomElement(using: &numbers)) ?? ""
      case .count: "\(Int.random(in: 1...40, using: &numbers))"
      // A sum of scores is more than the score of one region.
      case .score:
        input.key.hasPrefix("jumlah_")
          ? "\(Int.random(in: 500...5_000, using: &numbers))" : "\(Int.random(in: 60...100, using: &numbers))"
      case .date: "\(pack.fiscalYear - 1)-11-\(Int.random(in: 10...30, using: &numbers))"
      case .rupiah, .share, .words, .rank: ""
      }
    guard !value.isEmpty else { return nil }
    registers.didInputs.append(
      DIDInput(
        id: "uji-\(input.key)", region: "uji", fiscalYear: pack.fiscalYear, fact: input.key, value: value,
        citation: Citation(source: "uji", asOf: "\(pack.fiscalYear)", confidence: .pers)))
    return "\(input.key) = \(value)"
  }

  @Test func everyThresholdTurnsWhereItSays() {
    let outcomes = RuleThresholds(packs: Real.packs).run()
    #expect(outcomes.count >= 20)
    for outcome in outcomes {
      #expect(outcome.passed, "\(outcome.pack) \(outcome.name.id): \(outcome.expected), \(outcome.got)")
    }
  }
}

/// Numbers that follow from their seed alone (SplitMix64).
private struct Splitter: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
