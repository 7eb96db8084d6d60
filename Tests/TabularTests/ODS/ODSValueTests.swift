import Testing
import TolokCore

@testable import Tabular

/// Stored values: numbers, dates, durations, truths, errors; and what is shown where none can be understood.
@Suite struct ODSValueTests {
  private func cell(_ type: String, _ attribute: String, _ shown: String = "tampak", _ more: String = "")
    -> String
  {
    "<table:table-cell office:value-type=\"\(type)\" \(attribute) \(more)><text:p>\(shown)</text:p></table:table-cell>"
  }

  @Test(arguments: [
    ("0", 0), ("-0.5", -0.5), ("1234567.25", 1_234_567.25), ("0.000001", 1e-6), ("1E-3", 1e-3),
    ("123456789012345680", 123_456_789_012_345_680), ("3.14159265358979312", 3.14159265358979312),
    (" 15 ", 15), ("1e308", 1e308),
  ])
  func readsNumbers(_ stored: String, _ expected: Double) throws {
    for type in ["float", "percentage", "currency"] {
      #expect(try odsValue(cell(type, "office:value=\"\(stored)\"")) == .number(expected))
    }
  }

  @Test(arguments: ["1,5", "", "-", ".", "NaN", "1e999", "12a"])
  func showsTheTextOfANumberItCannotUnderstand(_ stored: String) throws {
    #expect(try odsValue(cell("float", "office:value=\"\(stored)\"")) == .text("tampak"))
  }

  @Test(arguments: [
    ("2021-02-03", "2021-02-03T00:00:00"), ("2021-02-03T04:05:06", "2021-02-03T04:05:06"),
    ("2021-02-03T04:05:06.789000000", "2021-02-03T04:05:06.789000"),
    ("2021-02-03T10:10:09.999999627", "2021-02-03T10:10:10"),
    ("2021-12-31T23:59:59.9999999", "2022-01-01T00:00:00"), ("2021-02-03T04:05:06Z", "2021-02-03T04:05:06"),
    ("2021-02-03T04:05", "2021-02-03T04:05:00"), ("1899-12-30", "1899-12-30T00:00:00"),
    ("1900-02-29", "1900-02-28T00:00:00"), ("2021-02-03T04:05:06+07:00", "2021-02-03T04:05:06"),
  ])
  func readsDates(_ stored: String, _ expected: String) throws {
    let value = try odsValue(cell("date", "office:date-value=\"\(stored)\""))
    guard case .date(let date) = value else {
      Issue.record("\(String(describing: value))")
      return
    }
    #expect(date.description == expected)
  }

  @Test(arguments: [
    "2021-02-30", "03/02/2021", "-0044-03-15", "10000-01-01", "2021-02-03T99:00:00", "2021-02",
  ])
  func showsTheTextOfADateTheCalendarLacks(_ stored: String) throws {
    #expect(try odsValue(cell("date", "office:date-value=\"\(stored)\"")) == .text("tampak"))
  }

  @Test(arguments: [
    ("PT10H10M10S", "10:10:10"), ("PT255H10M10S", "255:10:10"), ("PT00H00M00S", "00:00:00"),
    ("PT10H10M10.123456S", "10:10:10.123456"), ("PT10H10M10,5S", "10:10:10.500000"),
    ("-PT1H30M", "-01:30:00"),
    ("P1DT2H", "26:00:00"), ("P0Y0M0DT0H1M", "00:01:00"), ("PT90M", "01:30:00"), ("10:10:10", "10:10:10"),
    ("PT0H0M59.9999999999S", "00:01:00"), ("PT1000882H57M34.360000044S", "1000882:57:34.360000"),
  ])
  func readsDurations(_ stored: String, _ expected: String) throws {
    let value = try odsValue(cell("time", "office:time-value=\"\(stored)\""))
    guard case .time(let time) = value else {
      Issue.record("\(String(describing: value))")
      return
    }
    #expect(clockText(time) == expected)
  }

  @Test(arguments: ["P1Y", "PT", "P", "PT1", "T1H", "PT1H2X", "PT999999999999H", "25", ""])
  func showsTheTextOfADurationWithoutLength(_ stored: String) throws {
    #expect(try odsValue(cell("time", "office:time-value=\"\(stored)\"")) == .text("tampak"))
  }

  @Test func readsTruths() throws {
    #expect(try odsValue(cell("boolean", "office:boolean-value=\"true\"", "BENAR")) == .boolean(true))
    #expect(try odsValue(cell("boolean", "office:boolean-value=\"false\"", "SALAH")) == .boolean(false))
    #expect(try odsValue(cell("boolean", "", "BENAR")) == .text("BENAR"))
  }

  @Test func readsTheErrorsOfLibreOffice() throws {
    let marks = "table:formula=\"of:=1/0\" office:string-value=\"\" calcext:value-type=\"error\""
    for error in ["#DIV/0!", "Err:502", "#WERT!"] {
      #expect(try odsValue(cell("string", marks, error)) == .error(error))
    }
    // The order of the two types does not matter.
    let first =
      "<table:table-cell calcext:value-type=\"error\" office:value-type=\"string\"><text:p>#N/A</text:p></table:table-cell>"
    #expect(try odsValue(first) == .error("#N/A"))
  }

  @Test func readsTheErrorsThatExcelStoresAsZero() throws {
    let shown = cell("float", "office:value=\"0\"", "#DIV/0!", "table:formula=\"of:=1/0\"")
    #expect(try odsValue(shown) == .error("#DIV/0!"))
    #expect(try odsValue(cell("float", "office:value=\"0\"", "#N/A")) == .error("#N/A"))
  }

  @Test func keepsTypedTextThatLooksLikeAnError() throws {
    #expect(try odsValue(odsText("#N/A")) == .text("#N/A"))
    #expect(try odsValue(odsText("#inovasi")) == .text("#inovasi"))
  }

  @Test func tellsAFormulaWithoutResult() throws {
    #expect(try odsValue("<table:table-cell table:formula=\"of:=1+1\"/>") == .missing)
  }

  @Test func readsANumberOfFifteenDigitsAsTheLongWayDoes() {
    var seed: UInt64 = 20_231_031
    for _ in 0..<2000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(seed % 1_000_000_000_000_000)
      let cut = digits.index(digits.startIndex, offsetBy: Int(seed >> 32) % (digits.count + 1))
      let text = "\(digits[..<cut]).\(digits[cut...])"
      #expect(ODSValue.number(Array(text.utf8)[...]) == Double("0" + text), "seed 20231031: \(text)")
    }
  }
}
