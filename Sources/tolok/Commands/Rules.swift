import ArgumentParser
import TolokCore
import TolokKit

/// `tolok rules …`: the dated law as data.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Aturan bertanggal: daftar, isi, pemeriksaan, perkara uji.",
    subcommands: [List.self, Show.self, Lint.self, Test.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Daftar paket aturan.")
    @Option(help: ArgumentHelp("Yang berlaku pada tanggal ini.", valueName: "tanggal")) var at: String?
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      Terminal.out(try RuleBook(project: project.project).list(at: at, speech.lang, json: speech.json))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Isi satu paket: parameter, nilai, dasar.")
    @Argument(help: ArgumentHelp("Nama paket, mis. 2022-tahun-sebelumnya.", valueName: "paket")) var pack:
      String
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      Terminal.out(try RuleBook(project: project.project).show(pack, speech.lang, json: speech.json))
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Periksa: setiap nilai punya dasar, urutan tanggal benar.")
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      let findings = try RuleBook(project: project.project).lint()
      if speech.json {
        Terminal.out(
          JSON.object([
            ("schema", .int(1)), ("findings", .array(findings.map { $0.json(speech.lang) })),
          ]).serialised)
      } else {
        Terminal.out(FindingText(findings: findings, language: speech.lang).text)
      }
      if findings.contains(where: { $0.severity == .error }) { throw ExitCode(Terminal.Code.verification) }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Jalankan perkara uji di samping aturan.")
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      let outcome = try RuleBook(project: project.project).test(speech.lang, json: speech.json)
      Terminal.out(outcome.text)
      if outcome.failed > 0 { throw ExitCode(Terminal.Code.verification) }
    }
  }
}

/// `tolok init DIR`: the example project, ready to run.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Buat proyek contoh yang langsung dapat dijalankan.")
  @Argument(help: ArgumentHelp("Folder baru atau kosong.", valueName: "folder")) var directory: String
  @OptionGroup var speech: SpeechOptions
  func run() throws {
    try NewProject(directory: directory).create()
    guard !speech.quiet else { return }
    Terminal.out(
      Sentence(
        id: "Proyek contoh dibuat di \(directory). Berikutnya: tolok run --project \(directory)",
        en: "Example project made in \(directory). Next: tolok run --project \(directory)")[speech.lang])
  }
}
