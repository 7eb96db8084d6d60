import Foundation  // temporary directories
import Testing
import TolokCore

@testable import Definitions

/// Pinned layouts in source maps, and what is said about a wrong one.
@Suite struct SourceLayoutTests {
  private let head = """
    id: unit
    label: Daftar
    kind: register
    fields:
      - {name: name, type: text, required: true, aliases: [Nama Inovasi]}
      - {name: owner, type: text, aliases: [OPD]}

    """

  private func load(_ layout: String) throws -> SourceMap? {
    let directory = NSTemporaryDirectory() + "tolok-sources-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try (head + layout).write(toFile: directory + "/unit.yaml", atomically: true, encoding: .utf8)
    return try loadSourceMaps(directory: directory).first
  }

  @Test func readsAPinnedLayout() throws {
    let map = try load(
      """
      layout:
        file: "rekap*.xlsx"
        sheet: "Data*"
        header: [4, 5]
        first_data: 7
        columns: {C: {field: name, heading: Nama Kegiatan}, B: owner}
      """)
    let layout = try #require(map?.layout)
    #expect(layout.file == "rekap*.xlsx" && layout.header == [4, 5] && layout.firstData == 7)
    #expect(
      layout.columns.map(\.column) == [2, 3] && layout.columns.map(\.heading) == [nil, "Nama Kegiatan"])
    #expect(try load("")?.layout == nil)
  }

  @Test(arguments: [
    ("header: [4, 6]\n  first_data: 7\n  columns: {B: owner}", "layout.header harus baris berurutan"),
    ("header: [4]\n  first_data: 4\n  columns: {B: owner}", "layout.first_data harus di bawah baris 4"),
    ("header: [4]\n  first_data: 5\n  columns: {B: unit}", "bidang 'unit' tidak ada di fields"),
    ("header: [4]\n  first_data: 5\n  columns: {B2: owner}", "'B2' bukan huruf kolom"),
    ("header: [4]\n  first_data: 5\n  columns: {}", "layout.columns kosong"),
    ("haeder: [4]", "unit.yaml:9: kunci 'haeder' tidak dikenal; maksud Anda 'header'?"),
    (
      "columns: {B: {field: owner, judul: OPD}}",
      "unit.yaml:9: kunci 'judul' tidak dikenal; yang dikenal: field, heading"
    ),
  ])
  func saysWhatIsWrongWithAPin(_ lines: String, _ sentence: String) {
    do {
      _ = try load("layout:\n  sheet: Data\n  \(lines)\n")
      Issue.record("read without complaint")
    } catch {
      #expect("\(error)".contains(sentence))
    }
  }
}
