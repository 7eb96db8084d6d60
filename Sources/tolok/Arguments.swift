import ArgumentParser
import TolokCore

/// The command line as text, and the bytes of those arguments that are no UTF-8.
///
/// Swift writes `�` for such bytes, and a file of that name is not there; here the bytes stay known.
enum Arguments {
  /// Without the program's own name.
  static let list: [String] = names.map(\.shown)

  static let names: [FileName] = {
    var all: [[UInt8]] = []
    for i in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[i] else { break }
      var bytes: [UInt8] = []
      var at = argument
      while at.pointee != 0 {
        bytes.append(UInt8(bitPattern: at.pointee))
        at += 1
      }
      all.append(bytes)
    }
    return FileName.unique(all)
  }()
}

/// A file named on the command line.
struct FileArgument: ExpressibleByArgument {
  let name: FileName

  init?(argument: String) {
    name = Arguments.names.first { $0.shown == argument } ?? FileName(argument)
  }

  static var defaultCompletionKind: CompletionKind { .file() }
}
