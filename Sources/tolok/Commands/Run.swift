import ArgumentParser
import TolokCore
import TolokKit

/// The month: from the inbox to a published folder.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Jalankan satu bulan: baca berkas, nilai, bandingkan, terbitkan laporan.")
  @OptionGroup var project: ProjectOptions
  @Option(help: ArgumentHelp("Periode, mis. 2023-10; asalnya yang terbaru.", valueName: "periode"))
  var period: String?
  @Option(help: ArgumentHelp("Folder masuk pengganti.", valueName: "folder")) var inbox: String?
  @Option(
    help: ArgumentHelp("Hanya wilayah ini, mis. 35.79, dalam folder <periode>-<kode>.", valueName: "kode"))
  var region: String?
  @Option(help: ArgumentHelp("Pengganti reports/output.", valueName: "folder")) var out: String?
  @OptionGroup var dates: DateOptions
  @Option(help: ArgumentHelp("Keluar 1 bila ada temuan seberat ini.", valueName: "error|warning|never"))
  var failOn: FailOn = .never
  @Flag(name: [.customShort("n"), .long], help: "Baca dan nilai saja, tidak menulis apa pun.") var dryRun =
    false
  @OptionGroup var limits: LimitOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    var request = RunRequest()
    request.project = project.project
    request.period = period
    request.inbox = inbox
    request.region = region
    request.out = out
    request.asOf = dates.asOf
    request.lawAsOf = dates.lawAsOf
    request.runDate = dates.runDate
    request.language = speech.lang.rawValue
    request.dryRun = dryRun
    request.maxCells = limits.maxCells
    let report = try MonthlyRun(request).run()
    if speech.json {
      Terminal.out(report.json.serialised)
    } else if !speech.quiet {
      Terminal.out(RunText(report: report, language: speech.lang).text)
    }
    try Self.leave(report, failOn)
  }

  /// Partial work outweighs findings (contract: 3, then 2, then 1).
  static func leave(_ report: RunReport, _ failOn: FailOn) throws {
    if report.isPartial { throw ExitCode(Terminal.Code.partial) }
    if report.exceeds(failOn.rawValue) { throw ExitCode(Terminal.Code.findings) }
  }
}

/// What a planner reads when the run is over.
struct RunText {
  let report: RunReport
  let language: Language

  var text: String {
    var lines = [report.summary[language], ""]
    lines.append(Sentence(id: "Tiga temuan terpenting:", en: "The three most important findings:")[language])
    for (number, sentence) in report.important.prefix(3).enumerated() {
      lines.append("  \(number + 1). \(sentence)")
    }
    if let folder = report.folder {
      lines.append("")
      lines.append(Sentence(id: "Laporan: \(folder)", en: "Reports: \(folder)")[language])
      lines.append(
        Sentence(
          id: "Mulai dari: \(report.latest ?? folder)/00-baca-dulu.html",
          en: "Start with: \(report.latest ?? folder)/00-baca-dulu.html")[language])
    }
    return lines.joined(separator: "\n")
  }
}
