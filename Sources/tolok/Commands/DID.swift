import ArgumentParser
import TolokCore
import TolokKit

/// `tolok did …`: the money of the regional incentive.
struct DID: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "did", abstract: "DID / Insentif Fiskal.", subcommands: [Explain.self])

  /// `tolok did explain`: one region, one fiscal year, every test of the law.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Jelaskan putusan dan perkiraan satu wilayah, satu tahun.")
    @Option(help: ArgumentHelp("Kode wilayah, mis. 35.79.", valueName: "kode")) var region: String
    @Option(help: ArgumentHelp("Tahun anggaran.", valueName: "tahun")) var year: Int
    @Option(help: ArgumentHelp("Fakta yang terbit sampai tanggal ini; asalnya semua.", valueName: "tanggal"))
    var asOf: String?
    @Option(help: ArgumentHelp("Hukum per tanggal; asalnya hari terakhir tahun itu.", valueName: "tanggal"))
    var lawAsOf: String?
    @Flag(help: "Berhenti bila putusan atau perkiraan bersandar pada andaian atau nilai kedaluwarsa.")
    var strict = false
    @Flag(help: "Teruskan dengan label andaian (asalnya begini).") var estimate = false
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions

    func run() throws {
      if strict, estimate {
        throw RunError.badValue(
          Sentence(
            id: "--strict dan --estimate tidak dapat dipakai bersama",
            en: "--strict and --estimate cannot be used together"))
      }
      let explanation = try DIDExplanation(
        project: project.project, region: region, year: year, lawAsOf: lawAsOf, asOf: asOf)
      if strict, let objection = explanation.objection {
        Terminal.say("\(speech.lang == .en ? "error" : "galat"): \(objection[speech.lang])")
        throw ExitCode(Terminal.Code.verification)
      }
      Terminal.out(explanation.text(speech.lang, json: speech.json))
    }
  }
}
