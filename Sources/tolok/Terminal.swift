import ArgumentParser
import Glibc
import TolokCore
import TolokKit

/// Everything the command says that is not about data: errors, progress and the exit codes of the contract.
enum Terminal {
  /// Exit codes, one place.
  enum Code {
    static let findings: Int32 = 1
    static let partial: Int32 = 2
    static let verification: Int32 = 4
    static let usage: Int32 = 64
    static let unreadable: Int32 = 65
    static let failed: Int32 = 70
    static let interrupted: Int32 = 130
  }

  /// An interrupt stops at once with its own code; nothing half-made is published.
  static func prepare() {
    signal(SIGINT) { _ in _exit(130) }
    signal(SIGPIPE, SIG_IGN)
  }

  static func say(_ text: String) { write(text + "\n", to: 2) }
  static func out(_ text: String) { write(text + "\n", to: 1) }
  static func out(_ bytes: [UInt8]) { write(bytes, to: 1) }
  static func out(_ bytes: UnsafeBufferPointer<UInt8>) { write(UnsafeRawBufferPointer(bytes), to: 1) }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32) {
    var sent = 0
    while sent < buffer.count {
      let n = Glibc.write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      guard n > 0 else { return give(up: errno, descriptor) }
      sent += n
    }
  }

  /// A reader that has gone wants no more; anything else that keeps results from being written is an error.
  private static func give(up reason: Int32, _ descriptor: Int32) {
    guard descriptor == 1 else { return }
    if reason != EPIPE {
      let english = asksForEnglish
      let words = String(cString: strerror(reason))
      say(
        english
          ? "error: the result cannot be written: \(words)" : "galat: hasil tidak dapat ditulis: \(words)")
    }
    exit(Code.failed)
  }

  /// One clear sentence on stderr and the exit code; help and version are no errors.
  static func finish(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
    if let code = error as? ExitCode { exit(code.rawValue) }
    let english = asksForEnglish
    let mark = english ? "error" : "galat"
    if let error = error as? RunError {
      say("\(mark): \(oneLine(error.sentence[english ? .en : .id]))")
      switch error {
      case .badValue: exit(Code.usage)
      case .unreadable: exit(Code.unreadable)
      case .failed: exit(Code.failed)
      }
    }
    let code = command.exitCode(for: error).rawValue
    if code == 0 {
      out(command.fullMessage(for: error))
      exit(0)
    }
    say(
      "\(mark): \(translated(command.message(for: error), english: english))\n\(english ? "see" : "lihat"): tolok --help"
    )
    exit(Code.usage)
  }

  /// A name may hold line ends and worse; an error stays one line.
  static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(line)
  }

  /// The argument library speaks English; its sentences in Indonesian, unless English is asked for.
  static func translated(_ message: String, english: Bool) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    if english { return line }
    let patterns: [(String, String)] = [
      ("Unknown option ", "pilihan tidak dikenal: "), ("Missing expected argument ", "argumen belum diisi: "),
      ("Missing value for ", "nilai belum diisi untuk "), ("Unexpected argument ", "argumen tidak dikenal: "),
      (" unexpected arguments: ", " argumen tidak dikenal: "), ("The value ", "nilai "),
      (" is invalid for ", " tidak berlaku untuk "), (". Please provide one of ", "; pilihannya: "),
      (". Did you mean ", "; maksud Anda "), ("' and '", "' atau '"), (", and '", ", atau '"),
      ("' or '", "' atau '"), (", or '", ", atau '"),
    ]
    var text = line
    for (english, indonesian) in patterns {
      text = text.split(separator: english, omittingEmptySubsequences: false).joined(separator: indonesian)
    }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static var asksForEnglish: Bool {
    let arguments = CommandLine.arguments
    return arguments.contains("--lang=en")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--lang" && $1 == "en" }
  }

  /// Colour only on a terminal, never with NO_COLOR.
  static func usesColour(_ noColour: Bool) -> Bool {
    !noColour && isatty(2) == 1 && getenv("NO_COLOR") == nil
  }
}
