/// The formulas of a sheet: cells typed over one, and stored results that a simple recalculation contradicts.
struct SheetFormulas {
  struct TypedOver {
    var cell: Cell
    var expected: Sentence
  }
  struct Stale {
    var cell: Cell
    var formula: String
    var computed: Double
  }

  private let sheet: Sheet
  private let formulas: [CellAddress: Cell]
  private let values: [CellAddress: CellValue]

  /// Nil when the sheet has no formulas, or is too large for an index of its values.
  init?(_ sheet: Sheet, limit: Int = 2_000_000) {
    guard sheet.cells.count <= limit else { return nil }
    var formulas: [CellAddress: Cell] = [:]
    for cell in sheet.cells where cell.formula != nil { formulas[cell.address] = cell }
    guard !formulas.isEmpty else { return nil }
    var values: [CellAddress: CellValue] = [:]
    values.reserveCapacity(sheet.cells.count)
    for cell in sheet.cells { values[cell.address] = cell.value }
    self.sheet = sheet
    self.formulas = formulas
    self.values = values
  }

  /// Cells that hold a number where most cells of their column hold one and the same formula.
  func typedOver(_ table: UnderstoodTable) -> [TypedOver] {
    guard table.orientation == .rows, table.rows.data.count >= 4 else { return [] }
    var found: [TypedOver] = []
    for column in table.columns {
      var shapes: [String: (count: Int, example: String)] = [:]
      var constants: [Cell] = []
      var starts: Set<Int> = []
      var previous = -1
      for row in table.rows.data {
        let address = CellAddress(row: row, column: column.column)
        if row != previous + 1 { starts.insert(row) }
        previous = row
        if let formula = formulas[address]?.formula {
          shapes[RelativeFormula.text(formula, at: address), default: (0, formula)].count += 1
        } else if let value = values[address], case .number = value, !sheet.lostFormulas.contains(address) {
          constants.append(Cell(address, value))
        }
      }
      guard let best = shapes.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
        best.value.count >= 3, best.value.count * 10 >= table.rows.data.count * 6,
        constants.count < best.value.count
      else { continue }
      // A chain (`=A4+1`) has to begin with a number.
      let isChain = best.key.contains("R[-1]")
      for cell in constants where !(isChain && starts.contains(cell.address.row)) {
        found.append(
          TypedOver(
            cell: cell,
            expected: Sentence(
              id: "rumus seperti di sel lain kolom ini, mis. =\(best.value.example)",
              en: "a formula as in the other cells of the column, e.g. =\(best.value.example)")))
      }
    }
    return found
  }

  /// Stored results that differ from what the formula gives over the stored values of the cells it names.
  func stale() -> [Stale] {
    var calculator = FormulaCalculator(values: values)
    var found: [Stale] = []
    for (address, cell) in formulas.sorted(by: { $0.key < $1.key }) {
      guard case .number(let stored) = cell.value, let formula = cell.formula,
        let computed = calculator.value(of: formula)
      else { continue }
      let slack = max(1e-6, max(stored.magnitude, computed.magnitude) * 1e-9)
      if (stored - computed).magnitude > slack {
        found.append(Stale(cell: Cell(address, cell.value), formula: formula, computed: computed))
      }
    }
    return found
  }
}

/// A formula with its references written as steps from its own cell, so that copies of one formula are equal.
enum RelativeFormula {
  static func text(_ formula: String, at cell: CellAddress) -> String {
    var out = ""
    for token in FormulaTokens(formula).all {
      switch token {
      case .reference(let address, let fixedRow, let fixedColumn):
        out += fixedRow ? "R\(address.row)" : "R[\(address.row - cell.row)]"
        out += fixedColumn ? "C\(address.column)" : "C[\(address.column - cell.column)]"
      case .other(let text): out += text
      }
    }
    return out
  }
}
