/// Every value and every sentence of a rule says where it stands; an inference says when it is looked at again.
struct RuleLintSources {
  /// Known keys; nil leaves them unchecked.
  let sources: Set<String>?

  func lint(_ pack: RulePack) -> [Finding] {
    var all: [Finding] = []
    for base in pack.bases { all += citation(base.full, base.sources, pack.place, base.law) }
    for parameter in pack.parameters {
      for value in parameter.values {
        if value.reference.isEmpty || value.citation.map(\.sources.isEmpty) == true {
          all.append(missing(value.place, parameter.id))
        } else {
          all += unknownKeys(value.citation?.sources ?? [], value.place)
        }
        all += review(value, parameter)
      }
    }
    for component in pack.components {
      for test in component.gate?.nodes ?? [] where test.children.isEmpty {
        all += citation(test.citation, nil, test.place, test.id)
      }
      for category in component.categories {
        all += citation(category.citation, nil, category.place, category.id)
      }
      for case .recipientRange(let range) in component.estimates {
        all += citation(range.citation, nil, range.place, component.id)
      }
    }
    for use in pack.uses { all += citation(use.citation, nil, use.place, use.text.id) }
    for stage in pack.disbursement { all += citation(stage.citation, nil, stage.place, stage.label.id) }
    return all
  }

  private func citation(_ text: String, _ keys: [String]?, _ place: String, _ name: String) -> [Finding] {
    if text.isEmpty || keys?.isEmpty == true { return [missing(place, name)] }
    return unknownKeys(keys ?? Self.keys(in: text), place)
  }

  private func missing(_ place: String, _ name: String) -> Finding {
    ruleFinding(
      .ruleWithoutSource, at: place, found: name,
      message: Sentence(id: "'\(name)' tanpa dasar", en: "'\(name)' without a citation"))
  }

  private func unknownKeys(_ keys: [String], _ place: String) -> [Finding] {
    guard let sources else { return [] }
    return keys.filter { !sources.contains($0) }.map { key in
      ruleFinding(
        .ruleSourceUnknown, at: place, found: key,
        message: Sentence(
          id: "sumber '\(key)' tidak ada dalam sources.csv", en: "source '\(key)' is not in sources.csv"),
        other: "datasets/reference/sources.csv")
    }
  }

  private func review(_ value: DatedValue, _ parameter: Parameter) -> [Finding] {
    guard value.value != nil, value.reviewBy == nil,
      value.confidence == .simpulan || value.confidence == .andaian
    else { return [] }
    return [
      ruleFinding(
        .ruleWithoutReview, at: value.place, found: parameter.id,
        message: Sentence(
          id: "'\(parameter.id)' adalah \(value.confidence.rawValue) tanpa review_by",
          en: "'\(parameter.id)' is \(value.confidence.rawValue), without review_by"))
    ]
  }

  /// Keys of a citation as loaded: "PMK 160/PMK.07/2021 (S19, S21; pers)" → S19, S21.
  private static func keys(in text: String) -> [String] {
    let inner = text.lastIndex(of: "(").map { text[text.index(after: $0)...] } ?? text[...]
    let list = inner.split(separator: ";").first ?? inner
    return list.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
