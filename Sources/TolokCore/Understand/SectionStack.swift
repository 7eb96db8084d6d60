/// The sections a row stands under: a mark of a style already open closes what is below it.
struct SectionStack {
  private(set) var marks: [SectionMark] = []
  private var open: [(style: RowMarks.SectionStyle, text: String)] = []

  /// "I | Dinas Kesehatan" reads "I. Dinas Kesehatan".
  static func text(of cells: ArraySlice<Cell>) -> String {
    let texts = cells.compactMap(\.text).map(tidied)
    guard let first = texts.first, texts.count > 1, first.utf8.count <= 5 else {
      return texts.joined(separator: " ")
    }
    let mark = first.hasSuffix(".") || first.hasSuffix(")") ? first : first + "."
    return ([mark] + texts.dropFirst()).joined(separator: " ")
  }

  mutating func push(row: Int, text: String) {
    var style = RowMarks.sectionStyle(text) ?? .other
    if style == .letter, RowMarks.isRoman(String(text.prefix(1))),
      !open.contains(where: { $0.style == .letter }),
      open.contains(where: { $0.style == .roman })
    {
      style = .roman
    }
    // "I. …" after "H. …" goes on with the letters.
    if style == .roman, let letter = open.last(where: { $0.style == .letter })?.text.unicodeScalars.first,
      let own = text.unicodeScalars.first, own.value == letter.value + 1
    {
      style = .letter
    }
    if let level = open.firstIndex(where: { $0.style == style }) { open.removeSubrange(level...) }
    open.append((style, text))
    marks.append(SectionMark(row: row, path: open.map(\.text)))
  }
}
