import Foundation
import TestSupport
import Testing

@testable import TolokCore

/// The contract of the command line: exit codes, one clear sentence, nothing written on the way to an error.
@Suite struct CommandTests {
  private func tolok(_ arguments: String..., folder: String? = nil) throws -> Outcome {
    try shell(Places.tolok, arguments, in: folder)
  }

  @Test func listsEveryBuiltCommandInHelpAndNoOther() throws {
    let help = try tolok("--help")
    #expect(help.code == 0)
    for command in ["init", "run", "check", "cells", "tables", "explain", "rules", "did", "scenario"] {
      #expect(help.out.contains("  \(command) "), "--help lacks \(command)")
    }
    for later in ["doctor", "template", "remind", "verify", "trace"] {
      #expect(!help.out.contains("  \(later) "), "--help names \(later), which is not built")
    }
  }

  private static let wrong: [(String, Int32)] = [
    ("run --nonsense", 64), ("nonsense", 64), ("run --period Oktober", 64), ("run --period 1999-01", 65),
    ("run --project /nonexistent", 65), ("run --as-of 2023-02-30", 64), ("cells /nonexistent.xlsx", 65),
    ("did explain --region 35.79 --year 1999", 65), ("did explain --region 99.99 --year 2022", 64),
    ("explain E9999", 64), ("check", 64),
  ]

  @Test func refusesWithOneSentenceAndTheExitCode() throws {
    for (line, code) in Self.wrong {
      let outcome = try shell(Places.tolok, line.split(separator: " ").map(String.init), in: Places.root)
      #expect(outcome.code == code, "\(line): \(outcome.err)")
      #expect(outcome.out.isEmpty, "\(line)")
      #expect(outcome.err.hasPrefix("galat: "), "\(line): \(outcome.err)")
    }
  }

  @Test(arguments: [
    ("run --bogus", "galat: pilihan tidak dikenal: '--bogus'; maksud Anda '--out'?"),
    ("run --lang fr", "galat: nilai 'fr' tidak berlaku untuk '--lang <id|en>'; pilihannya: 'id' atau 'en'"),
    ("did explain --region 35.79 --year x", "galat: nilai 'x' tidak berlaku untuk '--year <tahun>'"),
    ("cells a b c", "galat: 2 argumen tidak dikenal: 'b', 'c'"),
    ("cells", "galat: argumen belum diisi: '<berkas>'"),
    ("run --region 99", "galat: --region '99' bukan wilayah pelapor; pilihannya: 35.79, 33.71, 35.73"),
    ("run --lang en --bogus", "error: Unknown option '--bogus'. Did you mean '--out'?"),
    (
      "run --lang en --region 99",
      "error: --region '99' is no reporting region; choose from: 35.79, 33.71, "
        + "35.73"
    ),
  ])
  func saysWhatIsWrongInTheReadersLanguage(_ line: String, _ sentence: String) throws {
    let outcome = try shell(Places.tolok, line.split(separator: " ").map(String.init), in: Places.root)
    #expect(outcome.code == 64)
    #expect(outcome.err.split(separator: "\n").first.map(String.init) == sentence)
  }

  @Test func drawsAReadingMapOfAFile() throws {
    let folder = try Places.temporary("map")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("No,Nama Inovasi,OPD\n1,SIPPUT,DLH\nJumlah,1,\n".utf8)
      .write(to: URL(filePath: "\(folder)/a.csv"))
    let outcome = try tolok("tables", "a.csv", "--map", "peta.html", folder: folder)
    #expect(outcome.code == 0 && outcome.out.isEmpty && outcome.err.contains("peta.html"))
    let page = String(decoding: contents(of: folder)["peta.html"] ?? Data(), as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>") && page.contains("SIPPUT") && page.contains("judul kolom"))
    let json = try tolok("tables", "a.csv", "--json", folder: folder)
    #expect(json.out.contains("\"range\":\"A1:C3\"") && json.out.contains("\"total\":[3]"))
  }

  @Test func makesAProjectThatRunsAnywhere() throws {
    let folder = try Places.temporary("init")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try tolok("init", "baru", folder: folder).code == 0)
    let run = try tolok("run", "--project", "baru", folder: folder)
    #expect(run.code == 0 || run.code == 2, "\(run.err)")
    #expect(FileManager.default.fileExists(atPath: "\(folder)/baru/datasets/inbox"))
    #expect(try tolok("init", "baru", folder: folder).code == 65)
  }

  @Test func answersDIDInTheContractsShape() throws {
    let outcome = try tolok(
      "did", "explain", "--region", "35.79", "--year", "2022", "--json", folder: Places.root)
    #expect(outcome.code == 0, "\(outcome.err)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["schema", "region", "year", "components"])
    let component = try #require((object["components"] as? [[String: Any]])?.first)
    #expect(
      Set(component.keys) == [
        "pack", "component", "label", "verdict", "criteria", "estimate", "missing", "distances", "changes",
        "evidence",
        "doubts",
      ])
    #expect(component["verdict"] as? String == "unknown")
    let estimate = try #require(component["estimate"] as? [String: Any])
    #expect(Set(estimate.keys) == ["method", "low", "high", "exact", "unknowns", "label", "assumptions"])
    #expect(estimate["low"] is NSNull && estimate["high"] is NSNull)
  }

  @Test func explainsEveryCodeInBothLanguages() throws {
    for code in FindingCode.all {
      #expect(!code.title.id.isEmpty && !code.title.en.isEmpty, "\(code.code) lacks a title")
      #expect(
        !code.explanation.id.isEmpty && !code.explanation.en.isEmpty, "\(code.code) lacks an explanation")
      #expect(!code.fix.id.isEmpty && !code.fix.en.isEmpty, "\(code.code) lacks a fix")
      #expect(!code.title.id.hasSuffix("."), "\(code.code): a phrase, no full stop")
    }
    #expect(Set(FindingCode.all.map(\.code)).count == FindingCode.all.count, "a code is used twice")
    #expect(try tolok("explain", "E0312").out.contains("E0312"))
  }

  @Test func checksAFileAsJSONLines() throws {
    let folder = try Places.temporary("check")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rows = "No,Perangkat Daerah,Jumlah Inovasi\n1,Dinas Pertanian,2 buah\n2,Dinas Sosial,3\n"
    try Data(rows.utf8).write(to: URL(filePath: "\(folder)/rekap.csv"))
    let outcome = try tolok("check", "rekap.csv", "--json", folder: folder)
    #expect(outcome.code == 1, "\(outcome.out)\(outcome.err)")
    let lines = outcome.out.split(separator: "\n")
    let keys: Set<String> = [
      "schema", "code", "severity", "file", "sha256", "sheet", "cell", "found", "expected", "message", "fix",
      "cause",
    ]
    var codes: [String: String] = [:]
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(Set(object.keys) == keys)
      codes[object["code"] as? String ?? ""] = object["cell"] as? String ?? ""
    }
    #expect(codes["E0312"] == "C2", "\(codes)")
  }
}
