/// What a form's rows are about.
package enum FormKind: String, Sendable, CaseIterable {
  /// One innovation a row.
  case register
  /// One award a row.
  case awards
  /// One stated count a row (by group or agency).
  case recap
}

package enum FieldType: String, Sendable, CaseIterable {
  case text, integer, number, money, date, year, enumeration
}

/// What the marks of a column mean, decided once for a layout: `numbers: {thousands: "."}`.
package struct NumberPin: Hashable, Sendable {
  package var thousands: NumberMark?
  package var decimal: NumberMark?
  package init(thousands: NumberMark? = nil, decimal: NumberMark? = nil) {
    self.thousands = thousands
    self.decimal = decimal
  }
  func meaning(of mark: NumberMark) -> NumberMarks.Lone? {
    if thousands == mark { return .thousands }
    if decimal == mark { return .decimal }
    if thousands == .point || thousands == .comma { return .decimal }
    return decimal == nil ? nil : .thousands
  }
}

/// How a column writes its dates: `dates: {order: dmy, epoch: 1904}`.
package struct DatePin: Hashable, Sendable {
  package var order: DateOrder.Order?
  package var epoch1904: Bool?
  package init(order: DateOrder.Order? = nil, epoch1904: Bool? = nil) {
    self.order = order
    self.epoch1904 = epoch1904
  }
}

/// One field of a form: the headings it goes by and what its values are.
package struct FieldMap: Hashable, Sendable {
  package var name: String
  package var aliases: [String]
  package var type: FieldType
  package var vocabulary: String?
  package var required: Bool
  /// Dropped by default: names of persons, NIP, NIK, phone numbers.
  package var personal: Bool
  /// Several values may stand in one cell.
  package var list: Bool
  package var numbers: NumberPin?
  package var dates: DatePin?
  package init(
    name: String, aliases: [String], type: FieldType, vocabulary: String? = nil, required: Bool = false,
    personal: Bool = false, list: Bool = false, numbers: NumberPin? = nil, dates: DatePin? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.type = type
    self.vocabulary = vocabulary
    self.required = required
    self.personal = personal
    self.list = list
    self.numbers = numbers
    self.dates = dates
  }
}

/// How the columns of one kind of form are read; one YAML file in `pipelines/sources/`.
package struct SourceMap: Hashable, Sendable {
  package var id: String
  package var label: String
  package var kind: FormKind
  package var fields: [FieldMap]
  /// Where a file once confirmed has its header and columns.
  package var layout: PinnedLayout?
  package init(
    id: String, label: String, kind: FormKind, fields: [FieldMap], layout: PinnedLayout? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.fields = fields
    self.layout = layout
  }
}

/// Allowed values of a field and the forms they are seen in; one YAML file in `pipelines/vocabularies/`.
package struct Vocabulary: Hashable, Sendable {
  package var id: String
  /// Canonical value to the forms seen.
  package var values: [(value: String, forms: [String])]
  package init(id: String, values: [(value: String, forms: [String])]) {
    self.id = id
    self.values = values
  }
  package static func == (a: Self, b: Self) -> Bool {
    a.id == b.id && a.values.count == b.values.count
      && zip(a.values, b.values).allSatisfy { $0.value == $1.value && $0.forms == $1.forms }
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
