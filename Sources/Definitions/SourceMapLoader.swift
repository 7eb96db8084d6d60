import FoundationEssentials
import TolokCore
import Yams

/// The source maps of a folder, one YAML file each, in name order.
package func loadSourceMaps(directory: String) throws(DefinitionError) -> [SourceMap] {
  var maps: [SourceMap] = []
  for (file, text) in try yamlFiles(directory) {
    let read: SourceMapFile = try decodeYAML(text, keys: SourceMapFile.keys, file: file)
    guard let kind = FormKind(rawValue: read.kind) else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(id: "kind '\(read.kind)' tidak dikenal", en: "kind '\(read.kind)' is not known"))
    }
    var fields: [FieldMap] = []
    for field in read.fields {
      guard let type = FieldType(rawValue: field.type) else {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "type '\(field.type)' pada '\(field.name)' tidak dikenal",
            en: "type '\(field.type)' of '\(field.name)' is not known"))
      }
      fields.append(
        FieldMap(
          name: field.name, aliases: field.aliases, type: type, vocabulary: field.vocabulary,
          required: field.required ?? false, personal: field.personal ?? false, list: field.list ?? false,
          numbers: try field.numbers?.pin(field.name, file), dates: try field.dates?.pin(field.name, file)))
    }
    maps.append(
      SourceMap(
        id: read.id, label: read.label, kind: kind, fields: fields,
        layout: try read.layout.map { layout throws(DefinitionError) in
          try pinned(layout, fields: fields, file: file)
        }))
  }
  return maps
}

/// A pinned layout, with every mistake a person can make in it named.
private func pinned(
  _ layout: SourceMapFile.Layout, fields: [FieldMap], file: String
) throws(DefinitionError) -> PinnedLayout {
  let header = layout.header.sorted()
  guard let first = header.first, let last = header.last, first > 0, last - first + 1 == header.count else {
    throw .invalid(
      file: file, line: nil,
      reason: Sentence(
        id: "layout.header harus baris berurutan, mis. [4, 5]",
        en: "layout.header must be consecutive rows, e.g. [4, 5]"))
  }
  guard layout.first_data > last else {
    throw .invalid(
      file: file, line: nil,
      reason: Sentence(
        id: "layout.first_data harus di bawah baris \(last)",
        en: "layout.first_data must be below row \(last)"))
  }
  var columns: [PinnedLayout.Column] = []
  for (letters, pinned) in layout.columns.sorted(by: { $0.key < $1.key }) {
    guard let address = CellAddress(letters + "1"), letters.allSatisfy(\.isLetter) else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "layout.columns: '\(letters)' bukan huruf kolom",
          en: "layout.columns: '\(letters)' is no column letter"))
    }
    guard fields.contains(where: { $0.name == pinned.field }) else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "layout.columns: bidang '\(pinned.field)' tidak ada di fields",
          en: "layout.columns: field '\(pinned.field)' is not among fields"))
    }
    columns.append(
      PinnedLayout.Column(column: address.column, field: pinned.field, heading: pinned.heading))
  }
  guard !columns.isEmpty else {
    throw .invalid(
      file: file, line: nil, reason: Sentence(id: "layout.columns kosong", en: "layout.columns is empty"))
  }
  return PinnedLayout(
    file: layout.file, sheet: layout.sheet, header: header, firstData: layout.first_data,
    columns: columns.sorted { $0.column < $1.column })
}

/// The vocabularies of a folder, one YAML file each.
package func loadVocabularies(directory: String) throws(DefinitionError) -> [Vocabulary] {
  var all: [Vocabulary] = []
  for (file, text) in try yamlFiles(directory) {
    let read: VocabularyFile = try decodeYAML(text, keys: VocabularyFile.keys, file: file)
    all.append(Vocabulary(id: read.id, values: read.values.map { (value: $0.value, forms: $0.forms) }))
  }
  return all
}

private struct SourceMapFile: Decodable {
  static let keys = KeyTree.map([
    "id": .value, "label": .value, "kind": .value,
    "fields": .list(
      of: .map([
        "name": .value, "type": .value, "aliases": .value, "vocabulary": .value, "required": .value,
        "personal": .value, "list": .value, "numbers": .map(["thousands": .value, "decimal": .value]),
        "dates": .map(["order": .value, "epoch": .value]),
      ])),
    "layout": .map([
      "file": .value, "sheet": .value, "header": .value, "first_data": .value,
      "columns": .anyKeys(of: .map(["field": .value, "heading": .value])),
    ]),
  ])
  struct Field: Decodable {
    var name: String
    var type: String
    var aliases: [String]
    var vocabulary: String?
    var required: Bool?
    var personal: Bool?
    var list: Bool?
    var numbers: Numbers?
    var dates: Dates?
  }
  /// `numbers: {thousands: ".", decimal: ","}`
  struct Numbers: Decodable {
    var thousands: String?
    var decimal: String?

