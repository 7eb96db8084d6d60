import TolokCore

/// Writes the month's Excel workbooks.
package struct WorkbookWriter {
  let results: MonthResults

  package init(results: MonthResults) { self.results = results }

  package func writeAll(into directory: String) throws(PublishError) -> [String] {
    try StatusWorkbook(results: results).write(to: "\(directory)/status-pengumpulan.xlsx")
    try RegisterWorkbook(results: results).write(to: "\(directory)/register-inovasi.xlsx")
    try AuditWorkbook(results: results).write(to: "\(directory)/audit-did.xlsx")
    try BenchmarkWorkbook(results: results).write(to: "\(directory)/tolok-ukur.xlsx")
    return ["status-pengumpulan.xlsx", "register-inovasi.xlsx", "audit-did.xlsx", "tolok-ukur.xlsx"]
  }
}

extension MonthResults {
  func say(_ id: String, _ en: String) -> String { language == .id ? id : en }
  func regionName(_ id: String) -> String { registers.region(id)?.name ?? id }
  func agencyName(_ id: String?) -> String? { id.flatMap { registers.agency($0)?.name } }
}
