/// A date as exactly as it was written.
package enum PartialDate: Hashable, Sendable, CustomStringConvertible {
  case year(Int)
  case month(Int, Int)
  case day(CalendarDate)
  package var description: String {
    switch self {
    case .year(let y): pad(y, 4)
    case .month(let y, let m): "\(pad(y, 4))-\(pad(m, 2))"
    case .day(let d): d.description
    }
  }
}

package enum TypedValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case number(Double)
  case money(Rupiah)
  case date(PartialDate)
  /// The canonical value of a vocabulary.
  case enumeration(String)
  /// Several canonical values from one cell.
  case list([String])
  case nothing(Nothing)
}

/// One value of a row with the cell it was read from (nil for a blank without cell).
package struct StagedValue: Hashable, Sendable {
  package var value: TypedValue
  package var cell: CellAddress?
  /// What the sender wrote.
  package var displayed: String
  package init(_ value: TypedValue, cell: CellAddress?, displayed: String) {
    self.value = value
    self.cell = cell
    self.displayed = displayed
  }
  package var text: String? {
    switch value {
    case .text(let s), .enumeration(let s): s
    case .list(let all): all.joined(separator: "; ")
    case .integer(let i): String(i)
    case .number(let n): JSON.number(n)
    case .money(let m): String(m)
    case .date(let d): d.description
    case .nothing: nil
    }
  }
}

/// A data row, typed, still in the agency's own terms.
package struct StagedRow: Hashable, Sendable {
  package var source: String
  package var kind: FormKind
  package var sheet: String
  package var row: Int
  package var values: [String: StagedValue]
  /// Headings of the sections above it ("I. Dinas …").
  package var sections: [String]
  /// The file itself says the row is an example and no documented fact.
  package var synthetic: Bool
  /// False when a finding of severity error sets the row aside.
  package var accepted: Bool
  /// The row says that its sender has none ("nihil").
  package var statesNone = false
  package init(
    source: String, kind: FormKind, sheet: String, row: Int, values: [String: StagedValue],
    sections: [String] = [], synthetic: Bool = false, accepted: Bool = true
  ) {
    self.source = source
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.values = values
    self.sections = sections
    self.synthetic = synthetic
    self.accepted = accepted
  }
}

/// A file after reading and staging: what the conform stage works on.
package struct StagedFile: Sendable {
  /// As given, relative to the inbox: `35.79/Disparta inovasi okt 2023.xlsx`.
  package var file: String
  package var sha256: String
  package var format: FileFormat
  /// From the folder of the inbox; nil when the file lies outside a region's folder.
  package var region: String?
  package var rows: [StagedRow]
  package var cells: [CellClass: Int]
  /// Nil when the bytes could not be read.
  package var readable: Bool
  package init(
    file: String, sha256: String, format: FileFormat, region: String?, rows: [StagedRow],
    cells: [CellClass: Int], readable: Bool
  ) {
    self.file = file
    self.sha256 = sha256
    self.format = format
    self.region = region
    self.rows = rows
    self.cells = cells
    self.readable = readable
  }
}
