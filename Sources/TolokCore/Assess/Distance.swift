/// How far a measured fact is from the threshold of its test.
package struct Distance: Sendable {
  package enum Gap: Hashable, Sendable {
    /// Points or another number.
    case number(Fraction)
    /// Grades of a scale.
    case grades(Int)
    case days(Int)
    /// Years of the demanded opinion still to follow one another.
    case years(Int)
  }

  /// Id of the test.
  package var test: String
  package var label: Sentence
  package var outcome: Verdict
  /// What is missing; zero or less: what there is to spare.
  package var gap: Gap
  /// The size of the gap against the threshold, the scale, a year or the years demanded: what "nearest" compares.
  package var share: Fraction
  package var fact: String
  package var threshold: String
  /// The fact is published in so coarse a unit that the digit behind it could turn the test.
  package var isWithinRounding: Bool

  /// "kurang 1 peringkat (C, ambang B)", "lebih 4 (80, ambang 76)"
  package var words: Sentence {
    let short = outcome != .met
    func said(_ count: Int, _ id: String, _ one: String, _ many: String) -> Sentence {
      let size = count.magnitude
      let en = size == 1 ? one : many
      return short
        ? Sentence(id: "kurang \(size) \(id)", en: "short by \(size) \(en)")
        : size == 0
          ? Sentence(id: "tepat pada ambang", en: "exactly at the threshold")
          : Sentence(id: "\(size) \(id) di atas ambang", en: "\(size) \(en) to spare")
    }
    let head: Sentence =
      switch gap {
      case .grades(let steps): said(steps, "peringkat", "grade", "grades")
      case .days(let days):
        short
          ? Sentence(id: "terlambat \(days) hari", en: "late by \(days) day\(days == 1 ? "" : "s")")
          : days == 0
            ? Sentence(id: "tepat pada batas", en: "exactly on the deadline")
            : Sentence(
              id: "\(-days) hari sebelum batas",
              en: "\(-days) day\(days == -1 ? "" : "s") before the deadline")
      case .years(let years):
        years > 0
          ? Sentence(id: "perlu \(years) tahun lagi", en: "\(years) more year\(years == 1 ? "" : "s") needed")
          : said(years, "tahun", "year", "years")
      case .number(let number):
        short
          ? Sentence(id: "kurang \(Self.plain(number, .id))", en: "short by \(Self.plain(number, .en))")
          : number == .zero
            ? Sentence(id: "tepat pada ambang", en: "exactly at the threshold")
            : Sentence(id: "selisih \(Self.plain(number, .id))", en: "\(Self.plain(number, .en)) to spare")
      }
    let tail =
      isWithinRounding
      ? Sentence(id: "; dapat berbalik karena pembulatan", en: "; rounding could turn it")
      : Sentence(id: "", en: "")
    return Sentence(id: head.id + tail.id, en: head.en + tail.en)
  }

  private static func plain(_ number: Fraction, _ language: Language) -> String {
    let text = number.magnitude.plain
    return language == .id ? text.replacing(".", with: ",") : text
  }
}

/// Measures every test of a gate whose fact and threshold are both known; nearest first, what fails before what holds.
struct DistanceFinder {
  let calculation: Calculation
  let values: CalculationValues
  let reading: StepReading

  func distances(_ gate: Criterion) -> [Distance] {
    gate.leaves.compactMap(measure).enumerated().sorted { a, b in
      let (one, two) = (a.element, b.element)
      if (one.outcome == .met) != (two.outcome == .met) { return two.outcome == .met }
      if one.share != two.share { return one.share < two.share }
      return a.offset < b.offset
    }.map(\.element)
  }

