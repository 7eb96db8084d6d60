import ArgumentParser
import TolokCore
import TolokKit

/// `tolok lint FOLDER…`: what is published against the accessibility checklist.
struct LintOutput: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Periksa keluaran terhadap daftar periksa keterbacaan; keluar 4 bila ada temuan.")
  @Argument(help: ArgumentHelp("Folder terbitan, atau berkas .xlsx dan .html.", valueName: "folder"))
  var paths: [String]
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let findings = try OutputLint(paths: paths).run()
    if speech.json {
      Terminal.out(
        JSON.object([
          ("schema", .int(1)), ("findings", .array(findings.map { $0.json(speech.lang) })),
        ]).serialised)
    } else if !speech.quiet || !findings.isEmpty {
      Terminal.out(FindingText(findings: findings, language: speech.lang).text)
    }
    if !findings.isEmpty { throw ExitCode(Terminal.Code.verification) }
  }
}
