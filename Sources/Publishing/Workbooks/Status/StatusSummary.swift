import TolokCore

/// The first sheet: how many are in each state, region by region, counted live and checked.
struct StatusSummary {
  let parts: StatusParts
  let register: Block?
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }
  private let states = CollectionState.allCases

  init(parts: StatusParts, register: Block?) {
    self.parts = parts
    self.register = register
  }

  /// "53 dari 75"
  private func share(_ part: Int) -> String {
    "\(results.figures.count(part)) \(say("dari", "of")) \(results.figures.count(results.collection.count))"
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let all = results.collection
    let missing = all.count { $0.state == .missing }
    leaf.open(
      say(
        "\(results.month): \(share(missing)) kiriman yang ditunggu belum masuk",
        "\(results.month): \(share(missing)) expected forms are missing"),
      say(
        "Status pengumpulan, \(results.edition.id). Angka dihitung langsung dari lembar Register; setiap unit dalam tepat satu keadaan.",
        "Collection status, \(results.edition.en). Figures are counted live from the sheet Register; each unit is in exactly one state."
      ))
    leaf.heading(say("Keadaan kiriman per wilayah", "State of the forms by region"))
    let head = Int(leaf.row) + 1
    let block = try leaf.table(
      "tbl_keadaan",
      [Column(say("Wilayah", "Region")), Column(say("Ditunggu", "Expected"), right: true)]
        + states.map { Column($0.word(results.language), right: true) }
        + [
          Column(say("Terjawab", "Answered"), right: true), Column(say("Jumlah", "Adds up")),
          Column(say("Buka", "Open")),
        ], results.standings.map(\.region),
      none: say("Belum ada wilayah pelapor.", "No reporting region.")
    ) { region, row in line(region, row, head: head) }
    if let block {
      let total = block.last + 1
      leaf.line(totals(block, total))
      leaf.skip()
      chart(leaf, head: head, total: total)
    }
    marks(leaf)
    contents(leaf)
    if results.standings.count <= 20 { leaf.onOnePage() }
  }

  /// Position of the two share columns, after region, expected and the states.
  private var last: String { CellAddress.letters(2 + states.count) }

  private func line(_ region: Region, _ row: Int, head: Int) -> [Entry] {
    let own = results.collection.filter { $0.region == region.id }
    var entries: [Entry] = [.strong(region.name)]
    if let register {
      entries.append(.formula("=SUMPRODUCT(--(\(register.range(1))=$A\(row)))", own.count))
      for (index, state) in states.enumerated() {
        let column = CellAddress.letters(3 + index)
        entries.append(
          .formula(
            "=SUMPRODUCT(--(\(register.range(1))=$A\(row)),--(\(register.range(5))=\(column)$\(head)))",
            own.count { $0.state == state }))
      }
    } else {
      entries += Array(repeating: .count(0), count: states.count + 1)
    }
    entries.append(share(row, own))
    entries.append(
      .formula("=IF(SUM(C\(row):\(last)\(row))=B\(row),1,0)", 1, .check(checkFormat)))
    let first = register.flatMap { block in
      results.collection.firstIndex { $0.region == region.id }.map { block.spot(block.first + $0) }
    }
    entries.append(.link(say("→ baris", "→ rows"), first))
    return entries
  }

  private var checkFormat: String { say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\"") }

  private func share(_ row: Int, _ own: [CollectionLine], _ look: Look = .number(NumberLook.percent)) -> Entry
  {
    let answered = own.count { $0.state == .received || $0.state == .receivedEmpty }
    return .formula(
      "=IF(B\(row)=0,0,(C\(row)+D\(row))/B\(row))",
      own.isEmpty ? 0 : Double(answered) / Double(own.count), look)
  }

  private func totals(_ block: Block, _ row: Int) -> [Entry] {
    let all = results.collection
    func sum(_ column: Int, _ stored: Int) -> Entry {
      let letters = CellAddress.letters(column)
      return .formula("=SUM(\(letters)\(block.first):\(letters)\(block.last))", stored, .result)
    }
    var entries: [Entry] = [.text(say("Jumlah", "Total"), .resultText), sum(2, all.count)]
    for (index, state) in states.enumerated() {
      entries.append(sum(3 + index, all.count { $0.state == state }))
    }
    entries.append(share(row, all, .result(NumberLook.percent)))
    // The register itself must hold as many rows as the regions together.
    entries.append(
      .formula(
        "=IF(AND(SUM(C\(row):\(last)\(row))=B\(row),B\(row)=\(register.map { "ROWS(\($0.range(1)))" } ?? "0")),1,0)",
        1,
        .result.with {
          $0.number = checkFormat
          $0.right = false
          $0.indent = 1
        }))
    entries.append(.text("", .resultText))
    return entries
  }

  private func chart(_ leaf: Leaf, head: Int, total: Int) {
    let all = results.collection
    let counts = states.map { state in (state, all.count { $0.state == state }) }
    leaf.chart(
      BarChart(
        title: say(
          "\(share(counts.last?.1 ?? 0)) kiriman belum masuk",
          "\(share(counts.last?.1 ?? 0)) forms are missing"),
        description: say("Diagram batang, banyak kiriman per keadaan: ", "Bar chart, forms by state: ")
          + counts.map { "\($0.label[results.language]) \($1)" }.joined(separator: "; "),
        series: say("Banyak kiriman", "Forms"),
        categories: "'\(leaf.name)'!$C$\(head):$\(last)$\(head)",
        values: "'\(leaf.name)'!$C$\(total):$\(last)$\(total)", stored: counts.map { Double($0.1) },
        format: NumberLook.count, colours: states.map(\.paint)))
  }

  private func marks(_ leaf: Leaf) {
    leaf.heading(say("Arti keadaan", "What the states mean"))
    for state in states {
      leaf.line([
        .text(
          state.word(results.language),
          state.look.with {
            $0.rules = .none; $0.fill = nil; $0.indent = 0
          }),
        .text(state.meaning[results.language], .note),
      ])
    }
    leaf.note(
      say(
        "Tepat waktu, terlambat, dikirim ulang tanpa perubahan dan dikecualikan belum dinilai: tenggat, kiriman sebelumnya dan surat pengecualian belum dicatat dalam proyek.",
        "On time, late, resent unchanged and exempt are not assessed: due dates, earlier forms and letters of exemption are not on record in the project."
      ))
    leaf.skip()
  }

  private func contents(_ leaf: Leaf) {
    leaf.heading(say("Isi buku kerja", "Contents"))
    let names = parts.names
    let errors = results.findings.count { $0.severity == .error }
    let lines: [(String, String)] = [
      (names.calls, say("siapa yang perlu dihubungi, menurut nama", "whom to call, by name")),
      (
        names.register,
        say("setiap unit dan formulir dengan keadaannya", "every unit and form with its state")
      ),
      (
        names.causes,
        say(
          "\(parts.causes.count) sebab, \(errors) galat: apa yang salah dan cara memperbaikinya",
          "\(parts.causes.count) causes, \(errors) errors: what is wrong and how to mend it")
      ),
      (names.details, say("setiap temuan dengan sel asalnya", "each finding with its cell")),
      (
        names.files,
        say(
          "\(results.facts.ledger.count) berkas: dibaca = dimuat + ditolak + ganda + dikecualikan",
          "\(results.facts.ledger.count) files: read = loaded + rejected + duplicate + excluded")
      ),
      (names.cells, say("sel setiap berkas menurut kelasnya", "cells of each file by class")),
    ]
    for (name, text) in lines {
      leaf.line([.link("→ \(name)", Spot(sheet: name), .looseLink), .text(text, .note)])
    }
  }
}
