import Definitions
import TestSupport
import TolokCore

@testable import TolokKit

/// The repository's own project as tests of scenarios see it.
struct ScenarioSubject {
  let project: ScenarioProject
  let baseline: ScenarioBaseline

  init(lawAsOf: String = "2023-10-31") throws {
    var request = ScenarioRequest()
    request.project = Places.root
    request.asOf = lawAsOf
    request.lawAsOf = lawAsOf
    project = try ScenarioProject(request)
    baseline = project.baseline(asOf: nil, lawAsOf: nil)
  }

  static func request(_ day: String = "2023-10-31") -> ScenarioRequest {
    var request = ScenarioRequest()
    request.project = Places.root
    request.asOf = day
    request.lawAsOf = day
    return request
  }

  func part(_ region: String, _ pack: String, _ component: String) -> ScenarioPart? {
    parts([region], [pack]).first { $0.component.id == component }
  }

  func parts(_ regions: [String], _ packs: [String]) -> [ScenarioPart] {
    regions.compactMap { baseline.registers.region($0) }.flatMap { region in
      baseline.packs.filter { packs.contains($0.id) }.flatMap { baseline.parts(region: region, pack: $0) }
    }
  }
}

/// Values that a person may write into an open cell.
enum RandomValue {
  /// One of the values a kind allows, as a scenario writes it; nil for "not known".
  static func lawful(_ kind: InputKind, using generator: inout Seeded) -> String? {
    if Int.random(in: 0..<6, using: &generator) == 0 { return nil }
    func whole(_ range: ClosedRange<Int>) -> String { "\(Int.random(in: range, using: &generator))" }
    return switch kind {
    case .yesNo: Bool.random(using: &generator) ? Answer.yes : Answer.no
    case .oneOf(let words): words.randomElement(using: &generator)
    case .rank(let ranks): "\(([0] + ranks).randomElement(using: &generator) ?? 0)"
    case .count: whole(0...7)
    case .rupiah:
      "\(Int.random(in: 0...90_000, using: &generator) * 1_000_000 + Int.random(in: 0...1, using: &generator))"
    case .score: "\(whole(0...120)).\(whole(1...9))"
    case .share: "0.\(whole(1...9))"
    case .date: "\(whole(2019...2023))-\(whole(10...12))-\(whole(10...28))"
    case .words: ["A", "B", "WTP", "lain"].randomElement(using: &generator)
    }
  }

  /// Anything a person may type: lawful, blank, out of range, of another kind, in other letters.
  static func any(_ kind: InputKind, using generator: inout Seeded) -> RuleValue {
    if Int.random(in: 0..<4, using: &generator) == 0 {
      return ["mungkin", "?", "*", "WTP", "YA", "Tidak", "3 miliar", "x"].randomElement(using: &generator).map
      { .word($0) }
        ?? .unknown
    }
    let text = lawful(kind, using: &generator)
    if Int.random(in: 0..<8, using: &generator) == 0, let text, RuleValue(text: text).number == nil {
      return .word(text.lowercased())
    }
    return RuleValue(text: text)
  }
}
