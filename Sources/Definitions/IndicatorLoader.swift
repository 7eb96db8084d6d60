import TolokCore
import Yams

/// Files of an indicator directory that hold something else than one indicator.
let indicatorCompanions: Set<String> = [
  "counting.yaml", "claim-checks.yaml", "peers.yaml", "composite.yaml", "findings.yaml", "duty-areas.yaml",
]

/// Reads every `<code>.yaml` of an indicator directory, in name order; no directory is no indicator.
///
/// - Parameters:
///   - claims: ids of `claims.csv`; a published reading must name one of them.
///   - vocabularies: the words `stage`, `kind`, `form` and `level` may have.
package func loadIndicators(
  directory: String, claims: Set<String>, vocabularies: [Vocabulary]
) throws(DefinitionError) -> [Indicator] {
  var all: [Indicator] = []
  for (file, text) in try yamlFiles(directory)
  where !indicatorCompanions.contains(String(file.split(separator: "/").last ?? "")) {
    let reader = IndicatorReader(file: file, claims: claims, vocabularies: vocabularies)
    let indicator = try reader.indicator(text)
    if let other = all.first(where: { $0.code == indicator.code }) {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "kode '\(indicator.code)' sudah dipakai \(other.file)",
          en: "code '\(indicator.code)' is already used by \(other.file)"))
    }
    all.append(indicator)
  }
  return all
}

/// One indicator file; whatever is missing or does not fit is an error with file, line and key.
struct IndicatorReader {
  let file: String
  let claims: Set<String>
  let vocabularies: [Vocabulary]

  private static let keys: Set<String> = [
    "schema", "code", "label", "question", "unit", "direction", "numerator", "denominator", "value", "basis",
    "goalposts", "owner", "review_by", "coverage", "breakdown", "published", "methods",
  ]
  /// Every card has these; the rest only where it says more.
  private static let required = [
    "code", "label", "question", "unit", "direction", "numerator", "denominator", "value", "basis",
    "goalposts", "owner", "review_by", "coverage",
  ]
  static let bases: Set<String> = ["register", "statement", "exhibition", "index", "competition", "iid_sent"]

  func indicator(_ content: String) throws(DefinitionError) -> Indicator {
    let root: Node?
    do { root = try compose(yaml: content) } catch {
      throw fail((error as? YamlError)?.markedLine, "YAML tidak dapat dibaca", "the YAML cannot be read")
    }
    let top = try fields(of: root, keys: Self.keys, file)
    guard top["schema"]?.int == 1 else {
      throw fail(top["schema"]?.mark?.line ?? root?.mark?.line, "'schema' harus 1", "'schema' must be 1")
    }
    for key in Self.required where top[key] == nil {
      throw fail(root?.mark?.line, "kunci '\(key)' belum diisi", "key '\(key)' is not filled in")
    }
    let code = try IndicatorYAML.need(top["code"], "code", file, top["code"]?.mark?.line)
    guard file.hasSuffix("/\(code).yaml") else {
      throw fail(
        top["code"]?.mark?.line, "'code' harus sama dengan nama berkas", "'code' must be the file's name")
    }
    let nodes = IndicatorNodeReader(file: file, vocabularies: vocabularies)
    let node = try nodes.node(top["value"], "value")
    let unit = try unit(top["unit"], node, at: top["value"])
    let direction: Indicator.Direction = try choice(top["direction"], "direction")
    let (goalposts, without) = try goalposts(top["goalposts"], direction, unit)
    let breakdown = try breakdown(top["breakdown"], node)
    return Indicator(
      code: code, label: try sentence(top["label"], "label", file),
      question: try sentence(top["question"], "question", file), unit: unit, direction: direction,
      numerator: try sentence(top["numerator"], "numerator", file),
      denominator: try denominator(top["denominator"]), node: node, basis: try basis(top["basis"]),
      goalposts: goalposts, noGoalposts: without, owner: try sentence(top["owner"], "owner", file),
      reviewBy: try date(top["review_by"], "review_by"), coverage: try coverage(top["coverage"]),
      breakdown: breakdown, published: try published(top["published"], unit),
      methods: try methods(top["methods"]), file: "\(code).yaml")
  }

  // MARK: - Parts of the card

  private func unit(
    _ node: Node?, _ value: IndicatorNode, at place: Node?
  ) throws(DefinitionError) -> FigureUnit {
    guard let unit = node?.string.flatMap(FigureUnit.init) else {
      throw fail(
        node?.mark?.line, "'unit' bukan satuan: '\(node?.string ?? "?")'",
        "'unit' is no unit: '\(node?.string ?? "?")'")
    }
    let computed: FigureUnit
    do { computed = try value.unit() } catch {
      throw fail(place?.mark?.line, "'value': \(error.reason.id)", "'value': \(error.reason.en)")
    }
    guard computed == unit else {
      throw fail(
        node?.mark?.line,
        "'unit' tertulis '\(unit)', sedangkan 'value' bersatuan '\(computed)'; samakan salah satunya",
        "'unit' says '\(unit)', where 'value' has the unit '\(computed)'; make one like the other")
    }
    return unit
  }

