import ArgumentParser
import TolokCore
import TolokKit

/// The pages of a month again, from the templates; no new revision.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Susun ulang halaman laporan satu bulan, tanpa menerbitkan revisi baru; dengan --pdf juga PDF-nya.")
  @OptionGroup var project: ProjectOptions
  @Option(help: ArgumentHelp("Periode, mis. 2023-10; asalnya yang terbaru.", valueName: "periode"))
  var period: String?
  @Option(help: ArgumentHelp("Pengganti reports/output.", valueName: "folder")) var out: String?
  @OptionGroup var dates: DateOptions
  @Flag(help: "Buat PDF tiap halaman, bila Chromium atau WeasyPrint ada di mesin ini.") var pdf = false
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    var request = RunRequest()
    request.project = project.project
    request.period = period
    request.out = out
    request.asOf = dates.asOf
    request.lawAsOf = dates.lawAsOf
    request.runDate = dates.runDate
    request.language = speech.lang.rawValue
    let rebuilt = try ReportRebuild(request, pdf: pdf).rebuild()
    if speech.json {
      Terminal.out(rebuilt.json.serialised)
    } else if !speech.quiet {
      Terminal.out(rebuilt.summary[speech.lang])
    }
    if let reason = rebuilt.noPDF {
      if !speech.json { Terminal.say(reason[speech.lang]) }
      throw ExitCode(Terminal.Code.partial)
    }
  }
}
