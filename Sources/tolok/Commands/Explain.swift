import ArgumentParser
import TolokCore
import TolokKit

/// `tolok explain E0312`: what a finding means, and how to mend it.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Jelaskan sebuah kode temuan.")
  @Argument(help: ArgumentHelp("Kode, mis. E0312; tanpa kode: daftar semua.", valueName: "kode")) var code:
    String?
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    guard let code else {
      for entry in FindingCode.all.sorted(by: { $0.code.dropFirst() < $1.code.dropFirst() }) {
        Terminal.out("\(entry.code)  \(entry.title[speech.lang])")
      }
      return
    }
    guard let entry = FindingCode.named(code) else {
      let near = FindingCode.all.first { $0.code.dropFirst() == code.dropFirst() }
      let hint =
        near.map { Sentence(id: "maksud Anda \($0.code)?", en: "did you mean \($0.code)?") }
        ?? Sentence(id: "daftar semua kode: tolok explain", en: "list of all codes: tolok explain")
      throw RunError.badValue(
        Sentence(
          id: "kode '\(code)' tidak dikenal; \(hint.id)", en: "code '\(code)' is not known; \(hint.en)"))
    }
    if speech.json {
      Terminal.out(
        JSON.object([
          ("schema", .int(1)), ("code", .string(entry.code)), ("severity", .string(entry.severity.rawValue)),
          ("title", .string(entry.title[speech.lang])),
          ("explanation", .string(entry.explanation[speech.lang])),
          ("fix", .string(entry.fix[speech.lang])),
        ]).serialised)
      return
    }
    Terminal.out(
      """
      \(entry.severity.label[speech.lang])[\(entry.code)]: \(entry.title[speech.lang])

      \(entry.explanation[speech.lang])

      \(Sentence(id: "Perbaiki", en: "Mend")[speech.lang]): \(entry.fix[speech.lang])
      """)
  }
}
