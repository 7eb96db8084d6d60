import TolokCore
import Yams

/// Reads one pack: identity and legal bases, parameters, tests, components, uses and stages.
struct RulePackReader {
  let folder: String

  func read() throws(DefinitionError) -> RulePack {
    let file = "\(folder)/pack.yaml"
    let pack = try RuleFields(
      try ruleFile(file, Sentence(id: "berkas paket", en: "the file of the pack")),
      keys: [
        "id", "scheme", "fiscal_year", "from", "until", "label", "legal", "components", "scales", "sums",
        "uses",
        "disbursement", "gaps",
      ], file: file, what: "pack")
    let id = try pack.needText("id")
    let year = try pack.needInt("fiscal_year")
    guard (1945...9999).contains(year) else {
      throw pack.fail(
        Sentence(id: "fiscal_year \(year) bukan tahun", en: "fiscal_year \(year) is no year"),
        at: "fiscal_year")
    }
    let parameters = try RuleParameterReader(folder: "\(folder)/parameters").read()
    let scales = try self.scales(pack)
    let bases = try self.bases(pack)
    let tests = RuleCriterionReader(
      file: "\(folder)/eligibility.yaml", parameters: parameters, scales: scales)
    let components = try RuleComponentReader(pack: pack, gates: try tests.gates()).read()
    var read = RulePack(
      id: id, scheme: try pack.needText("scheme"),
      label: try pack.needSentence("label"), fiscalYear: year, from: try pack.date("from"),
      until: try pack.date("until"), legal: bases.map(\.law), parameters: parameters,
      components: components, uses: try uses(pack), disbursement: try stages(pack),
      gaps: try pack.sentences("gaps"), place: pack.place)
    guard read.from <= read.until else {
      throw pack.fail(Sentence(id: "until sebelum from", en: "until is before from"), at: "until")
    }
    read.bases = bases
    read.scales = scales
    read.sums = try sums(pack)
    return read
  }

  private func bases(_ pack: RuleFields) throws(DefinitionError) -> [RuleCitation] {
    var all: [RuleCitation] = []
    for item in try pack.list("legal") {
      let read = try RuleFields(
        item, keys: ["instrument", "article", "source", "confidence"], file: pack.file, what: "legal")
      all.append(
        RuleCitation(
          instrument: try read.needText("instrument"), article: try read.text("article"),
          sources: try read.texts("source"),
          confidence: try read.needWord("confidence", Confidence.self)))
    }
    return all
  }

  private func scales(_ pack: RuleFields) throws(DefinitionError) -> [GradeScale] {
    var all: [GradeScale] = []
    for item in try pack.list("scales") {
      let read = try RuleFields(
        item, keys: ["id", "label", "step", "grades"], file: pack.file, what: "scales")
      var grades: [GradeScale.Grade] = []
      for node in try read.list("grades") {
        let grade = try RuleFields(node, keys: ["name", "least", "most"], file: pack.file, what: "grades")
        grades.append(
          GradeScale.Grade(
            name: try grade.needText("name"), least: try grade.text("least"),
            most: try grade.text("most"), place: grade.place))
      }
      all.append(
        GradeScale(
          id: try read.needText("id"), label: try read.needSentence("label"),
          step: try read.text("step"), grades: grades, place: read.place))
    }
    return all
  }

  private func sums(_ pack: RuleFields) throws(DefinitionError) -> [DeclaredSum] {
    var all: [DeclaredSum] = []
    for item in try pack.list("sums") {
      let read = try RuleFields(item, keys: ["total", "parts", "tolerance"], file: pack.file, what: "sums")
      all.append(
        DeclaredSum(
          total: try read.needText("total"), parts: try read.texts("parts"),
          tolerance: (try read.text("tolerance") ?? "0").filter { $0 != "_" }, place: read.place))
    }
    return all
  }

  private func uses(_ pack: RuleFields) throws(DefinitionError) -> [UseRule] {
    var all: [UseRule] = []
    for item in try pack.list("uses") {
      let read = try RuleFields(
        item, keys: ["permitted", "text", "least_share", "citation"], file: pack.file, what: "uses")
      let word = try read.needText("permitted")
      guard word == "yes" || word == "no" else {
        throw read.fail(
          Sentence(id: "permitted harus yes atau no", en: "permitted must be yes or no"), at: "permitted")
      }
      var use = UseRule(
        isPermitted: word == "yes", text: try read.needSentence("text"),
        leastShare: try read.text("least_share"), citation: try read.citation()?.full ?? "")
      use.place = read.place
      all.append(use)
    }
    return all
  }

  private func stages(_ pack: RuleFields) throws(DefinitionError) -> [DisbursementStage] {
    var all: [DisbursementStage] = []
    for item in try pack.list("disbursement") {
      let read = try RuleFields(
        item, keys: ["label", "share", "condition", "citation"], file: pack.file, what: "disbursement")
      var stage = DisbursementStage(
        label: try read.needSentence("label"), share: try read.text("share"),
        condition: try read.sentence("condition"), citation: try read.citation()?.full ?? "")
      stage.place = read.place
      all.append(stage)
    }
    return all
  }
}
