import Foundation
import TestSupport
import Testing

@testable import Publishing

/// The output folder of a run: whole or not at all, one writer at a time.
@Suite struct OutputFolderTests {
  private func publish(_ name: String, in output: String) throws -> String {
    let folder = try OutputFolder(output: output, name: name)
    try Data("isi".utf8).write(to: URL(filePath: "\(folder.partial)/a.txt"))
    try folder.putInPlace()
    try OutputFolder.point(parent: folder.parent, to: folder.revision)
    return folder.revision
  }

  @Test func countsRevisionsAndMovesThePointerLast() throws {
    let output = try Places.temporary("folder")
    defer { try? FileManager.default.removeItem(atPath: output) }
    #expect(try publish("2023-10", in: output) == "r01")
    #expect(try publish("2023-10", in: output) == "r02")
    #expect(OutputFolder.currentRevision(parent: "\(output)/2023-10") == "r02")
  }

  @Test func letsOnlyOneRunWrite() throws {
    let output = try Places.temporary("lock")
    defer { try? FileManager.default.removeItem(atPath: output) }
    let first = try OutputFolder(output: output, name: "2023-10")
    do {
      _ = try OutputFolder(output: output, name: "2023-10")
      Issue.record("two runs hold one folder")
    } catch {
      #expect("\(error)".hasSuffix("sedang ditulis oleh proses lain; tunggu sampai selesai, lalu ulangi"))
    }
    _ = try OutputFolder(output: output, name: "2023-11")
    first.discard()
  }

  @Test func clearsWhatADeadRunLeftAside() throws {
    let output = try Places.temporary("partial")
    defer { try? FileManager.default.removeItem(atPath: output) }
    let left = "\(output)/2023-10/.r01.partial"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("sisa".utf8).write(to: URL(filePath: "\(left)/sisa.txt"))
    let folder = try OutputFolder(output: output, name: "2023-10")
    #expect(folder.revision == "r01")
    #expect(try folder.files().isEmpty)
  }

  @Test func finishesARunThatDiedBeforeThePointerMoved() throws {
    let output = try Places.temporary("recover")
    defer { try? FileManager.default.removeItem(atPath: output) }
    _ = try publish("2023-10", in: output)
    _ = try publish("2023-10", in: output)
    let parent = "\(output)/2023-10"
    try OutputFolder.point(parent: parent, to: "r01")
    let folder = try OutputFolder(output: output, name: "2023-10")
    try folder.recover(recorded: "r02")
    #expect(OutputFolder.currentRevision(parent: parent) == "r02")
    // A revision that is not there cannot be pointed to.
    try folder.recover(recorded: "r09")
    #expect(OutputFolder.currentRevision(parent: parent) == "r02")
  }
}
