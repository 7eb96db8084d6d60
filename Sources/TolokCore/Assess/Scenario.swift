/// Facts and parameters put in the place of the baseline's: a small file over a project.
package struct Scenario: Sendable, Equatable {
  /// `situbondo-tepat-waktu`
  package var name: String
  package var label: Sentence
  package var why: Sentence
  /// Days the baseline is seen from; nil for the project's newest period.
  package var asOf: CalendarDate?
  package var lawAsOf: CalendarDate?
  package var changes: [ScenarioChange]
  /// As given, for messages.
  package var file: String
  package init(
    name: String, label: Sentence, why: Sentence, asOf: CalendarDate? = nil, lawAsOf: CalendarDate? = nil,
    changes: [ScenarioChange], file: String = ""
  ) {
    self.name = name
    self.label = label
    self.why = why
    self.asOf = asOf
    self.lawAsOf = lawAsOf
    self.changes = changes
    self.file = file
  }
}

/// One fact or parameter of a scenario.
package struct ScenarioChange: Sendable, Equatable {
  package var target: ScenarioTarget
  /// As written; nil is "not known".
  package var value: String?
  package var why: Sentence?
  /// `pipelines/scenarios/x.yaml:7`; no part of what a change says.
  package var place: String
  package init(_ target: ScenarioTarget, value: String?, why: Sentence? = nil, place: String = "") {
    self.target = target
    self.value = value
    self.why = why
    self.place = place
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.target == b.target && a.value == b.value && a.why == b.why
  }
}

/// What a change is about.
package enum ScenarioTarget: Hashable, Sendable {
  /// A fact of a region and fiscal year, in every component that reads it unless narrowed to one.
  case fact(region: String, year: Int, fact: String, pack: String? = nil, component: String? = nil)
  /// A parameter of a rule pack, for every region.
  case parameter(pack: String, parameter: String)
}

// MARK: As a file

extension Scenario {
  /// The file that reads back as this scenario.
  package var yaml: String {
    var lines = [
      "schema: 1", "name: \(Self.quoted(name))", "label: \(Self.both(label))", "why: \(Self.both(why))",
    ]
    if let asOf { lines.append("as_of: \(asOf)") }
    if let lawAsOf { lines.append("law_as_of: \(lawAsOf)") }
    lines.append(changes.isEmpty ? "set: []" : "set:")
    for change in changes {
      var parts: [String]
      switch change.target {
      case .fact(let region, let year, let fact, let pack, let component):
        parts = ["region: \(Self.quoted(region))", "year: \(year)"]
        if let pack { parts.append("pack: \(Self.quoted(pack))") }
        if let component { parts.append("component: \(Self.quoted(component))") }
        parts.append("fact: \(Self.quoted(fact))")
      case .parameter(let pack, let parameter):
        parts = ["pack: \(Self.quoted(pack))", "parameter: \(Self.quoted(parameter))"]
      }
      parts.append("value: \(change.value.map(Self.scalar) ?? "null")")
      if let why = change.why { parts.append("why: \(Self.both(why))") }
      lines.append("  - {\(parts.joined(separator: ", "))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func both(_ sentence: Sentence) -> String {
    sentence.id == sentence.en
      ? quoted(sentence.id) : "{id: \(quoted(sentence.id)), en: \(quoted(sentence.en))}"
  }

  /// A plain number stays bare; a word is quoted, so that none is read as something else.
  private static func scalar(_ text: String) -> String {
    Fraction(decimal: text) != nil || CalendarDate(text) != nil ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    JSON.write(text, into: &out)
    return String(decoding: out, as: UTF8.self)
  }
}

/// Why a scenario cannot be used: the place in its file and the reason, in one sentence.
package struct ScenarioProblem: SpokenError, Equatable {
  package let sentence: Sentence

  package init(_ place: String, _ reason: Sentence) {
    sentence = place.isEmpty ? reason : Sentence(id: "\(place): \(reason.id)", en: "\(place): \(reason.en)")
  }
}
