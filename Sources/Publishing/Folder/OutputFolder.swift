import Containers
import FoundationEssentials
import Glibc
import TolokCore

/// The output folder of one run: written aside, then put in place whole.
///
/// Order of a publication: everything is written into `.rNN.partial` and synced; the partial folder is
/// renamed to `rNN`; the store commits; `terbaru` is moved last. A run that dies before the rename leaves
/// a partial folder, which the next run removes; one that dies between commit and pointer is finished by
/// `recover`. Two runs never write into one period at once.
package struct OutputFolder {
  package let parent: String
  package let revision: String
  private let lock: FolderLock
  package var partial: String { "\(parent)/.\(revision).partial" }
  package var final: String { "\(parent)/\(revision)" }
  /// Times and durations; beside the published folders, never inside.
  package var log: String { "\(parent)/log/\(revision).jsonl" }

  /// Takes the next free revision below `output/<name>`; the name is the period, or says what part of it.
  package init(output: String, name: String) throws(PublishError) {
    parent = "\(output)/\(name)"
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: parent, reason: Self.reason)
    }
    guard let lock = FolderLock(parent) else { throw .busy(parent) }
    self.lock = lock
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: parent)
      for name in names where name.hasPrefix(".") && name.hasSuffix(".partial") {
        try FileManager.default.removeItem(atPath: "\(parent)/\(name)")
      }
      let last = names.compactMap { $0.first == "r" ? Int($0.dropFirst()) : nil }.max() ?? 0
      revision = "r" + pad(last + 1, 2)
      try FileManager.default.createDirectory(
        atPath: "\(parent)/.\(revision).partial", withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: parent, reason: Self.reason)
    }
  }

  /// SHA-256 over names and contents of all files, in name order: the identity of the published set.
  package func contentSHA256() throws(PublishError) -> String {
    var bytes: [UInt8] = []
    for name in try files() {
      guard let data = FileManager.default.contents(atPath: "\(partial)/\(name)") else {
        throw .cannotWrite(file: name, reason: Self.reason)
      }
      bytes += Array("\(name)\u{0}\(sha256([UInt8](data)))\n".utf8)
    }
    return sha256(bytes)
  }

  /// The files written so far, relative, sorted.
  package func files() throws(PublishError) -> [String] {
    let names: [String]
    do { names = try FileManager.default.subpathsOfDirectory(atPath: partial) } catch {
      throw .cannotWrite(file: partial, reason: sentence(of: error))
    }
    return names.filter { !isDirectory("\(partial)/\($0)") }.sorted()
  }

  /// Makes the folder durable and gives it its name: from here on it exists, whole.
  package func putInPlace() throws(PublishError) {
    for name in try files() { Self.sync("\(partial)/\(name)") }
    Self.sync(partial)
    guard rename(partial, final) == 0 else { throw .cannotWrite(file: final, reason: Self.reason) }
    Self.sync(parent)
  }

  /// Moves `terbaru` in one step, so that a reader sees the old target or the new one.
  package static func point(parent: String, to revision: String) throws(PublishError) {
    let pointer = "\(parent)/terbaru"
    let aside = "\(parent)/.terbaru.partial"
    unlink(aside)
    guard symlink(revision, aside) == 0, rename(aside, pointer) == 0 else {
      throw .cannotWrite(file: pointer, reason: Self.reason)
    }
    sync(parent)
  }

  /// Moves the pointer to the revision the store knows, where a run died between commit and pointer.
  package func recover(recorded: String) throws(PublishError) {
    guard Self.currentRevision(parent: parent) != recorded, isDirectory("\(parent)/\(recorded)") else {
      return
    }
    try Self.point(parent: parent, to: recorded)
  }

  /// Removes what an abandoned run left aside.
  package func discard() { try? FileManager.default.removeItem(atPath: partial) }

  package static func currentRevision(parent: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "\(parent)/terbaru")
  }

  private func isDirectory(_ path: String) -> Bool {
    var flag = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &flag) && flag
  }

  private static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static var reason: Sentence {
    let words = String(cString: strerror(errno))
    return Sentence(id: words, en: words)
  }
}

/// Holds a folder for one process; released with it, also when it dies.
private final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Nil when another process holds the folder.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
  }

  deinit { close(descriptor) }
}
