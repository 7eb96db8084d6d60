import Foundation
import TestSupport
import Testing
import TolokCore
import Warehouse

@testable import TolokKit

/// A run killed at any moment leaves the old state or the new one, in the store and in the outputs.
@Suite(.serialized) struct CrashTests {
  @Test func survivesBeingKilledAtRandomMoments() throws {
    let folder = try Places.temporary("kill")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = "\(folder)/proyek"
    try NewProject(directory: project).create()
    let arguments = ["run", "--project", project, "--period", "2023-10", "-q"]
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try shell(Places.tolok, arguments) }
    let reference = contents(of: "\(project)/reports/output/2023-10/r01")
    #expect(!reference.isEmpty)

    let seed = UInt64.random(in: 1...UInt64.max)
    var state = seed
    for round in 1...50 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 33) / Double(UInt32.max >> 1)
      let process = Process()
      process.executableURL = URL(filePath: Places.tolok)
      process.arguments = arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(share * Double(whole / .microseconds(1))))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      let note = Comment(
        rawValue: "round \(round), seed \(seed), killed after \(Int(share * 100)) % of a run")
      let parent = "\(project)/reports/output/2023-10"
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(parent)/terbaru")
      #expect(contents(of: "\(parent)/\(target)") == reference, note)
      for name in try FileManager.default.contentsOfDirectory(atPath: parent) where name.hasPrefix("r") {
        #expect(contents(of: "\(parent)/\(name)") == reference, note)
      }
      let store = try Store(path: "\(project)/datasets/tolok.sqlite")
      #expect(try store.rows("PRAGMA integrity_check") == [["ok"]], note)
      #expect(try store.rows("SELECT count(*) FROM period WHERE id = '2023-10'") == [["1"]], note)
    }
  }
}
