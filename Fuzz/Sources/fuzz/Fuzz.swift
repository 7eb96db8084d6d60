import Containers
import Tabular
import TolokCore

/// The entry point of libFuzzer: the first byte chooses how the rest is read.
///
/// Whole files are fed as they are (kind told from the bytes). Workbooks change little when their compressed bytes do, so
/// one choice feeds the rest as the sheet of a stored zip made around it, another as its shared strings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: start + 1, count: size - 1))
  var limits = ReadLimits()
  limits.cells = 200_000
  limits.memory = 32 << 20
  let reader = FileReader(limits: limits)
  let workbook: Workbook?
  switch start.pointee & 3 {
  case 0: workbook = try? reader.read(bytes: bytes, name: "a.xlsx")
  case 1:
    workbook = try? reader.read(bytes: bytes, name: "a.csv", forcedFormat: .csv)
    _ = try? TypedColumns(bytes)
  case 2: workbook = try? reader.read(bytes: StoredZip.workbook(sheet: bytes), name: "a.xlsx")
  default: workbook = try? reader.read(bytes: StoredZip.workbook(strings: bytes), name: "a.xlsx")
  }
  if let workbook {
    _ = cellsJSON(file: "a", workbook: workbook, formulas: true)
    _ = findings(about: workbook, file: "a", sha256: "")
  }
  return 0
}
