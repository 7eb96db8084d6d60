import Testing

@testable import TolokCore

/// Five kinds of nothing; none becomes 0.
@Suite struct NothingTests {
  @Test(arguments: [
    ("-", Nothing.nihil), ("--", .nihil), ("–", .nihil), ("nihil", .nihil), ("NIHIL.", .nihil),
    ("tidak ada", .nihil), ("belum ada", .nihil), ("", .blank), ("\u{A0}", .blank), ("&nbsp;", .blank),
    ("NA", .blank), ("NULL", .blank), ("Belum ditentukan", .blank), ("Tidak tercantum", .blank),
    ("?", .blank),
    ("…", .blank), ("n/a", .notApplicable), ("N/A", .notApplicable), ("tidak berlaku", .notApplicable),
    ("tidak ada/berlaku", .notApplicable), ("belum jatuh tempo", .notYetDue),
    ("Belum dilaksanakan", .notYetDue),
    ("belum selesai dikerjakan", .notYetDue),
  ])
  func tellsTheKindsOfNothingApart(_ text: String, _ kind: Nothing) {
    #expect(NothingWords.read(text) == kind)
  }

  @Test(arguments: ["0", "0,00", "Nihilisme", "belum", "%", "✓", "NAMA", "a"])
  func leavesWhatSaysSomething(_ text: String) {
    #expect(NothingWords.read(text) == nil)
  }

  @Test func keepsFreeTextThatBeginsWithNotYet() {
    #expect(NothingWords.read("belum tersosialisasi", isFree: true) == nil)
    #expect(NothingWords.read("nihil", isFree: true) == .nihil)
  }

  @Test(arguments: FieldType.allCases)
  func makesNoZeroOutOfNothing(_ type: FieldType) {
    for text in ["-", "nihil", "NA", "n/a", "belum jatuh tempo", "&nbsp;", "Tidak tercantum"] {
      guard case .nothing(let kind)? = stageColumn(field(type), [text, "1"]).values[0] else {
        Issue.record("\(text) became a value of \(type)")
        continue
      }
      #expect(kind != .zero)
    }
    #expect(stageColumn(field(.integer), ["0"]).values == [.integer(0)])
  }
}
