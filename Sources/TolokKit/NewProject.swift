import Example
import FoundationEssentials
import TolokCore

/// `tolok init`: the example project in a new or empty folder; its samples become the inbox.
package struct NewProject {
  let directory: String

  package init(directory: String) { self.directory = directory }

  package func create() throws(RunError) {
    if let names = try? FileManager.default.contentsOfDirectory(atPath: directory), !names.isEmpty {
      throw .unreadable(
        Sentence(
          id: "folder \(directory) tidak kosong; pilih folder baru",
          en: "folder \(directory) is not empty; choose a new one"))
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
      throw .failed(
        Sentence(
          id: "proyek contoh tidak dapat ditulis ke \(directory): \(error)",
          en: "the example project cannot be written to \(directory): \(error)"))
    }
  }
}