  private func denominator(_ node: Node?) throws(DefinitionError) -> Indicator.Denominator {
    let card = try fields(of: node, keys: ["what", "series", "date"], file)
    return Indicator.Denominator(
      what: try sentence(card["what"], "denominator.what", file, in: node),
      series: try sentence(card["series"], "denominator.series", file, in: node),
      date: try choice(card["date"], "denominator.date"))
  }

  private func basis(_ node: Node?) throws(DefinitionError) -> String {
    guard let basis = node?.string, Self.bases.contains(basis) else {
      throw fail(
        node?.mark?.line, "'basis' harus salah satu dari \(Self.bases.sorted().joined(separator: ", "))",
        "'basis' must be one of \(Self.bases.sorted().joined(separator: ", "))")
    }
    return basis
  }

  /// A list of dated pairs, or `{none: {id: …, en: …}}` with the reason there are none.
  private func goalposts(
    _ node: Node?, _ direction: Indicator.Direction, _ unit: FigureUnit
  ) throws(DefinitionError) -> ([Indicator.Goalposts], Sentence?) {
    if node?.mapping != nil {
      let why = try fields(of: node, keys: ["none"], file)
      return ([], try sentence(why["none"], "goalposts.none", file, in: node))
    }
    var all: [Indicator.Goalposts] = []
    for item in try list(node, "goalposts", file) {
      let entry = try fields(of: item, keys: ["worst", "best", "valid_from", "reference"], file)
      let worst = try number(entry["worst"], "goalposts.worst", item)
      let best = try number(entry["best"], "goalposts.best", item)
      let fits =
        switch direction {
        case .higher: worst < best
        case .lower: worst > best
        case .neutral: false
        }
      guard fits else {
        throw fail(
          item.mark?.line, "'goalposts' \(worst) → \(best) tidak sesuai dengan 'direction'",
          "'goalposts' \(worst) → \(best) do not fit 'direction'")
      }
      if unit == .share, ![worst, best].allSatisfy((0...1).contains) {
        throw fail(
          item.mark?.line, "'goalposts' \(worst) → \(best): bagian ditulis 0 sampai 1; 60% adalah 0.6",
          "'goalposts' \(worst) → \(best): a share is written 0 to 1; 60% is 0.6")
      }
      all.append(
        Indicator.Goalposts(
          worst: worst, best: best, validFrom: try date(entry["valid_from"], "goalposts.valid_from", item),
          reference: try sentence(entry["reference"], "goalposts.reference", file, in: item)))
    }
    guard !all.isEmpty else {
      throw fail(
        node?.mark?.line, "'goalposts' kosong; tulis none dengan alasannya",
        "'goalposts' is empty; write none with the reason")
    }
    return (all, nil)
  }

  private func coverage(_ node: Node?) throws(DefinitionError) -> Indicator.CoverageRule {
    let rule = try fields(of: node, keys: ["of", "minimum"], file)
    let minimum = try number(rule["minimum"], "coverage.minimum", node)
    guard (0...1).contains(minimum) else {
      throw fail(
        rule["minimum"]?.mark?.line, "'coverage.minimum' harus 0 sampai 1",
        "'coverage.minimum' must lie between 0 and 1")
    }
    let subject: Indicator.CoverageRule.Subject
    switch rule["of"]?.string {
    case "agencies": subject = .agencies
    case "published": subject = .published
    default:
      let pair = try fields(of: rule["of"], keys: ["rows", "field"], file)
      let source: RowSource = try choice(pair["rows"], "coverage.of.rows")
      let field: RowFact = try choice(pair["field"], "coverage.of.field")
      guard source.fields.contains(field) else {
        throw fail(
          pair["field"]?.mark?.line, "baris '\(source.rawValue)' tidak punya bidang '\(field.rawValue)'",
          "rows of '\(source.rawValue)' have no field '\(field.rawValue)'")
      }
      subject = .rows(source, field)
    }
    return Indicator.CoverageRule(subject: subject, minimum: minimum)
  }

  // MARK: - Plain values

  func number(_ node: Node?, _ key: String, _ parent: Node?) throws(DefinitionError) -> Double {
    try IndicatorYAML.number(node, key, file, parent)
  }

  func date(_ node: Node?, _ key: String, _ parent: Node? = nil) throws(DefinitionError) -> CalendarDate {
    guard let date = node?.scalar.map(\.string).flatMap(CalendarDate.init(_:)) else {
      throw fail(
        node?.mark?.line ?? parent?.mark?.line, "'\(key)' harus tanggal TTTT-BB-HH",
        "'\(key)' must be a date YYYY-MM-DD")
    }
    return date
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?, _ key: String
  ) throws(DefinitionError) -> Choice where Choice.RawValue == String {
    try IndicatorYAML.choice(node, key, file)
  }

  func fail(_ line: Int?, _ id: String, _ en: String) -> DefinitionError {
    .invalid(file: file, line: line, reason: Sentence(id: id, en: en))
  }
}
