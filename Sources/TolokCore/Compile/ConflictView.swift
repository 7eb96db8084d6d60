/// A reconciliation made ready to be set: its distinct values side by side, and the state of the claim in a word.
package struct ConflictView: Sendable {
  package enum State: Sendable { case agrees, partly, otherBasis, differs }

  package struct Value: Sendable {
    /// As printed: "48", "11 dari 36 OPD".
    package var text: String
    package var label: Sentence
    package var basis: String
    package var source: String
    /// The number alone, where the value is one.
    package var number: Double?
  }

  package let item: Reconciliation
  package let values: [Value]
  /// "13 + 31 + 4", where a value is a sum of others.
  package let terms: String?

  package init(_ item: Reconciliation) {
    self.item = item
    var lines = item.lines
    // "36 OPD" after "11 dari 36 OPD" repeats the denominator.
    lines = lines.enumerated().filter { at, line in
      !lines[..<at].contains { $0.value != line.value && $0.value.hasSuffix(" " + line.value) }
    }.map(\.element)
    // The terms of a sum are told in the sum.
    var terms: String?
    if let sum = lines.first(where: { $0.value.contains(" = ") }) {
      let halves = sum.value.split(separator: "=").map { Self.trimmed(String($0)) }
      if halves.count == 2 {
        terms = halves[0]
        let parts = halves[0].split(separator: "+").map { Self.trimmed(String($0)) }
        lines = lines.filter { line in
          line.value == sum.value || !parts.contains { line.value == $0 || line.value.hasPrefix($0 + " ") }
        }
      }
    }
    self.terms = terms
    values = lines.map { line in
      let text =
        line.value.contains(" = ")
        ? line.value.split(separator: "=").last.map { Self.trimmed(String($0)) } ?? line.value : line.value
      return Value(
        text: text, label: line.label, basis: line.basis, source: line.source, number: Self.number(text))
    }
  }

  package var state: State {
    if item.agrees { return .agrees }
    let bases = Set(values.map(\.basis))
    if bases.contains("register"), values.contains(where: { $0.basis == "register" && supports($0) }) {
      return .partly
    }
    return bases.count > 1 ? .otherBasis : .differs
  }

  /// A register that holds some of what is claimed.
  private func supports(_ value: Value) -> Bool {
    let first = value.text.split(separator: " ").first.flatMap { Int($0) }
    return first.map { $0 > 0 } ?? false
  }

  /// Difference of two bare numbers with one basis; nil where none can be formed.
  package var difference: Double? {
    guard values.count == 2, values[0].basis == values[1].basis, let a = values[0].number,
      let b = values[1].number, Self.unit(values[0].text) == Self.unit(values[1].text)
    else { return nil }
    return abs(a - b)
  }

  /// Two or more numbers on different bases: drawn as points that no line joins.
  package var isAcrossBases: Bool {
    values.count >= 2 && values.allSatisfy { $0.number != nil } && Set(values.map(\.basis)).count > 1
  }

  /// "1.265 proposal" → 1265; "11 dari 36" is no single number.
  static func number(_ text: String) -> Double? {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= 2, let digit = first.first, digit.isNumber else {
      return nil
    }
    var plain = ""
    for character in first {
      if character == "." { continue }
      plain.append(character == "," ? "." : character)
    }
    return Double(plain)
  }

  private static func unit(_ text: String) -> String {
    text.split(separator: " ").dropFirst().joined(separator: " ")
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
