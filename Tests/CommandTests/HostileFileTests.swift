import Foundation
import TestSupport
import Testing

/// Files made to hang or fill the commands that look for tables, at a fiftieth of their size, each within a bar of
/// processor time and memory; the full files and bars are in `Tests/Tools/make_hostile.py`.
@Suite struct HostileFileTests {
  @Test func holdsEachFileWithinTimeAndMemory() throws {
    guard Places.has("python3") else {
      print("skipped: no python3")
      return
    }
    let folder = try Places.temporary("hostile")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // The command under test is built without optimisation.
    let outcome = try shell(
      "python3",
      ["\(Places.root)/Tests/Tools/make_hostile.py", folder, Places.tolok, "--small", "--slack", "10"])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
    #expect(outcome.out.contains("pairs.csv"), "\(outcome.out)")
  }

  @Test func refusesMoreCellsThanAskedForInOneSentence() throws {
    let folder = try Places.temporary("cells")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("No,Nama\n1,a\n2,b\n".utf8).write(to: URL(filePath: "\(folder)/a.csv"))
    for (command, code) in [("tables", Int32(65)), ("check", 65), ("cells", 65)] {
      let outcome = try shell(Places.tolok, [command, "--max-cells", "5", "a.csv"], in: folder)
      #expect(outcome.code == code, "\(command): \(outcome.err)")
      #expect(
        (outcome.out + outcome.err).contains("lebih dari 5 sel"), "\(command): \(outcome.out)\(outcome.err)")
    }
    #expect(try shell(Places.tolok, ["tables", "--max-cells", "6", "a.csv"], in: folder).code == 0)
    #expect(try shell(Places.tolok, ["tables", "--max-cells", "0", "a.csv"], in: folder).code == 64)
  }

  /// A listing reads any text; a table has no more columns than a sheet of an office program.
  @Test func listsWhatIsTooWideToBeATable() throws {
    let folder = try Places.temporary("wide")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let wide = (1...16_385).map { "k\($0)" }.joined(separator: ",")
    try Data("\(wide)\n".utf8).write(to: URL(filePath: "\(folder)/a.csv"))
    #expect(try shell(Places.tolok, ["cells", "a.csv"], in: folder).code == 0)
    let outcome = try shell(Places.tolok, ["tables", "a.csv"], in: folder)
    #expect(outcome.code == 65 && outcome.err.contains("lebih dari 16384 kolom"), "\(outcome.err)")
  }
}