  private func measure(_ leaf: Criterion) -> Distance? {
    switch leaf.shape {
    case .atLeast(let fact, let parameter): number(leaf, fact, parameter, upwards: true)
    case .atMost(let fact, let parameter): number(leaf, fact, parameter, upwards: false)
    case .atLeastGrade(let fact, let parameter, let scale): grades(leaf, fact, parameter, scale)
    case .onOrBefore(let fact, let parameter): days(leaf, fact, parameter)
    case .opinionYears(let prefix, let opinion, let parameter, _): years(leaf, prefix, opinion, parameter)
    case .isTrue, .unknownRule, .allOf, .anyOf: nil
    }
  }

  private func made(
    _ leaf: Criterion, _ gap: Distance.Gap, _ share: Fraction?, fact: String?, threshold: String?,
    rounding: Bool = false
  ) -> Distance? {
    guard let share, let fact, let threshold else { return nil }
    return Distance(
      test: leaf.id, label: leaf.label, outcome: values.verdict(leaf.id), gap: gap, share: share.magnitude,
      fact: fact,
      threshold: threshold, isWithinRounding: rounding)
  }

  private func number(_ leaf: Criterion, _ fact: String, _ parameter: String, upwards: Bool) -> Distance? {
    let value = reading.value(input: fact), limit = reading.value(parameter: parameter)
    guard let has = value.number, let wants = limit.number, let gap = upwards ? wants - has : has - wants
    else { return nil }
    // Half a unit of the last digit the fact was written with.
    var unit = Fraction.one
    for _ in 0..<places(has) { unit = (unit / Fraction(10)) ?? unit }
    let half = (unit / Fraction(2)) ?? unit
    return made(
      leaf, .number(gap), wants == .zero ? gap : gap / wants.magnitude, fact: value.text,
      threshold: limit.text,
      rounding: gap.magnitude < half || (gap == half && values.verdict(leaf.id) == .unmet))
  }

  private func places(_ number: Fraction) -> Int {
    let text = number.plain
    return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }

  private func grades(_ leaf: Criterion, _ fact: String, _ parameter: String, _ scale: [String]) -> Distance?
  {
    let order = RuleExpression.Scale(id: fact, words: scale.reversed())
    let value = reading.value(input: fact), limit = reading.value(parameter: parameter)
    let has = order.place(of: value), wants = order.place(of: limit)
    guard has > 0, wants > 0 else { return nil }
    return made(
      leaf, .grades(wants - has), Fraction(wants - has) / Fraction(max(1, scale.count - 1)), fact: value.text,
      threshold: limit.text)
  }

  private func days(_ leaf: Criterion, _ fact: String, _ parameter: String) -> Distance? {
    let value = reading.value(input: fact), limit = reading.value(parameter: parameter)
    guard let has = value.number?.rupiah, let wants = limit.number?.rupiah else { return nil }
    return made(
      leaf, .days(Int(has - wants)), Fraction(Int(has - wants)) / Fraction(365), fact: value.text(.date),
      threshold: limit.text(.date))
  }

  /// Years demanded less the unbroken run up to the last report that counts; a year not known has no distance.
  private func years(_ leaf: Criterion, _ prefix: String, _ opinion: String, _ parameter: String) -> Distance?
  {
    guard let wants = reading.value(parameter: parameter).number?.rupiah, wants > 0,
      let last = values["lkpd_terakhir"].number?.rupiah, values.verdict("\(leaf.id)_ukuran") != .unknown
    else { return nil }
    var run = 0
    while values.verdict("\(prefix)\(Int(last) - run)") == .met { run += 1 }
    // A run that ends at a year nobody knows may be longer than it looks; one that breaks is what it is.
    let gap = Int(wants) - run
    let said = reading.value(input: "\(prefix)\(last)").text ?? ""
    return made(
      leaf, .years(gap), Fraction(gap) / Fraction(Int(wants)),
      fact: run > 0 ? "\(opinion) \(Self.span(Int(last) - run + 1, Int(last)))" : "\(said) \(last)",
      threshold: "\(opinion) \(Self.span(Int(last) - Int(wants) + 1, Int(last)))")
  }

  private static func span(_ first: Int, _ last: Int) -> String {
    first == last ? "\(last)" : "\(first)–\(last)"
  }
}
