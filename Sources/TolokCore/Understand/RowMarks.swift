/// What single rows look like, before a table is known.
enum RowMarks {
  /// `1 2 3 …`, `(1) (2) (3)`: at least three, rising by one.
  static func isNumbering(_ cells: [Cell]) -> Bool {
    let numbers = cells.map(ordinal)
    guard numbers.count >= 3, numbers.first == 1 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { a, b in a != nil && b == a.map { $0 + 1 } }
  }

  private static func ordinal(_ cell: Cell) -> Int? {
    switch cell.value {
    case .number(let n): n == n.rounded() && n > 0 && n < 1000 ? Int(n) : nil
    case .text(let s): Int(tidied(s).filter { $0 != "(" && $0 != ")" })
    default: nil
    }
  }

  static func isTotal(_ cells: [Cell]) -> Bool {
    guard let first = cells.first(where: { $0.text != nil })?.text else { return false }
    let key = wordKey(first)
    let words = [
      "jumlah", "total", "sub total", "subtotal", "jumlah total", "grand total", "rata rata",
      "total keseluruhan",
    ]
    return words.contains { key == $0 || key.hasPrefix($0 + " ") }
  }

  static func startsNote(_ cells: [Cell]) -> Bool {
    guard let first = cells.first?.text else { return false }
    let key = wordKey(first)
    if tidied(first).hasPrefix("*") { return true }
    return [
      "catatan", "keterangan", "sumber", "mengetahui", "ket", "nb", "tanda tangan", "a n", "kepala", "plt",
      "nip",
      "sekretaris", "menyetujui", "note",
    ].contains { key == $0 || key.hasPrefix($0 + " ") }
  }

  /// `I. Dinas …`, `A. Bidang …`
  static func looksLikeSection(_ text: String) -> Bool {
    let head = tidied(text).prefix { $0 != "." && $0 != ")" && $0 != " " }
    guard head.count < tidied(text).count else { return false }
    return !head.isEmpty && head.count <= 5
      && (head.allSatisfy { "IVXLC".contains($0) }
        || (head.count == 1 && head.allSatisfy { $0.isLetter && $0.isUppercase }))
  }
}
