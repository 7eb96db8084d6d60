import Containers
import TolokCore

/// One file of the inbox, not read yet.
struct InboxFile: Sendable {
  /// Relative to the inbox, `/` between folders.
  let name: String
  let path: FileName
  /// The folder directly below the inbox, when it names a region.
  let region: String?
}

/// The files of one month, in name order. Inputs are only ever read.
struct Inbox {
  let path: String

  func files() throws(RunError) -> [InboxFile] {
    guard let found = filesBelow(path) else {
      throw .unreadable(
        Sentence(id: "folder masuk \(path) tidak dapat dibaca", en: "the inbox \(path) cannot be read"))
    }
    return FileName.unique(found).sorted { $0.shown < $1.shown }.compactMap { file in
      let parts = file.shown.split(separator: "/").map(String.init)
      // Locks and leftovers of office programs and file managers are not the agencies' files.
      guard let last = parts.last, !last.hasPrefix("."), !last.hasPrefix("~$"), last != "README.md" else {
        return nil
      }
      let full = FileName(bytes: Array(path.utf8) + [0x2F] + file.bytes)
      return InboxFile(name: file.shown, path: full, region: parts.count > 1 ? parts[0] : nil)
    }
  }
}
