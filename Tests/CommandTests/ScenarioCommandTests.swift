import Foundation
import TestSupport
import Testing

/// `tolok scenario` as its users run it: baseline beside, exit codes, one sentence with file and line.
@Suite struct ScenarioCommandTests {
  private func tolok(_ arguments: String..., folder: String? = nil) throws -> Outcome {
    try shell(Places.tolok, arguments, in: folder ?? Places.root)
  }

  @Test func printsTheBaselineBesideTheScenario() throws {
    let outcome = try tolok("scenario", "run", "pipelines/scenarios/situbondo-tepat-waktu.yaml")
    #expect(outcome.code == 0 && outcome.err.isEmpty, "\(outcome.err)")
    let lines = outcome.out.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for line in [
      "baseline skenario perubahan", "putusan tidak terpenuhi terpenuhi berubah",
      "paling sedikit Rp0 belum diketahui tidak dapat dihitung",
      "perkiraan, bukan perhitungan Kementerian Keuangan",
    ] { #expect(lines.contains(line), "\(line) is not in \(outcome.out)") }
  }

  @Test func keepsTheShapeOfItsJSON() throws {
    let outcome = try tolok("scenario", "run", "pipelines/scenarios/magelang-wtp-lima-tahun.yaml", "--json")
    #expect(outcome.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    #expect(Set(json.keys) == ["schema", "scenario", "edits", "as_of", "law_as_of", "components", "label"])
    let component = try #require((json["components"] as? [[String: Any]])?.first)
    #expect(
      Set(component.keys) == [
        "region", "year", "pack", "component", "label", "baseline", "scenario", "change", "attribution",
      ])
    let side = try #require(component["scenario"] as? [String: Any])
    #expect(
      Set(side.keys) == ["verdict", "method", "low", "high", "exact", "assumed", "unknowns", "missing"])
    #expect(side["verdict"] as? String == "met" && side["low"] is NSNull && side["assumed"] as? Bool == true)
    let compared = try tolok(
      "scenario", "compare", "pipelines/scenarios/situbondo-tepat-waktu.yaml",
      "pipelines/scenarios/magelang-wtp-lima-tahun.yaml", "--json")
    let both = try #require(try JSONSerialization.jsonObject(with: Data(compared.out.utf8)) as? [String: Any])
    #expect(
      Set(both.keys) == [
        "schema", "from", "to", "from_edits", "to_edits", "as_of", "law_as_of", "components", "label",
      ])
  }

  private static let head = "schema: 1\nname: uji\nlabel: uji\nwhy: uji\n"
  private static let wrong: [(String, Int, String)] = [
    (
      "set:\n  - {region: \"35.12\", year: 2022, fact: apbd_tepat_waktuu, value: ya}\n", 6,
      "fakta 'apbd_tepat_waktuu' tidak dikenal; maksud Anda 'apbd_tepat_waktu'?"
    ),
    (
      "set:\n  - {region: Situbondo, year: 2022, fact: ptsp, value: ya}\n", 6,
      "wilayah 'Situbondo' tidak ada dalam regions.csv; maksud Anda '35.12' (Kabupaten Situbondo)?"
    ),
    (
      "set:\n  - {pack: 2022-tahun-sebelumnya, parameter: wtp_tahunn, value: 3}\n", 6,
      "parameter 'wtp_tahunn' tidak dikenal; maksud Anda 'wtp_tahun'?"
    ),
    (
      "set:\n  - {pack: 2022-tahun-sebelumny, parameter: wtp_tahun, value: 3}\n", 6,
      "paket '2022-tahun-sebelumny' tidak dikenal; maksud Anda '2022-tahun-sebelumnya'?"
    ),
    (
      "set:\n  - {region: \"35.12\", year: 1999, fact: ptsp, value: ya}\n", 6,
      "tahun anggaran 1999 belum punya paket aturan; yang ada: 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025"
    ),
    (
      "set:\n  - {region: \"35.12\", year: 2022, fact: ptsp, pack: 2022-tahun-sebelumnya, value: mungkin}\n",
      6,
      "nilai 'ptsp' mustahil: 'mungkin' tidak dikenal; pilihannya: ya, tidak, null"
    ),
    (
      "set:\n  - {pack: 2022-tahun-sebelumnya, parameter: bagian_A, value: 1.5}\n", 6,
      "nilai 'bagian_A' mustahil: 1.5 bukan bagian antara 0 dan 1 (50% ditulis 0.5)"
    ),
    ("sett: []\n", 5, "kunci 'sett' pada 'scenario' tidak dikenal; maksud Anda 'set'?"),
    (
      "set:\n  - {region: \"35.12\", year: 2022, fact: ptsp}\n", 6,
      "'value' tidak ada; yang belum diketahui ditulis value: null"
    ),
    (
      "set:\n  - {pack: 2022-tahun-sebelumnya, parameter: wtp_tahun, value: 3}\n  - {pack: 2022-tahun-sebelumnya, parameter: wtp_tahun, value: 4}\n",
      7, "'wtp_tahun' sudah diisi pada uji.yaml:6"
    ),
  ]

  @Test func refusesWithFileAndLine() throws {
    let folder = try Places.temporary("scenario-wrong")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (body, line, reason) in Self.wrong {
      try (Self.head + body).write(toFile: "\(folder)/uji.yaml", atomically: true, encoding: .utf8)
      let outcome = try tolok("scenario", "run", "uji.yaml", "--project", Places.root, folder: folder)
      #expect(outcome.code == 65 && outcome.out.isEmpty, "\(reason): \(outcome.out)")
      #expect(outcome.err.hasPrefix("galat: uji.yaml:\(line)"), "\(outcome.err)")
      #expect(outcome.err.hasSuffix(": \(reason)\n"), "\(outcome.err)")
    }
  }

  @Test func saysWhatCannotBeWrittenOrRead() throws {
    for (line, code) in [
      ("scenario run /nonexistent.yaml", 65), ("scenario import /nonexistent.xlsx", 65), ("scenario run", 64),
      ("scenario run pipelines/scenarios/situbondo-tepat-waktu.yaml --out tak-ada/a.xls", 64),
      ("scenario run pipelines/scenarios/situbondo-tepat-waktu.yaml --out /nonexistent/a.xlsx", 70),
      ("scenario run pipelines/scenarios/situbondo-tepat-waktu.yaml --law-as-of kemarin", 64),
      ("scenario import datasets/samples/README.md --name a/b", 64),
    ] as [(String, Int32)] {
      let outcome = try shell(Places.tolok, line.split(separator: " ").map(String.init), in: Places.root)
      #expect(outcome.code == code, "\(line): \(outcome.err)")
      #expect(outcome.out.isEmpty && outcome.err.hasPrefix("galat: "), "\(line): \(outcome.err)")
    }
  }
}
