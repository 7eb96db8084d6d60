/// How an expression names what it reads, in a sentence.
package protocol WordPlaces {
  /// "H1.03", or the label where there are no codes.
  func name(_ step: String) -> Sentence
  func parameterName(_ id: String) -> Sentence
}

extension RuleExpression {
  /// The expression as a reader would say it: "yang terkecil dari H1.03 dan H1.04: …".
  package func words(_ places: some WordPlaces) -> Sentence {
    func w(_ expression: RuleExpression) -> Sentence { expression.words(places) }
    func list(_ all: [RuleExpression]) -> Sentence { Sentence.joined(all.map(w)) }
    switch self {
    case .fact: return Sentence(id: "fakta", en: "the fact")
    case .limit: return Sentence(id: "ambang", en: "the limit")
    case .step(let id): return places.name(id)
    case .parameter(let id): return places.parameterName(id)
    case .constant(let number): return Sentence(id: "\(number)", en: "\(number)")
    case .notKnown: return Sentence(id: "belum diketahui", en: "not known")
    case .isYes, .same, .atLeastOnScale, .compare, .isNumber, .isOnScale, .whileUnchanged, .isBaseline:
      return testWords(places)
    case .all(let all):
      return say(
        "\(list(all)): semua harus terpenuhi; satu yang gagal menggugurkan",
        "\(list(all)): all must be met; one unmet fails it")
    case .any(let all):
      return say("\(list(all)): satu yang terpenuhi cukup", "\(list(all)): one met is enough")
    case .not(let a): return say("kebalikan dari \(w(a))", "the opposite of \(w(a))")
    case .firstJudged(let all):
      return say(
        "yang pertama dapat dinilai dari \(list(all))", "the first that can be assessed of \(list(all))")
    case .window(let tests, _, let last, let count):
      let tests = list(tests.map { .step($0) })
      return say(
        "\(w(count)) tahun terakhir sampai \(w(last)) harus terpenuhi semua, dari \(tests)",
        "the last \(w(count)) years up to \(w(last)) must all be met, of \(tests)")
    case .when(let test, let met, let unmet, let otherwise):
      guard unmet == otherwise else {
        return say(
          "\(w(met)) bila \(w(test)) terpenuhi; \(w(unmet)) bila tidak; \(w(otherwise)) bila belum dapat dinilai",
          "\(w(met)) where \(w(test)) is met; \(w(unmet)) where unmet; \(w(otherwise)) where it cannot be assessed"
        )
      }
      let isPlain = if case .step = test { true } else { false }
      return isPlain
        ? say(
          "\(w(met)) bila \(w(test)) terpenuhi; selain itu \(w(unmet))",
          "\(w(met)) where \(w(test)) is met; otherwise \(w(unmet))")
        : say(
          "\(w(met)) bila \(w(test)); selain itu \(w(unmet))",
          "\(w(met)) where \(w(test)); otherwise \(w(unmet))")
    case .firstKnown(let all):
      if let only = all.first, all.count == 1 { return w(only) }
      if case .constant(0)? = all.last, all.count == 2 {
        return say("\(w(all[0])) bila diketahui", "\(w(all[0])) where known")
      }
      return say("angka pertama yang diketahui dari \(list(all))", "the first known number of \(list(all))")
    case .count(let verdict, let tests):
      return say(
        "banyak yang \(verdict.label) dari \(list(tests))", "how many are \(verdict.label) of \(list(tests))")
    case .sum, .product, .difference, .quotient, .smallest, .largest, .magnitude, .lookup, .rounded:
      return numberWords(places)
    case .names(_, let verdict):
      return say("nama uji yang \(verdict.label)", "names of the tests that are \(verdict.label)")
    case .unknownParameters:
      return say("nama parameter yang belum diketahui", "names of the parameters that are not known")
    case .wordOfFirstMet(let tests, let words, let none):
      let choices = Sentence.joined(
        zip(tests, words).map {
          say("“\($0.1)” bila \($0.0.words(places))", "“\($0.1)” where \($0.0.words(places))")
        },
        separator: "; ")
      return say("\(choices); kalau tidak “\(none)”", "\(choices); otherwise “\(none)”")
    }
  }