    func pin(_ field: String, _ file: String) throws(DefinitionError) -> NumberPin {
      for text in [thousands, decimal] {
        if let text, NumberMark(text) == nil {
          throw .invalid(
            file: file, line: nil,
            reason: Sentence(
              id: "numbers '\(text)' pada '\(field)' bukan tanda bilangan",
              en: "numbers '\(text)' of '\(field)' is no mark of numbers"))
        }
      }
      guard thousands != nil || decimal != nil, thousands != decimal else {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "numbers pada '\(field)' perlu thousands atau decimal",
            en: "numbers of '\(field)' needs thousands or decimal"))
      }
      return NumberPin(
        thousands: thousands.flatMap(NumberMark.init), decimal: decimal.flatMap(NumberMark.init))
    }
  }
  /// `dates: {order: dmy, epoch: 1904}`
  struct Dates: Decodable {
    var order: String?
    var epoch: Int?

    func pin(_ field: String, _ file: String) throws(DefinitionError) -> DatePin {
      let orders: [String: DateOrder.Order] = ["dmy": .dayFirst, "mdy": .monthFirst]
      if let order, orders[order] == nil {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "dates.order '\(order)' pada '\(field)' bukan dmy atau mdy",
            en: "dates.order '\(order)' of '\(field)' is not dmy or mdy"))
      }
      if let epoch, epoch != 1900, epoch != 1904 {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "dates.epoch \(epoch) pada '\(field)' bukan 1900 atau 1904",
            en: "dates.epoch \(epoch) of '\(field)' is not 1900 or 1904"))
      }
      return DatePin(order: order.flatMap { orders[$0] }, epoch1904: epoch.map { $0 == 1904 })
    }
  }
  /// `B: owner`, or `B: {field: owner, heading: "Nama Unit"}` for a heading that is no alias.
  struct Pinned: Decodable {
    var field: String
    var heading: String?
    private enum Key: String, CodingKey { case field, heading }
    init(from decoder: any Decoder) throws {
      if let plain = try? decoder.singleValueContainer().decode(String.self) {
        field = plain
        return
      }
      let values = try decoder.container(keyedBy: Key.self)
      field = try values.decode(String.self, forKey: .field)
      heading = try values.decodeIfPresent(String.self, forKey: .heading)
    }
  }
  struct Layout: Decodable {
    var file: String?
    var sheet: String
    var header: [Int]
    var first_data: Int
    var columns: [String: Pinned]
  }
  var id: String
  var label: String
  var kind: String
  var fields: [Field]
  var layout: Layout?
}

private struct VocabularyFile: Decodable {
  static let keys = KeyTree.map([
    "id": .value, "values": .list(of: .map(["value": .value, "forms": .value])),
  ])
  struct Value: Decodable {
    var value: String
    var forms: [String]
  }
  var id: String
  var values: [Value]
}

/// Every YAML file of a folder with its text, in name order.
func yamlFiles(_ directory: String) throws(DefinitionError) -> [(file: String, text: String)] {
  let names: [String]
  do { names = try FileManager.default.contentsOfDirectory(atPath: directory) } catch {
    throw .unreadable(file: directory, reason: Sentence(id: "folder tidak ada", en: "the folder is missing"))
  }
  var all: [(String, String)] = []
  for name in names.sorted() where name.hasSuffix(".yaml") {
    let path = "\(directory)/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unreadable(
        file: path,
        reason: Sentence(id: "tidak boleh dibaca atau bukan UTF-8", en: "may not be read, or is not UTF-8"))
    }
    all.append((path, text))
  }
  return all
}

/// Decodes YAML; whatever is wrong becomes one sentence with file and, where known, line.
///
/// - Parameter keys: the keys the file may use; another one is an error.
func decodeYAML<Value: Decodable>(
  _ text: String, keys: KeyTree, file: String
) throws(DefinitionError) -> Value {
  do {
    if let node = try compose(yaml: text) { try keys.check(node, file) }
    return try YAMLDecoder().decode(Value.self, from: text)
  } catch let error as DefinitionError {
    throw error
  } catch let error as YamlError {
    throw .invalid(
      file: file, line: error.markedLine,
      reason: Sentence(id: "YAML tidak dapat dibaca", en: "the YAML cannot be read"))
  } catch let DecodingError.keyNotFound(key, context) {
    throw .invalid(
      file: file, line: nil,
      reason: Sentence(
        id: "kunci '\(path(context.codingPath + [key]))' tidak ada",
        en: "key '\(path(context.codingPath + [key]))' is missing"))
  } catch let DecodingError.typeMismatch(_, context) {
    throw .invalid(
      file: file, line: nil,
      reason: Sentence(
        id: "isi kunci '\(path(context.codingPath))' tidak sesuai",
        en: "the value of key '\(path(context.codingPath))' does not fit"))
  } catch let DecodingError.dataCorrupted(context) {
    if let yaml = context.underlyingError as? YamlError {
      throw .invalid(
        file: file, line: yaml.markedLine,
        reason: Sentence(id: "YAML tidak dapat dibaca", en: "the YAML cannot be read"))
    }
    throw .invalid(
      file: file, line: nil,
      reason: Sentence(
        id: "isi kunci '\(path(context.codingPath))' tidak sesuai",
        en: "the value of key '\(path(context.codingPath))' does not fit"))
  } catch {
    throw .invalid(
      file: file, line: nil, reason: Sentence(id: "isi tidak sesuai", en: "the content does not fit"))
  }
}

private func path(_ keys: [any CodingKey]) -> String {
  keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
}
