import FoundationEssentials
import Glibc
import TolokCore

/// A program of this machine that makes PDF files of pages: Chromium, or else WeasyPrint.
///
/// It runs without network, with a profile of its own that is removed after, and is ended when it takes too long.
struct PDFPrinter: Sendable {
  enum Engine: String, Sendable { case chromium, weasyprint }
  let engine: Engine
  let program: String
  /// Seconds for one page.
  var limit = 180

  static let howToGetOne = Sentence(
    id:
      "PDF tidak dibuat: Chromium dan WeasyPrint tidak ditemukan. Pasang salah satu (Debian: apt install chromium; "
      + "atau pip install weasyprint), lalu ulangi; atau buka halamannya di peramban dan cetak ke PDF",
    en:
      "no PDF was made: neither Chromium nor WeasyPrint was found. Install one (Debian: apt install chromium; or "
      + "pip install weasyprint) and repeat; or open the page in a browser and print it to PDF")

  /// The first that is there.
  ///
  /// - Parameter path: folders to look in, as in the variable PATH.
  static func found(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) -> PDFPrinter? {
    let names: [(Engine, String)] = [
      (.chromium, "chromium"), (.chromium, "chromium-browser"), (.chromium, "google-chrome"),
      (.weasyprint, "weasyprint"),
    ]
    for (engine, name) in names {
      for folder in path.split(separator: ":") where access("\(folder)/\(name)", X_OK) == 0 {
        return PDFPrinter(engine: engine, program: "\(folder)/\(name)")
      }
    }
    return nil
  }

  /// - Throws: `RunError.failed` when the program fails, takes too long or leaves no file.
  func print(_ page: String, to pdf: String) throws(RunError) {
    let profile = "\(pdf).profil"
    defer { try? FileManager.default.removeItem(atPath: profile) }
    let full = page.hasPrefix("/") ? page : "\(FileManager.default.currentDirectoryPath)/\(page)"
    try? FileManager.default.removeItem(atPath: pdf)
    let arguments: [String]
    switch engine {
    case .chromium:
      arguments =
        ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"]
        + [
          "--user-data-dir=\(profile)", "--no-first-run", "--disable-background-networking", "--disable-sync",
        ]
        + ["--disable-component-update", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND"]
        + (geteuid() == 0 ? ["--no-sandbox"] : [])
        + ["--print-to-pdf=\(pdf)", URL(fileURLWithPath: full).absoluteString]
    case .weasyprint: arguments = ["--quiet", "--pdf-variant", "pdf/ua-1", full, pdf]
    }
    let status = try run(arguments)
    guard status == 0, FileManager.default.fileExists(atPath: pdf) else {
      throw .failed(
        Sentence(
          id: "\(program) gagal mencetak \(page) (kode \(status))",
          en: "\(program) failed to print \(page) (code \(status))"))
    }
  }

  /// Starts the program in a process group of its own and waits; its code, or an error when time is up.
  private func run(_ arguments: [String]) throws(RunError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, program, &actions, &attributes, argv, environ) == 0 else {
      throw .failed(
        Sentence(id: "\(program) tidak dapat dijalankan", en: "\(program) cannot be started"))
    }
    var status: Int32 = 0
    for _ in 0..<(limit * 20) {
      if waitpid(pid, &status, WNOHANG) == pid {
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
      }
      usleep(50_000)
    }
    kill(-pid, SIGKILL)
    waitpid(pid, &status, 0)
    throw .failed(
      Sentence(
        id: "\(program) tidak selesai dalam \(limit) detik dan dihentikan",
        en: "\(program) did not end within \(limit) seconds and was stopped"))
  }
}
