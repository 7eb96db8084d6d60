/// Small marks inside running text, as inline SVG: fonts lack them or draw them differently. A word stands beside
/// each; the mark itself is silent for a screen reader.
package struct Marks: Sendable {
  let language: Language
  package init(_ language: Language) { self.language = language }

  /// Mark and word: "✓ terpenuhi".
  package func verdict(_ verdict: Verdict, word: String? = nil) -> String {
    "<span class=\"mark \(verdict.rawValue)\">\(drawing(verdict)) "
      + "\(Charts.escaped(word ?? verdict.label[language]))</span>"
  }

  /// The mark alone, where a cell is narrow; the word is its name.
  package func bare(_ verdict: Verdict, name: String? = nil) -> String {
    "<span class=\"mark \(verdict.rawValue)\" role=\"img\" aria-label=\""
      + "\(Charts.escaped(name ?? verdict.label[language]))\">\(drawing(verdict))</span>"
  }

  /// "? belum diketahui"
  package func unknown(_ word: Sentence) -> String { verdict(.unknown, word: word[language]) }

  /// ≠ between two values of equal size.
  package var differs: String {
    let name = language == .id ? "tidak sama dengan" : "is not equal to"
    return "<span class=\"versus\" role=\"img\" aria-label=\"\(name)\">\(Self.unequal)</span>"
  }

  /// ≠ with a word: the state of a claim.
  package func differs(_ word: Sentence) -> String {
    "<span class=\"mark differ\">\(Self.unequal) \(Charts.escaped(word[language]))</span>"
  }

  /// The cross of something that failed, with its own word: "tidak terbaca".
  package func failed(_ word: String) -> String { verdict(.unmet, word: word) }

  /// Half a circle: some rows support it, not all.
  package func partly(_ word: Sentence) -> String {
    "<span class=\"mark part\"><svg aria-hidden=\"true\" width=\"8pt\" height=\"8pt\" viewBox=\"0 0 8 8\">"
      + "<circle cx=\"4\" cy=\"4\" r=\"3.5\" fill=\"#fff\" stroke=\"\(Palette.deep)\" stroke-width=\"0.9\"/>"
      + "<path d=\"M4 0.5A3.5 3.5 0 0 1 4 7.5Z\" fill=\"\(Palette.deep)\"/></svg> "
      + "\(Charts.escaped(word[language]))</span>"
  }

  /// The shape of a basis of counting, with its word.
  package func basis(_ basis: String) -> String {
    var drawing = Drawing(id: "", width: 8, height: 8, title: "", description: "")
    drawing.point(PointShape(basis: basis), 4, 4, 3, fill: Palette.deep)
    return "<span class=\"mark shape\">\(drawing.silent()) "
      + "\(Charts.escaped(Words.basis(basis)[language]))</span>"
  }

  /// Bar of 34 × 6 pt and the pair: "▇▇▁▁ 4 dari 30".
  package func coverage(_ part: Int, of whole: Int, unit: String = "") -> String {
    let pair =
      "\(LocalFormat(language).count(part)) \(language == .id ? "dari" : "of") "
      + "\(LocalFormat(language).count(whole))\(unit.isEmpty ? "" : " \(unit)")"
    let share = whole > 0 ? 33.3 * Double(part) / Double(whole) : 0
    return "<span class=\"coverage\"><svg aria-hidden=\"true\" width=\"34pt\" height=\"6pt\" "
      + "viewBox=\"0 0 34 6\"><rect x=\"0.35\" y=\"0.35\" width=\"33.3\" height=\"5.3\" fill=\"#fff\" "
      + "stroke=\"\(Palette.ink2)\" stroke-width=\"0.7\"/><rect x=\"0.35\" y=\"0.35\" "
      + "width=\"\(Charts.two(share))\" height=\"5.3\" fill=\"\(Palette.ink2)\"/></svg> "
      + "\(Charts.escaped(pair))</span>"
  }

  /// Dotted badge of rows that are examples.
  package var sample: String {
    "<span class=\"badge sample\">\(language == .id ? "contoh" : "example")</span>"
  }

  private static let unequal =
    "<svg aria-hidden=\"true\" width=\"7pt\" height=\"7pt\" viewBox=\"0 0 7 7\">"
    + "<path d=\"M0.6 2.4H6.4M0.6 4.7H6.4M5 0.6 2 6.5\" fill=\"none\" stroke=\"\(Palette.ochreDeep)\" "
    + "stroke-width=\"1\"/></svg>"

  private func drawing(_ verdict: Verdict) -> String {
    let open = "<svg aria-hidden=\"true\" width=\"8pt\" height=\"8pt\" viewBox=\"0 0 8 8\">"
    switch verdict {
    case .met:
      return open + "<circle cx=\"4\" cy=\"4\" r=\"3.8\" fill=\"\(Palette.deep)\"/>"
        + "<path d=\"M2.1 4.1L3.5 5.6L6 2.6\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1\"/></svg>"
    case .unmet:
      return open + "<rect x=\"0.4\" y=\"0.4\" width=\"7.2\" height=\"7.2\" fill=\"\(Palette.ochreDeep)\"/>"
        + "<path d=\"M2.4 2.4L5.6 5.6M5.6 2.4L2.4 5.6\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1\"/></svg>"
    case .unknown:
      return open + "<circle cx=\"4\" cy=\"4\" r=\"3.5\" fill=\"#fff\" stroke=\"\(Palette.unknown)\" "
        + "stroke-width=\"0.9\" stroke-dasharray=\"1.6 1\"/><text x=\"4\" y=\"6.2\" text-anchor=\"middle\" "
        + "font-size=\"6.2\" font-weight=\"700\" fill=\"\(Palette.ink2)\" "
        + "font-family=\"\(Palette.font)\">?</text></svg>"
    }
  }
}
