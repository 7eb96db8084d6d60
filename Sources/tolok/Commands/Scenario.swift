import ArgumentParser
import TolokCore
import TolokKit

/// `tolok scenario …`: other facts and parameters over the same baseline.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Skenario DID: ubah fakta atau parameter, bandingkan dengan baseline.",
    discussion: """
      Skenario adalah berkas YAML kecil; contohnya di pipelines/scenarios/.
      Nilai yang belum diketahui ditulis null.
      """,
    subcommands: [Run.self, Compare.self, Import.self])

  /// The project and the days the baseline is seen from.
  struct Options: ParsableArguments {
    @OptionGroup var project: ProjectOptions
    @Option(help: ArgumentHelp("Periode baseline, mis. 2023-10; asalnya yang terbaru.", valueName: "periode"))
    var period: String?
    @Option(help: ArgumentHelp("Fakta per tanggal; asalnya dari berkas, lalu periode.", valueName: "tanggal"))
    var asOf: String?
    @Option(help: ArgumentHelp("Hukum per tanggal; asalnya dari berkas, lalu periode.", valueName: "tanggal"))
    var lawAsOf: String?

    var request: ScenarioRequest {
      var request = ScenarioRequest()
      request.project = project.project
      request.period = period
      request.asOf = asOf
      request.lawAsOf = lawAsOf
      return request
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hitung satu skenario; baseline selalu di sebelahnya.")
    @Argument(help: ArgumentHelp("Berkas skenario .yaml.", valueName: "berkas")) var file: String
    @Option(
      help: ArgumentHelp(
        "Tulis buku kerja audit dengan skenario di sel terbukanya.", valueName: "berkas.xlsx"))
    var out: String?
    @OptionGroup var options: Options
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      let run = try ScenarioRun(options.request, file: file)
      if let out {
        try run.write(to: out, speech.lang)
        if !speech.quiet {
          Terminal.say(speech.lang == .id ? "buku audit: \(out)" : "audit workbook: \(out)")
        }
      }
      if speech.json || !speech.quiet { Terminal.out(run.text(speech.lang, json: speech.json)) }
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bandingkan dua skenario atas baseline yang sama.")
    @Argument(help: ArgumentHelp("Skenario pertama.", valueName: "berkas A")) var first: String
    @Argument(help: ArgumentHelp("Skenario kedua.", valueName: "berkas B")) var second: String
    @OptionGroup var options: Options
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      Terminal.out(
        try ScenarioCompare(options.request, from: first, to: second).text(speech.lang, json: speech.json))
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Jadikan suntingan di audit-did.xlsx sebuah berkas skenario.")
    @Argument(help: ArgumentHelp("Buku audit yang disunting.", valueName: "audit-did.xlsx")) var file: String
    @Option(help: ArgumentHelp("Nama skenario; asalnya nama berkas.", valueName: "nama")) var name: String?
    @Option(help: ArgumentHelp("Tulis ke berkas ini, bukan ke layar.", valueName: "berkas.yaml")) var out:
      String?
    @OptionGroup var options: Options
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      let made = try ScenarioImport(options.request, file: file, name: name).scenario()
      guard let out else {
        let yaml = String(made.yaml.dropLast())
        return Terminal.out(speech.json ? scenarioFileJSON(made, speech.lang).serialised : yaml)
      }
      try ScenarioImport.write(made, to: out)
      if speech.json { Terminal.out(scenarioFileJSON(made, speech.lang).serialised) }
      if !speech.quiet {
        Terminal.say(
          Sentence(
            id: "\(made.changes.count) perubahan ditulis ke \(out). Berikutnya: tolok scenario run \(out)",
            en: "\(made.changes.count) changes written to \(out). Next: tolok scenario run \(out)")[
              speech.lang])
      }
    }
  }
}
