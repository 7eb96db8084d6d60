import TolokCore

/// `tolok scenario run`: a scenario with the baseline always beside it.
package struct ScenarioRun {
  private let project: ScenarioProject
  private let comparison: ScenarioComparison

  package init(_ request: ScenarioRequest, file: String) throws(RunError) {
    project = try ScenarioProject(request)
    let scenario = try project.scenario(file)
    let baseline = project.baseline(asOf: scenario.asOf, lawAsOf: scenario.lawAsOf)
    comparison = ScenarioComparison(baseline, to: try project.plan(scenario, over: baseline))
  }

  package func text(_ language: Language, json: Bool) -> String {
    json ? scenarioJSON(comparison, language).serialised : ScenarioText(comparison, language).run
  }

  package func write(to path: String, _ language: Language) throws(RunError) {
    try project.write(comparison, to: path, language)
  }
}

/// `tolok scenario compare`: what moves between two scenarios over one baseline.
package struct ScenarioCompare {
  private let comparison: ScenarioComparison

  package init(_ request: ScenarioRequest, from first: String, to second: String) throws(RunError) {
    let project = try ScenarioProject(request)
    let a = try project.scenario(first), b = try project.scenario(second)
    let baseline = project.baseline(asOf: a.asOf, lawAsOf: a.lawAsOf)
    let other = project.baseline(asOf: b.asOf, lawAsOf: b.lawAsOf)
    guard baseline.asOf == other.asOf, baseline.lawAsOf == other.lawAsOf else {
      throw .unreadable(
        Sentence(
          id:
            "dua skenario ini punya baseline berbeda: fakta per \(baseline.asOf) dan \(other.asOf), hukum per \(baseline.lawAsOf) dan \(other.lawAsOf); samakan dengan --as-of dan --law-as-of",
          en:
            "the two scenarios have different baselines: facts as of \(baseline.asOf) and \(other.asOf), law as of \(baseline.lawAsOf) and \(other.lawAsOf); make them equal with --as-of and --law-as-of"
        ))
    }
    comparison = ScenarioComparison(
      baseline, from: try project.plan(a, over: baseline), to: try project.plan(b, over: baseline))
  }

  package func text(_ language: Language, json: Bool) -> String {
    json
      ? scenarioComparisonJSON(comparison, language).serialised : ScenarioText(comparison, language).compare
  }
}
