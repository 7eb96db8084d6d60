/// Rows of a header that say again, or more closely, what the row above says: units, a second language.
extension HeaderReader {
  /// `(Rp) | (%)`, `km2 | jiwa | jiwa/km2`: the units of the headings above.
  func isUnits(_ row: Int, _ cells: Range<Int>, in area: Area) -> Bool {
    var bare = 0
    for place in cells {
      guard let text = grid.cells[place].text.map(tidied), text.utf8.count <= 40 else { return false }
      if text.hasPrefix("("), text.hasSuffix(")"), text.contains(where: { $0.isLetter || $0 == "%" }) {
        if text.utf8.count <= 3, text != "(%)", !text.contains(where: \.isUppercase) { return false }  // (a)
        continue
      }
      guard UnitWords.isUnit(text) else { return false }
      bare += 1
    }
    guard bare > 0 else { return true }
    // A word without brackets is a unit when figures stand below it.
    let below = figureColumns(below: row, in: area)
    return cells.allSatisfy { below.contains(grid.cells[$0].address.column) }
  }

  /// `District | Male | Female` under `Kecamatan | Laki-laki | Perempuan`: words in the columns that hold figures
  /// from the next row on.
  func isSecondWording(
    _ row: Int, _ cells: Range<Int>, header: ClosedRange<Int>, in area: Area
  ) -> Bool {
    let above = Set(grid.span(header.upperBound, area.columns).map { grid.cells[$0].address.column })
    // A group heading may leave the columns at its right open.
    guard cells.count >= 2, cells.count * 2 >= above.count,
      cells.allSatisfy({ isWording(grid.cells[$0]) && grid.kinds[$0] == .text }),
      cells.filter({ above.contains(grid.cells[$0].address.column) }).count * 3 >= cells.count * 2
    else { return false }
    let figures = figureColumns(below: row, in: area)
    let own = Set(cells.map { grid.cells[$0].address.column })
    guard !figures.isEmpty, figures.isSubset(of: own) else { return false }
    // One column of figures may begin with a remark; known headings settle it.
    let known = cells.filter { words.contains(grid.cells[$0].displayed) }.count
    return known * 2 >= cells.count || figures.count >= 2 && known > 0 || figures.count >= 3
  }

  /// Short, and no label or colon of a line above the table.
  private func isWording(_ cell: Cell) -> Bool {
    guard let text = cell.text, text.utf8.count <= 60 else { return false }
    let plain = tidied(text)
    return !plain.hasPrefix(":") && !plain.hasSuffix(":")
  }

  /// Columns that hold figures, and no other words, in the rows below.
  private func figureColumns(below row: Int, in area: Area) -> Set<Int> {
    var figures: [Int: Int] = [:]
    var texts: [Int: Int] = [:]
    var next = row + 1
    while next < area.rows.upperBound, next <= row + 12 {
      let cells = grid.span(next, area.columns)
      next += 1
      guard cells.count >= 2, !RowMarks.isNumbering(grid.cells[cells]) else { continue }
      for place in cells {
        let column = grid.cells[place].address.column
        if grid.kinds[place].isFigure { figures[column, default: 0] += 1 }
        if grid.kinds[place] == .text { texts[column, default: 0] += 1 }
      }
    }
    return Set(figures.filter { texts[$0.key, default: 0] * 4 <= $0.value }.keys)
  }
}

/// Units as they stand under a heading, in the usual spellings.
enum UnitWords {
  private static let words: Set<String> = [
    "rp", "rupiah", "ribu rupiah", "juta rupiah", "miliar rupiah", "milyar rupiah", "rp juta", "rp ribu",
    "rp miliar", "ribu rp", "juta rp", "ribuan rupiah", "jutaan rupiah", "persen", "prosen", "orang", "jiwa",
    "kk", "unit", "buah", "km", "km2", "km²", "sq km", "m", "m2", "m²", "m3", "m³", "ha", "hektar", "hektare",
    "are", "kg", "ton", "kuintal", "kw", "gram", "liter", "ltr", "jam", "menit", "detik", "hari", "minggu",
    "bulan", "tahun", "paket", "dokumen", "kegiatan", "lembar", "rim", "kali", "titik", "ekor", "batang",
    "butir", "keluarga", "rumah tangga", "rt", "rw", "desa", "kelurahan", "sekolah", "siswa", "kasus",
    "laporan", "inovasi", "poin", "nilai", "indeks", "skor", "angka", "satuan", "watt", "kwh", "kva", "mm",
    "cm", "dpl", "mdpl", "derajat", "celcius", "people", "persons", "person", "percent", "unit s",
    "thousand", "million", "billion", "days", "hours", "households",
  ]

  static func isUnit(_ text: String) -> Bool {
    if text == "%" || text == "‰" { return true }
    let parts = text.split(separator: "/")
    return !parts.isEmpty
      && parts.allSatisfy { part in
        let key = wordKey(String(part))
        return words.contains(key) || key.isEmpty && part.contains("%")
      }
  }
}
