import ArgumentParser
import TolokCore
import TolokKit

enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning, never }

extension Language: ExpressibleByArgument {}

/// Flags that mean the same in every command.
struct SpeechOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Bahasa keluaran: id atau en.", valueName: "id|en")) var lang: Language = .id
  @Flag(help: "Keluaran JSON yang tetap bentuknya.") var json = false
  @Flag(name: [.customShort("q"), .long], help: "Diam kecuali galat.") var quiet = false
  @Flag(name: [.customShort("v"), .long], help: "Lebih banyak rincian.") var verbose = false
  @Flag(help: "Tanpa warna.") var noColor = false
}

struct ProjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder proyek.", valueName: "folder")) var project = "."
}

/// The limit of the commands that understand tables; what is read is held whole.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Batas banyaknya sel sebuah berkas.", valueName: "n"),
    transform: LimitOptions.cells)
  var maxCells = RunRequest().maxCells

  /// A number of cells; a workbook cannot hold more than the largest.
  static func cells(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw ValidationError("--max-cells '\(text)' bukan bilangan bulat lebih dari 0")
    }
    return min(number, 4_000_000_000)
  }
}

struct DateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Fakta per tanggal; asalnya hari terakhir periode.", valueName: "tanggal"))
  var asOf: String?
  @Option(help: ArgumentHelp("Hukum per tanggal.", valueName: "tanggal")) var lawAsOf: String?
  @Option(help: ArgumentHelp("Tanggal pengerjaan yang tercetak.", valueName: "tanggal")) var runDate: String?
}
