import FoundationEssentials
import TolokCore

/// One file of the inbox, not read yet.
struct InboxFile: Sendable {
  /// Relative to the inbox, `/` between folders.
  let name: String
  let path: String
  /// The folder directly below the inbox, when it names a region.
  let region: String?
}

/// The files of one month, in name order. Inputs are only ever read.
struct Inbox {
  let path: String

  func files() throws(RunError) -> [InboxFile] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: path)
    } catch {
      throw .unreadable(
        Sentence(id: "folder masuk \(path) tidak dapat dibaca", en: "the inbox \(path) cannot be read"))
    }
    return names.sorted().compactMap { name in
      let parts = name.split(separator: "/").map(String.init)
      // Locks and leftovers of office programs and file managers are not the agencies' files.
      guard let last = parts.last, !last.hasPrefix("."), !last.hasPrefix("~$"), last != "README.md" else {
        return nil
      }
      var isFolder = false
      let full = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder else {
        return nil
      }
      return InboxFile(name: name, path: full, region: parts.count > 1 ? parts[0] : nil)
    }
  }
}
