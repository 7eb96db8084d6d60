import FoundationEssentials
import TolokCore
import Yams

/// Reads the folder of parameters: one file a parameter, each value with its day, citation and type.
struct RuleParameterReader {
  let folder: String

  func read() throws(DefinitionError) -> [Parameter] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    var all: [Parameter] = []
    for (file, _) in try yamlFiles(folder) { all.append(try parameter(file)) }
    return all
  }

  private func parameter(_ file: String) throws(DefinitionError) -> Parameter {
    let read = try RuleFields(
      try ruleFile(file, Sentence(id: "berkas parameter", en: "the file of the parameter")),
      keys: ["id", "label", "unit", "kept_for", "values"], file: file, what: "parameter")
    let unit = try read.needText("unit")
    var values: [DatedValue] = []
    for item in try read.list("values") { values.append(try value(item, unit: unit, file)) }
    guard !values.isEmpty else {
      throw read.fail(
        Sentence(
          id: "parameter tanpa nilai; yang belum diketahui ditulis value: null",
          en: "a parameter without values; what is not known is written value: null"))
    }
    var parameter = Parameter(
      id: try read.needText("id"), label: try read.needSentence("label"),
      unit: unit, values: values)
    parameter.keptFor = try read.sentence("kept_for")
    parameter.place = read.place
    return parameter
  }

  private func value(_ item: Node, unit: String, _ file: String) throws(DefinitionError) -> DatedValue {
    let read = try RuleFields(
      item, keys: ["from", "until", "value", "rounded_to", "citation", "review_by", "note"], file: file,
      what: "values")
    guard read.has("value") else {
      throw read.fail(
        Sentence(
          id: "'value' tidak ada; yang belum diketahui ditulis value: null",
          en: "'value' is missing; what is not known is written value: null"))
    }
    let citation = try read.citation()
    var value = DatedValue(
      from: try read.needDate("from"), until: try read.date("until"),
      reviewBy: try read.date("review_by"), value: try typed(try read.text("value"), unit, read),
      reference: citation.map(\.text) ?? "", confidence: citation?.confidence ?? .andaian, place: read.place)
    if let until = value.until, until < value.from {
      throw read.fail(Sentence(id: "until sebelum from", en: "until is before from"), at: "until")
    }
    value.citation = citation
    value.note = try read.sentence("note")
    value.roundedTo = try read.int("rounded_to").map(Int64.init)
    return value
  }

  /// The text a unit allows; a wrong type is an error and never a zero. `_` may group the digits of a number.
  private func typed(_ text: String?, _ unit: String, _ read: RuleFields) throws(DefinitionError) -> String? {
    guard let text else { return nil }
    let plain = text.filter { $0 != "_" }
    let fits: Bool
    switch unit {
    case "kata", "peringkat": return text
    case "tanggal": fits = CalendarDate(text) != nil
    case "bagian": fits = isDecimal(plain) && (Double(plain).map { (0...1).contains($0) } ?? false)
    case "nilai", "persen": fits = isDecimal(plain)
    case "tahun": fits = Int(plain) != nil
    default: fits = Int64(plain).map { $0 >= 0 } ?? false
    }
    guard fits else {
      throw read.fail(
        Sentence(
          id: "nilai '\(text)' tidak sesuai satuan '\(unit)'",
          en: "value '\(text)' does not fit the unit '\(unit)'"),
        at: "value")
    }
    return unit == "tanggal" ? text : plain
  }

  /// Digits with at most one point and a sign: no exponent, no infinity.
  private func isDecimal(_ text: String) -> Bool {
    let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
  }
}