  private func testWords(_ places: some WordPlaces) -> Sentence {
    func w(_ expression: RuleExpression) -> Sentence { expression.words(places) }
    switch self {
    case .isYes(let a): return say("\(w(a)) dijawab ya", "\(w(a)) is answered yes")
    case .same(let a, let b, _): return say("\(w(a)) sama dengan \(w(b))", "\(w(a)) equals \(w(b))")
    case .atLeastOnScale(let a, let b, _):
      return say("\(w(a)) sekurang-kurangnya \(w(b)) pada skalanya", "\(w(a)) at least \(w(b)) on its scale")
    case .compare(let a, let comparison, let b):
      return say("\(w(a)) \(comparison.words) \(w(b))", "\(w(a)) \(comparison.words) \(w(b))")
    case .isNumber(let a): return say("\(w(a)) diketahui", "\(w(a)) is known")
    case .isOnScale(let a, _): return say("\(w(a)) ada pada skalanya", "\(w(a)) stands on its scale")
    case .whileUnchanged(let id, let test):
      let name = places.parameterName(id)
      return say("\(w(test)), selama \(name) tidak diubah", "\(w(test)), while \(name) is not changed")
    case .isBaseline:
      return say("tidak ada masukan atau parameter yang diubah", "no input or parameter was changed")
    default: return say("", "")
    }
  }

  private func numberWords(_ places: some WordPlaces) -> Sentence {
    func w(_ expression: RuleExpression) -> Sentence { expression.words(places) }
    func joined(_ all: [RuleExpression], _ mark: String) -> Sentence {
      Sentence.joined(all.map(w), separator: " \(mark) ")
    }
    switch self {
    case .sum(let all): return joined(all, "+")
    case .product(let all): return joined(all, "×")
    case .difference(let a, let b): return joined([a, b], "−")
    case .quotient(let a, let b): return joined([a, b], "÷")
    case .smallest(let all):
      return say(
        "yang terkecil dari \(Sentence.joined(all.map(w)))", "the smallest of \(Sentence.joined(all.map(w)))")
    case .largest(let all):
      return say(
        "yang terbesar dari \(Sentence.joined(all.map(w)))", "the largest of \(Sentence.joined(all.map(w)))")
    case .magnitude(let a): return say("besar \(w(a)) tanpa tanda", "size of \(w(a)) without its sign")
    case .lookup(let key, let keys, let values):
      let pairs = Sentence.joined(
        zip(keys, values).map {
          say(
            "\($0.0.words(places)) = \($0.1.words(places))", "\($0.0.words(places)) = \($0.1.words(places))")
        },
        separator: "; ")
      return say("menurut \(w(key)): \(pairs)", "by \(w(key)): \(pairs)")
    case .rounded(let a, let unit):
      return say(
        "\(w(a)), dibulatkan ke kelipatan \(w(unit))", "\(w(a)), rounded to a multiple of \(w(unit))")
    default: return say("", "")
    }
  }
}

extension RuleExpression.Comparison {
  package var words: Sentence {
    switch self {
    case .atLeast: Sentence(id: "sekurang-kurangnya", en: "is at least")
    case .atMost: Sentence(id: "paling banyak", en: "is at most")
    case .above: Sentence(id: "lebih dari", en: "is above")
    case .below: Sentence(id: "kurang dari", en: "is below")
    case .equal: Sentence(id: "sama dengan", en: "equals")
    }
  }
}

// MARK: Sentences in two languages at once

/// A text being composed in one language from sentences in both.
private struct TwoTongues: ExpressibleByStringInterpolation {
  var id: String
  var en: String
  init(stringLiteral value: String) { (id, en) = (value, value) }
  init(stringInterpolation: Pieces) { (id, en) = (stringInterpolation.id, stringInterpolation.en) }
  struct Pieces: StringInterpolationProtocol {
    var id = "", en = ""
    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ text: String) {
      id += text
      en += text
    }
    mutating func appendInterpolation(_ sentence: Sentence) {
      id += sentence.id
      en += sentence.en
    }
  }
}

private func say(_ id: TwoTongues, _ en: TwoTongues) -> Sentence { Sentence(id: id.id, en: en.en) }

extension Sentence {
  /// One after the other: "a, b dan c".
  package static func joined(_ all: [Sentence], separator: String? = nil) -> Sentence {
    func text(_ language: Language) -> String {
      let parts = all.map { $0[language] }
      if let separator { return parts.joined(separator: separator) }
      guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
      let and = language == .id ? "dan" : "and"
      return "\(parts.dropLast().joined(separator: ", ")) \(and) \(last)"
    }
    return Sentence(id: text(.id), en: text(.en))
  }
}
