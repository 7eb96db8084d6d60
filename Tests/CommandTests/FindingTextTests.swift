import Foundation
import TestSupport
import Testing

/// What `tolok check` prints: the place, the cells around it, what was expected and how to mend it.
@Suite struct FindingTextTests {
  private func check(_ csv: String, _ more: String...) throws -> Outcome {
    let folder = try Places.temporary("findings")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(csv.utf8).write(to: URL(filePath: "\(folder)/rekap.csv"))
    return try shell(Places.tolok, ["check", "rekap.csv"] + more, in: folder)
  }

  @Test func showsTheCellWithItsNeighbours() throws {
    let outcome = try check(
      "No,Perangkat Daerah,Jumlah Inovasi\n1,Dinas Sosial,3\n2,Dinas Pertanian,2 buah\n3,Satpol PP,4 buah\n")
    let wanted = """
      galat[E0312]: jumlah inovasi berupa teks
        ──▶ rekap.csv › 'rekap'!C3
              │ A        │ B               │ C
            2 │ 1        │ Dinas Sosial    │ 3
            3 │ 2        │ Dinas Pertanian │ "2 buah"   ◀ bukan bilangan
        = diharapkan: bilangan bulat ≥ 0
        = juga di: C4 (2 sel, satu sebab)
        = perbaiki: tulis 2, lalu kirim ulang
        = rincian: tolok explain E0312

      2 galat, 0 peringatan, 0 catatan

      """
    #expect(outcome.out == wanted, "\(outcome.out)")
    #expect(outcome.code == 1)
  }

  @Test func speaksEnglishWhenAsked() throws {
    let outcome = try check(
      "No,Perangkat Daerah,Jumlah Inovasi\n1,Dinas Sosial,3\n2,BPBD,2 buah\n", "--lang", "en")
    #expect(outcome.out.contains("◀ not a number"), "\(outcome.out)")
    #expect(outcome.out.contains("  = expected: a whole number ≥ 0"))
  }

  @Test func showsNoPersonalNumberAmongTheNeighbours() throws {
    let outcome = try check(
      "No,NIP,Perangkat Daerah,Jumlah Inovasi\n1,198701012010011001,Dinas Sosial,2 buah\n2,198701012010011000,BPBD,3\n"
    )
    #expect(outcome.out.contains("E0312"), "\(outcome.out)")
    #expect(!outcome.out.contains("19870101"), "\(outcome.out)")
  }
}
