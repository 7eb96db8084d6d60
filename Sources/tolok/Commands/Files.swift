import ArgumentParser
import TolokCore
import TolokKit

enum ForcedFormat: String, ExpressibleByArgument, CaseIterable { case csv }

/// `tolok cells FILE`: every non-empty cell with its type.
struct Cells: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tampilkan isi setiap sel sebuah berkas.")
  @Argument(help: ArgumentHelp("Berkas .xlsx, .xls, .ods atau .csv.", valueName: "berkas")) var file:
    FileArgument
  @Flag(help: "Sertakan rumus sebagai unsur ketiga.") var formulas = false
  @Option(help: ArgumentHelp("Baca sebagai CSV apa pun namanya.", valueName: "csv")) var format: ForcedFormat?
  @Option(
    help: ArgumentHelp("Batas banyaknya sel sebuah berkas.", valueName: "n"), transform: LimitOptions.cells)
  var maxCells = FileLook.listedCells
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let look = FileLook(file: file.name, asCSV: format == .csv, maxCells: maxCells, understands: false)
    if speech.json {
      try look.writeCellsJSON(formulas: formulas) { Terminal.out($0) }
    } else {
      try look.writeCellsText { Terminal.out($0) }
    }
  }
}

/// `tolok tables FILE`: what was understood.
struct Tables: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tampilkan tabel yang dipahami dari sebuah berkas.")
  @Argument(help: ArgumentHelp("Berkas .xlsx, .xls, .ods atau .csv.", valueName: "berkas")) var file:
    FileArgument
  @Option(help: ArgumentHelp("Tulis peta bacaan (HTML) ke berkas ini.", valueName: "keluaran")) var map:
    String?
  @OptionGroup var project: ProjectOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let look = FileLook(file: file.name, asCSV: false, maxCells: limits.maxCells, understands: true)
    if let map {
      try look.writeMap(to: map, project: project.project, speech.lang)
      if !speech.quiet { Terminal.say(speech.lang == .id ? "peta bacaan: \(map)" : "reading map: \(map)") }
      if !speech.json { return }
    }
    Terminal.out(
      try speech.json
        ? look.tablesJSON(project: project.project) : look.tablesText(project: project.project, speech.lang))
  }
}

/// `tolok check FILE…`: what is wrong, cell by cell.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Periksa berkas sebelum dikirim; tidak perlu proyek.")
  @Argument(help: ArgumentHelp("Satu berkas atau lebih.", valueName: "berkas")) var files: [FileArgument]
  @OptionGroup var project: ProjectOptions
  @Option(help: ArgumentHelp("Keluar 1 bila ada temuan seberat ini.", valueName: "error|warning|never"))
  var failOn: FailOn = .error
  @OptionGroup var limits: LimitOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let outcome = try FileCheck(
      files: files.map(\.name), project: project.project, maxCells: limits.maxCells
    ).run()
    if speech.json {
      for finding in outcome.findings { Terminal.out(finding.json(speech.lang).serialised) }
    } else if !speech.quiet {
      Terminal.out(
        FindingText(findings: outcome.findings, language: speech.lang, excerpts: outcome.excerpts).text)
    }
    if outcome.readable == 0 {
      let first = outcome.findings.first
      let place = first?.place?.file ?? files[0].name.shown
      let why = first.map { "\(place): \($0.message[speech.lang])" } ?? place
      throw RunError.unreadable(
        Sentence(id: "tidak ada berkas yang dapat dibaca (\(why))", en: "no file can be read (\(why))"))
    }
    let worst = outcome.findings.map(\.severity).max()
    if let limit = Severity(rawValue: failOn.rawValue), let worst, worst >= limit {
      throw ExitCode(Terminal.Code.findings)
    }
  }
}
