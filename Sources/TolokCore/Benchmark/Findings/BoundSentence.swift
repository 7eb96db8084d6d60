/// A sentence whose every number is a figure of the month. There is no other way to make one than from a
/// template and figures that have values.
package struct BoundSentence: Hashable, Sendable {
  package let id: String
  package let text: Sentence
  /// Ids of the figures, in the order of the template's places.
  package let figures: [String]
  /// "sementara · 11 dari 36 perangkat daerah mengirim formulir", to stand beside the sentence.
  package let badges: [Sentence]

  /// Nil when a place of the template has no figure, or its figure has no value.
  ///
  /// - Parameters:
  ///   - figures: by the template's names for them.
  ///   - words: names of regions and the like, which are no figures.
  package init?(_ template: FindingTemplate, figures: [String: Figure], words: [String: Sentence] = [:]) {
    var used: [String] = []
    var badges: [Sentence] = []
    func fill(_ language: Language) -> String? {
      var out = ""
      for piece in template.pieces(language) {
        switch piece {
        case .text(let text): out += text
        case .place(let name):
          if let figure = figures[name] {
            guard let text = figure.text(language) else { return nil }
            out += text
            if !used.contains(figure.id) {
              used.append(figure.id)
              badges.append(figure.badge)
            }
          } else if let word = words[name] {
            out += word[language]
          } else {
            return nil
          }
        }
      }
      return out
    }
    guard let indonesian = fill(.id), let english = fill(.en), !used.isEmpty else { return nil }
    id = template.id
    text = Sentence(id: indonesian, en: english)
    self.figures = used
    self.badges = badges
  }
}

/// A sentence with places for figures and words in braces: "{cakupan} unit {wilayah} tercatat berinovasi."
package struct FindingTemplate: Hashable, Sendable {
  package let id: String
  package let text: Sentence
  package init(id: String, text: Sentence) {
    self.id = id
    self.text = text
  }

  enum Piece: Hashable {
    case text(String)
    case place(String)
  }

  func pieces(_ language: Language) -> [Piece] {
    var out: [Piece] = []
    var rest = text[language][...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { out.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        out.append(.text(String(rest[open...])))
        return out
      }
      out.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { out.append(.text(String(rest))) }
    return out
  }

  /// Both languages name the same places.
  package var saysTheSameInBoth: Bool { names(.id) == names(.en) }
  /// Names of its places.
  package var places: Set<String> { names(.id).union(names(.en)) }
  func names(_ language: Language) -> Set<String> {
    Set(pieces(language).compactMap { if case .place(let name) = $0 { name } else { nil } })
  }
}

extension Figure {
  /// Edition and coverage in one line: what must travel with the figure wherever it is copied.
  package var badge: Sentence {
    if isPublished {
      let basis = Words.basis(basis)
      return Sentence(
        id: "\(basis.id), \(LocalFormat(.id).asOf(asOf))", en: "\(basis.en), \(LocalFormat(.en).asOf(asOf))")
    }
    guard let coverage else { return edition.label }
    return Sentence(
      id: "\(edition.label.id) · \(coverage.text.id)" + (isLowerBound ? " · batas bawah" : ""),
      en: "\(edition.label.en) · \(coverage.text.en)" + (isLowerBound ? " · lower bound" : ""))
  }
}
