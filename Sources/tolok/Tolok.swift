import ArgumentParser
import TolokKit

/// The voice of the product: arguments in, sentences and exit codes out.
@main
struct Tolok: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tolok",
    abstract: "Tolok ukur: dari berkas perangkat daerah ke laporan bulanan.",
    discussion: """
      Mulai:    tolok init FOLDER, lalu tolok run --project FOLDER
      Berkas:   tolok cells|tables|check BERKAS
      Bulan:    tolok run --period 2023-10; tolok report --pdf
      Pahami:   tolok explain KODE, tolok did explain --region 35.79 --year 2022
      Andaikan: tolok scenario run pipelines/scenarios/situbondo-tepat-waktu.yaml
      """,
    version: MonthlyRun.version,
    subcommands: [
      Init.self, Run.self, Report.self, Check.self, Cells.self, Tables.self, Explain.self, Rules.self,
      DID.self, ScenarioCommand.self, LintOutput.self,
    ])

  static func main() {
    Terminal.prepare()
    do {
      var command = try parseAsRoot(Arguments.list)
      try command.run()
    } catch {
      Terminal.finish(error, of: self)
    }
  }
}
