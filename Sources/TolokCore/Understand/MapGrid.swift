/// One sheet of the map: column letters above, row numbers and words at the left, long runs shortened.
struct MapGrid {
  let grid: SheetGrid
  let classes: SheetClasses
  let tables: [UnderstoodTable]
  let masked: [Set<Int>]
  let language: Language
  let format: LocalFormat

  private static let widest = 40
  private static let head = 6
  private static let tail = 2
  private static let most = 400

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  func draw(into page: inout MapPage) {
    guard let columns = grid.columns else { return }
    let shown = columns.lowerBound...min(columns.upperBound, columns.lowerBound + Self.widest - 1)
    page.add(
      "<div class=\"sheet\"><table><thead><tr><th scope=\"col\">\(say("golongan", "class"))</th><th scope=\"col\">\(say("baris", "row"))</th>"
    )
    for column in shown { page.add("<th scope=\"col\">\(CellAddress.letters(column))</th>") }
    if shown.upperBound < columns.upperBound { page.add("<th></th>") }
    page.add("</tr></thead><tbody>")
    let more = columns.upperBound - shown.upperBound
    var rows = 0
    var index = 0
    while index < grid.rows.count {
      let kinds = rowKinds(index)
      var end = index + 1
      while end < grid.rows.count, rowKinds(end) == kinds,
        grid.rows[end].number - grid.rows[end - 1].number == 1
      { end += 1 }
      let length = end - index
      let long = length > Self.head + Self.tail + 2
      for row in index..<end where !long || row < index + Self.head || row >= end - Self.tail {
        if rows >= Self.most { break }
        if row == index, index > 0 { gap(before: index, shown.count, into: &page) }
        if long, row == end - Self.tail {
          rest(
            length - Self.head - Self.tail, kinds, from: index + Self.head, to: row - 1, shown.count,
            into: &page)
        }
        draw(row, kinds, shown, more, into: &page)
        rows += 1
      }
      if rows >= Self.most, end < grid.rows.count || long {
        let left = grid.rows.count - end
        if left > 0 { rest(left, [], from: end, to: grid.rows.count - 1, shown.count, into: &page) }
        break
      }
      index = end
    }
    page.add("</tbody></table></div>")
  }

  private func rowKinds(_ index: Int) -> [CellClass] {
    var kinds: [CellClass] = []
    for cell in grid.cells[grid.rows[index].cells] {
      if let kind = classes[cell.address], !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  private func words(_ kinds: [CellClass]) -> String {
    kinds.map { ReadingMap.word($0, language) }.joined(separator: ", ")
  }

  private func gap(before index: Int, _ width: Int, into page: inout MapPage) {
    let blank = grid.rows[index].number - grid.rows[index - 1].number - 1
    guard blank > 0 else { return }
    page.add(
      "<tr class=\"gap\"><td></td><td></td><td colspan=\"\(width)\">\(format.count(blank)) \(say("baris kosong", blank == 1 ? "blank row" : "blank rows"))</td></tr>"
    )
  }

  /// "… 1.203 baris data lain (12–1214)"
  private func rest(
    _ count: Int, _ kinds: [CellClass], from: Int, to: Int, _ width: Int, into page: inout MapPage
  ) {
    let kind = kinds.isEmpty ? "" : words(kinds) + " "
    let rows = "\(grid.rows[from].number)–\(grid.rows[to].number)"
    let text =
      language == .id
      ? "… \(format.count(count)) baris \(kind)lain (\(rows))"
      : "… \(format.count(count)) more \(kind)rows (\(rows))"
    page.add("<tr class=\"rest\"><td></td><td></td><td colspan=\"\(width)\">\(text)</td></tr>")
  }

  private func draw(
    _ index: Int, _ kinds: [CellClass], _ shown: ClosedRange<Int>, _ more: Int, into page: inout MapPage
  ) {
    let number = grid.rows[index].number
    let hidden = grid.sheet.hiddenRows.contains(number) ? " <i>(\(say("tersembunyi", "hidden")))</i>" : ""
    let main = kinds.count == 1 ? kinds.first : nil
    page.add(
      "<tr><th scope=\"row\" class=\"word \(main?.rawValue ?? "mixed")\">\(words(kinds))\(hidden)</th><th scope=\"row\">\(number)</th>"
    )
    var column = shown.lowerBound
    while column <= shown.upperBound {
      let address = CellAddress(row: number, column: column)
      var width = 1
      if let place = grid.cell(index, column: column) {
        let cell = grid.cells[place]
        if let range = grid.merge(at: address), range.right > column {
          width = min(range.right, shown.upperBound) - column + 1
          width = max(1, free(index, from: column, width: width))
        }
        let kind = classes[address]
        let tag = main == nil ? kind.map { "<small>\(ReadingMap.word($0, language))</small> " } ?? "" : ""
        let text = MapPage.escaped(MapPage.short(shownText(cell), 80))
        let figure = grid.kinds[place].isFigure && kind != .header ? " figure" : ""
        page.add(
          "<td class=\"\(kind?.rawValue ?? "")\(figure)\"\(width > 1 ? " colspan=\"\(width)\"" : "")>\(tag)\(text)</td>"
        )
      } else if let range = grid.merge(at: address), range.left == column, range.top < number,
        kinds.contains(.data), let owner = grid.speaking(address)
      {
        // What a merged owner above says for this row.
        page.add("<td class=\"filled\">↑ \(MapPage.escaped(MapPage.short(shownText(owner), 40)))</td>")
      } else {
        page.add("<td></td>")
      }
      column += width
    }
    if more > 0 {
      page.add("<td class=\"rest\">… \(format.count(more)) \(say("kolom lain", "more columns"))</td>")
    }
    page.add("</tr>")
  }

  /// A merged cell is drawn as wide as the blanks it covers.
  private func free(_ index: Int, from column: Int, width: Int) -> Int {
    var free = 1
    while free < width, grid.cell(index, column: column + free) == nil { free += 1 }
    return free
  }

  private func shownText(_ cell: Cell) -> String {
    for (table, columns) in zip(tables, masked) where table.range.contains(cell.address) {
      let place = table.orientation == .rows ? cell.address.column : cell.address.row
      if columns.contains(place), classes[cell.address] == .data {
        return say("(data pribadi)", "(personal data)")
      }
    }
    if isNameOverNIP(cell) { return say("(nama)", "(name)") }
    let text = tidied(cell.displayed)
    let digits = text.utf8.reduce(0) { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) }
    guard digits >= 16, digits <= 18, text.utf8.count <= 30 else { return text }
    return String(text.map { $0.isNumber ? "•" : $0 })
  }

  /// The name in a signature block: right above a NIP, or above the rank that stands over it.
  private func isNameOverNIP(_ cell: Cell) -> Bool {
    guard classes[cell.address] == .note, let text = cell.text,
      let index = grid.index(ofRow: cell.address.row)
    else { return false }
    let key = wordKey(text)
    if ["pembina", "penata", "pengatur", "nip"].contains(where: { key == $0 || key.hasPrefix($0 + " ") }) {
      return false
    }
    return (index + 1...index + 2).contains { below in
      guard below < grid.rows.count, let place = grid.cell(below, column: cell.address.column) else {
        return false
      }
      return grid.cells[place].text.map { wordKey($0).hasPrefix("nip") } ?? false
    }
  }
}
