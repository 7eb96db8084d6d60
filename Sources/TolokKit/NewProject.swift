import Example
import FoundationEssentials
import TolokCore

/// `tolok init`: the example project in a new or empty folder; its samples become the inbox.
package struct NewProject {
  let directory: String

  package init(directory: String) { self.directory = directory }

  package func create() throws(RunError) {
    if let names = try? FileManager.default.contentsOfDirectory(atPath: directory), !names.isEmpty {
      throw .unreadable("folder \(directory) tidak kosong; pilih folder baru")
    }
    do {
      try Example.write(
        into: directory,
        rename: { path in
          path.hasPrefix("datasets/samples/")
            ? "datasets/inbox/" + path.dropFirst("datasets/samples/".count) : path
        },
        edit: { path, data in
          guard path == "pipelines/monthly.yaml" else { return data }
          let text = String(decoding: data, as: UTF8.self)
          return Data(
            text.split(separator: "datasets/samples/{period}", omittingEmptySubsequences: false)
              .joined(separator: "datasets/inbox/{period}").utf8)
        })
    } catch {
      throw .failed("proyek contoh tidak dapat ditulis ke \(directory): \(error)")
    }
  }
}
