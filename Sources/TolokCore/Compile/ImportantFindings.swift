/// The three sentences a reader should not miss, each bound to figures of the month; one figure missing, no sentence.
package func importantFindings(_ results: MonthResults) -> [Sentence] {
  var all: [Sentence] = []
  let unreadable = results.facts.ledger.filter { $0.state == .unreadable }
  if !unreadable.isEmpty {
    let names = unreadable.map(\.file).joined(separator: ", ")
    all.append(
      Sentence(
        id: "\(unreadable.count) berkas tidak terbaca, isinya tidak ikut dihitung: \(names)",
        en: "\(unreadable.count) files could not be read and are in no figure: \(names)"))
  }
  let strange = Set(
    results.findings.filter { $0.code.code == FindingCode.unknownForm.code }.compactMap { $0.place?.file })
  if !strange.isEmpty {
    let names = strange.sorted().joined(separator: ", ")
    all.append(
      Sentence(
        id: "\(strange.count) berkas susunan kolomnya belum dikenal, barisnya tidak ikut dihitung: \(names)",
        en: "\(strange.count) files have an unknown layout and are in no figure: \(names)"))
  }
  let missing = results.collection.filter { $0.state == .missing }.count
  if missing > 0 {
    all.append(
      Sentence(
        id:
          "\(LocalFormat(.id).count(missing)) dari \(LocalFormat(.id).count(results.collection.count)) unit belum mengirim formulir inovasi",
        en:
          "\(LocalFormat(.en).count(missing)) of \(LocalFormat(.en).count(results.collection.count)) units have not sent the innovation form"
      ))
  }
  if let conflict = results.reconciliations.first(where: { !$0.agrees }) { all.append(conflict.message) }
  let rejected = results.facts.ledger.reduce(0) { $0 + ($1.fates[.rejected] ?? 0) }
  if rejected > 0 {
    all.append(
      Sentence(
        id:
          "\(LocalFormat(.id).count(rejected)) baris disisihkan karena galat; letak dan cara memperbaikinya ada pada status-pengumpulan.xlsx",
        en:
          "\(LocalFormat(.en).count(rejected)) rows were set aside for errors; places and mends are in status-pengumpulan.xlsx"
      ))
  }
  for standing in results.standings where all.count < 3 && standing.coverage.denominator > 0 {
    let rate = standing.coverage
    all.append(
      Sentence(
        id:
          "\(standing.region.name): \(rate.numerator) dari \(rate.denominator) unit punya inovasi pada register bulan ini",
        en:
          "\(standing.region.name): \(rate.numerator) of \(rate.denominator) units have innovations in this month's register"
      ))
  }
  return Array(all.prefix(3))
}
