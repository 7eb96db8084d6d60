import ArgumentParser
import TolokCore
import TolokKit

/// `tolok rules …`: the dated law as data.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Aturan bertanggal: daftar, isi, pemeriksaan, perkara uji.",
    subcommands: [List.self, Show.self, Diff.self, Lint.self, Test.self])

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
    static let configuration = CommandConfiguration(
      abstract: "Satu paket: dasar di kiri, aturan di kanan, nilai yang berlaku, perkara.",
      discussion: "Dengan --out ditulis sebagai halaman HTML siap cetak untuk bagian hukum.")
    @Argument(
      help: ArgumentHelp("Nama paket, mis. 2022-tahun-sebelumnya, atau tahunnya.", valueName: "paket"))
    var pack: String
    @Option(help: ArgumentHelp("Nilai per tanggal ini.", valueName: "tanggal")) var at: String?
    @Option(help: ArgumentHelp("Tulis halaman HTML ke berkas ini.", valueName: "berkas")) var out: String?
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      let book = try RuleBook(project: project.project)
      guard let out else {
        Terminal.out(try book.show(pack, at: at, speech.lang, json: speech.json))
        return
      }
      try book.write(pack, at: at, to: out, speech.lang)
      guard !speech.quiet else { return }
      Terminal.out(
        Sentence(id: "Halaman aturan ditulis: \(out)", en: "Page of the rules written: \(out)")[speech.lang])
    }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Apa yang berubah antara dua paket, dan putusan siapa yang berbalik.")
    @Argument(help: ArgumentHelp("Paket lama, atau tahunnya.", valueName: "lama")) var old: String
    @Argument(help: ArgumentHelp("Paket baru, atau tahunnya.", valueName: "baru")) var new: String
    @OptionGroup var project: ProjectOptions
    @OptionGroup var speech: SpeechOptions
    func run() throws {
      Terminal.out(
        try RuleBook(project: project.project).diff(old, new, speech.lang, json: speech.json))
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Periksa aturannya sendiri: dasar, tanggal, nama, batas, jumlah, masa berlaku.")
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
    static let configuration = CommandConfiguration(
      abstract: "Jalankan perkara, hitungan dan ambang di samping aturan.")
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
