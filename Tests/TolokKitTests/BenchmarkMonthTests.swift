import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// The benchmark of the sample month, from real registers and files.
@Suite struct BenchmarkMonthTests {
  @Test func dump() throws {
    var request = RunRequest()
    request.project = Places.root
    request.period = "2023-10"
    request.dryRun = true
    let month = try MonthlyRun(request).run().results
    let bench = month.benchmark
    for figure in bench.figures where bench.indicator(figure.indicator) != nil && ["35.79", "33.71", "35.73"].contains(figure.region) {
      print(figure.id, "|", figure.text(.id) ?? "—", "|", figure.missing.map(\.sentence.id), "|", figure.badge.id, "|", figure.asOf, "|", figure.denominator?.note.id ?? "", figure.parts.map { "\($0.label.id)=\($0.value.map(String.init(describing:)) ?? "?")" })
    }
    for outcome in bench.composites {
      switch outcome {
      case .refused(_, _, let group, let refusal): print("REFUSED", group, refusal.step, refusal.reason.id)
      case .built(let result):
        for line in result.log { print(line.step.label.id, ":", line.sentence.id, line.changed) }
        for s in result.standings { print(s.region, s.score, s.baseline, s.interval.text, s.contributions.map { ($0.indicator, $0.raw ?? -1, $0.points) }) }
        print("bands", result.bands, result.pairs, result.influences.map { ($0.label.id, $0.meanShift) }, result.unassessed, result.warning?.id ?? "")
        print(result.weightInfluences.map { ($0.label.id, $0.meanShift) }, result.weights)
      }
    }
    for trend in bench.trends { print("TREND", trend.indicator, trend.region, trend.points.map { "\($0.time):\($0.value.map { "\($0)" } ?? "–")\($0.isProvisional ? "°" : "")" }, trend.breaks.map(\.reason.id)) }
    for s in bench.suggestions { print("SUGGEST", s.region, s.agency, "←", s.name, s.fromAgency, s.awards.map(\.id), s.evidenceNote.id, "|", s.reason.id) }
    for brief in bench.briefs {
      print("BRIEF", brief.region, brief.numbers.map { "\($0.indicator)=\($0.text(.id) ?? "")" })
      for s in brief.sentences { print("  S", s.text.id) }
      for s in brief.changes { print("  C", s.sentence.text.id) }
      for s in brief.requests { print("  R", s.to.id, ":", s.what.id, s.opens) }
    }
    for t in bench.agencies { print("AGENCIES", t.region, t.counts.id, t.rollup.id, t.none, t.silent.count, t.outside, t.lines.prefix(6).map { "\($0.shortName) \($0.innovations ?? -1) \($0.verdict?.label.id ?? "-") \($0.awards)" }) }
  }
}
