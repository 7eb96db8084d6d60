import Foundation
import Glibc
import TestSupport
import Testing

@testable import Containers
@testable import TolokCore

/// File names that are no UTF-8, as old archives and Windows disks leave them.
@Suite struct OddNameTests {
  /// `Data é.xlsx` in Windows-1252, with its twin and a name that is text.
  private static let names: [[UInt8]] = [
    Array("Data ".utf8) + [0xE8] + Array(".csv".utf8), Array("Data ".utf8) + [0xE9] + Array(".csv".utf8),
    Array("Data.csv".utf8),
  ]

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = "\(FileManager.default.temporaryDirectory.path)/tolok-nama-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in Self.names {
      let path = Array(folder.utf8) + [0x2F] + name
      let file = withPath(path) { open($0, O_CREAT | O_WRONLY, 0o600) }
      try #require(file >= 0)
      #expect(write(file, "a,b\n1,2\n", 8) == 8)
      close(file)
    }
    try body(folder)
  }

  @Test func givesEachNameAFormOfItsOwn() {
    let twice = Self.names + [Array("Data �.csv".utf8)]
    let shown = FileName.unique(twice).map(\.shown)
    #expect(shown == ["Data \\xE8.csv", "Data \\xE9.csv", "Data.csv", "Data �.csv"])
    #expect(FileName.unique(Self.names).map(\.shown) == ["Data �.csv", "Data \\xE9.csv", "Data.csv"])
    #expect(FileName.unique(Self.names).map(\.bytes) == Self.names)
  }

  @Test func listsAndOpensThem() throws {
    try inFolder { folder in
      let found = try #require(filesBelow(folder))
      #expect(found == Self.names)
      for name in found {
        #expect(fileBytes(FileName(bytes: Array(folder.utf8) + [0x2F] + name))?.count == 8)
      }
    }
    #expect(filesBelow("/nonexistent") == nil)
  }

  @Test func keepsAnErrorOnOneLineWhateverTheName() throws {
    let outcome = try shell(Places.tolok, ["cells", "tidak\nada\u{1B}[31m.xlsx"])
    #expect(outcome.code == 65)
    #expect(outcome.err == "galat: berkas tidak�ada�[31m.xlsx tidak ada atau tidak boleh dibaca\n")
  }

  @Test func readsThemFromTheCommandLine() throws {
    try inFolder { folder in
      // The shell expands the pattern to the bytes of the names.
      let script = "for f in '\(folder)'/*; do '\(Places.tolok)' cells --json \"$f\" || exit 9; done"
      let outcome = try shell("/bin/sh", ["-c", script], in: nil)
      #expect(outcome.code == 0, "\(outcome.err)")
      #expect(outcome.out.split(separator: "\n").count == 3)
      #expect(outcome.out.contains("/Data \u{FFFD}.csv\""))
    }
  }
}
