/// Decides how a column is read, from its own cells first, then from what it is about, then from its table.
struct ColumnDecider {
  let heading: [String]
  let field: FieldMap?
  let evidence: ColumnEvidence

  private var words: String { heading.map(wordKey).joined(separator: " ") }

  func profile(column: Int, table: TableMarks) -> ColumnProfile {
    let (kind, runnerUp, share) = kind()
    return ColumnProfile(
      column: column, kind: kind, runnerUp: runnerUp, share: share, marks: marks(kind, table),
      order: order(table))
  }

  // MARK: kind

  private func kind() -> (ColumnProfile.Kind, ColumnProfile.Kind?, Double) {
    let e = evidence
    guard e.cells > 0 else { return (.empty, nil, 0) }
    // Bare serial days under a heading of dates.
    if e.serials.count > 0, (e.dates + e.serials.count) * 10 >= e.cells * 6 {
      return (.date, numberKind, min(1, Double(e.dates + e.serials.count) / Double(e.cells)))
    }
    var shares: [(ColumnProfile.Kind, Double)] = [
      (numberKind, Double(e.numbers) / Double(e.cells)), (.date, Double(e.dates) / Double(e.cells)),
      (.text, Double(e.texts) / Double(e.cells)),
    ]
    // Zeros in front, or more digits than any sum: a code, kept as text.
    if e.codes * 5 > e.cells || e.longDigits * 2 > e.cells || LongNumbers.isCode(heading: heading) {
      shares.insert((.code, shares[0].1), at: 0)
    }
    let ranked = shares.enumerated().sorted {
      $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 > $1.element.1
    }.map(\.element)
    // A column of numbers with many words in it is text.
    let best =
      ranked[0].1 >= 0.6 || ranked[0].0 == .text ? ranked[0] : (.text, Double(e.texts) / Double(e.cells))
    let second = ranked.first { $0.0 != best.0 && $0.1 > 0 }
    return (best.0, second?.0, best.1)
  }

  private var numberKind: ColumnProfile.Kind {
    if evidence.percents * 2 > evidence.numbers || isPercentHeading { return .percent }
    if evidence.money * 2 > evidence.numbers || isMoneyHeading { return .money }
    return .number
  }

  private var isPercentHeading: Bool {
    heading.contains { $0.contains("%") } || words.contains("persen") || words.contains("prosen")
  }

  private var isMoneyHeading: Bool {
    hasWord(["rp", "rupiah", "anggaran", "realisasi", "pagu", "biaya", "pendapatan", "belanja"])
  }

  /// Whole words; a search through the text took a twelfth of the time of a month of small files.
  private func hasWord(_ sought: Set<Substring>) -> Bool {
    words.split(separator: " ").contains { sought.contains($0) }
  }

  /// Headings of things counted one by one.
  private var isCountHeading: Bool {
    hasWord([
      "jumlah", "jml", "banyaknya", "penduduk", "orang", "jiwa", "siswa", "murid", "guru", "unit",
      "pelanggan",
      "peserta",
    ])
  }

  /// Headings of what is below one or has places after the mark.
  private var isRatioHeading: Bool {
    let ratios: Set<Substring> = [
      "lintang", "bujur", "latitude", "longitude", "lat", "long", "lng", "koordinat", "indeks", "index",
      "rasio",
      "gini", "koefisien",
    ]
    return words.split(separator: " ").contains { ratios.contains($0) }
  }

  private var countsWholes: Bool {
    if isPercentHeading { return false }
    if let field, field.type != .text { return field.type == .integer || field.type == .money }
    return isMoneyHeading || isCountHeading
  }

  // MARK: marks

  /// Cells that can be read one way only, for a mark as group and as decimal.
  private func votes(_ mark: NumberMark) -> (thousands: Int, decimal: Int) {
    let other: NumberMark = mark == .point ? .comma : .point
    let e = evidence
    return (
      e.grouped[mark.rawValue].count + e.decimal[other.rawValue].count,
      e.decimal[mark.rawValue].count + e.grouped[other.rawValue].count
    )
  }

  private func marks(_ kind: ColumnProfile.Kind, _ table: TableMarks) -> NumberMarks {
    var marks = NumberMarks()
    let e = evidence
    let points = e.decimal[0].count, commas = e.decimal[1].count
    marks.decimal = points > commas ? .point : commas > 0 ? .comma : nil
    if points > 0, commas > 0 { marks.minority = points > commas ? .comma : .point }
    marks.zerosLost = zerosLost()
    for mark in [NumberMark.point, .comma] where e.lone[mark.rawValue].count > 0 {
      let (meaning, basis) = meaning(of: mark, marks, table)
      marks.lone[mark.rawValue] = meaning
      if marks.basis == .notNeeded || basis == .none { marks.basis = basis }
      if meaning == .decimal, marks.decimal == nil { marks.decimal = mark }
    }
    for mark in [NumberMark.point, .comma] where e.loneWithUnit[mark.rawValue].count > 0 {
      let (thousands, decimal) = votes(mark)
      if (thousands > 0) != (decimal > 0) {
        marks.loneWithUnit[mark.rawValue] = thousands > 0 ? .thousands : .decimal
        if marks.basis == .notNeeded { marks.basis = .column }
      } else if thousands > 0 {
        marks.loneWithUnit[mark.rawValue] = .unknown
      }
    }
    if let pin = field?.numbers {
      if let mark = pin.decimal { marks.decimal = mark }
      for mark in [NumberMark.point, .comma] {
        guard let said = pin.meaning(of: mark) else { continue }
        marks.lone[mark.rawValue] = said
        marks.loneWithUnit[mark.rawValue] = said
      }
      if let group = pin.thousands, group == .point || group == .comma, pin.decimal != group {
        marks.zerosLost = group
      }
      marks.basis = .pinned
    }
    return marks
  }

  private func meaning(
    of mark: NumberMark, _ marks: NumberMarks, _ table: TableMarks
  ) -> (NumberMarks.Lone, DecisionBasis) {
    if let pin = field?.numbers, let said = pin.meaning(of: mark) { return (said, .pinned) }
    if marks.zerosLost == mark { return (.thousands, .column) }
    let (thousands, decimal) = votes(mark)
    if thousands > 0, decimal == 0 { return (.thousands, .column) }
    if decimal > 0, thousands == 0 {
      return countsWholes && !evidence.notThousands ? (.unknown, .none) : (.decimal, .column)
    }
    if thousands > 0, decimal > 0 { return (.unknown, .none) }
    if countsWholes { return (.thousands, .type) }
    if isRatioHeading { return (.decimal, .ratio) }
    if let size = bySize() { return (size, .size) }
    if let hint = table.decimal, evidence.lone[mark.rawValue].count < 3 {
      return (hint == mark ? .decimal : .thousands, .table)
    }
    if evidence.lone[mark.rawValue].count >= 3 { return (.thousands, .pattern) }
    return (.unknown, .none)
  }

  /// Whole numbers without marks stand beside it: the reading of their size is meant. Nil when both or neither are.
  private func bySize() -> NumberMarks.Lone? {
    guard evidence.plainSizes.count >= 2, !evidence.markedSizes.isEmpty else { return nil }
    let plain = median(evidence.plainSizes), decimal = median(evidence.markedSizes)
    func isNear(_ size: Double) -> Bool { size * 20 >= plain && size <= plain * 20 }
    let (asThousands, asDecimal) = (isNear(decimal * 1000), isNear(decimal))
    if asThousands == asDecimal { return nil }
    return asThousands ? .thousands : .decimal
  }

  /// `2.282` and `2.82` in one column of thousands: a program has read thousands as decimals and cut their zeros.
  /// As decimals such numbers would be far smaller than the whole numbers beside them.
  private func zerosLost() -> NumberMark? {
    let e = evidence
    if let field, field.numbers?.decimal != nil { return nil }
    for mark in [NumberMark.point, .comma] {
      let i = mark.rawValue
      let lone = e.lone[i].count + (mark == .point ? e.typedLone.count : 0)
      guard e.short[i].count > 0, lone > 0, !e.notThousands, e.plainLarge == 0 else { continue }
      let other: NumberMark = mark == .point ? .comma : .point
      guard e.decimal[other.rawValue].count == 0, e.grouped[other.rawValue].count == 0 else { continue }
      if let field, field.type == .integer { return mark }
      if lone >= 2 * e.short[i].count, countsWholes { return mark }
      guard e.plainSizes.count >= 2, lone + e.short[i].count >= 3 else { continue }
      if median(e.plainSizes) >= 20 * median(e.markedSizes) { return mark }
    }
    return nil
  }

  private func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    return values.sorted()[(values.count - 1) / 2]
  }

  // MARK: dates

  private func order(_ table: TableMarks) -> DateOrder {
    var order = DateOrder()
    let e = evidence
    order.epoch1904 = field?.dates?.epoch1904 ?? epoch1904()
    order.placeholders = Set(
      e.days.filter {
        $0.key.month == 1 && $0.key.day == 1 && $0.value >= 3 && $0.value * 2 >= e.dates
      }.keys)
    if let pinned = field?.dates?.order {
      order.order = pinned
      order.basis = .pinned
      return order
    }
    switch (e.dayFirst.count, e.monthFirst.count) {
    case (0, 0): break
    case (_, 0): (order.order, order.basis) = (.dayFirst, .column)
    case (0, _): (order.order, order.basis) = (.monthFirst, .column)
    default: order.basis = .none
    }
    if order.order == .unknown, order.basis != .none {
      if let hint = table.order { (order.order, order.basis) = (hint, .table) } else { order.basis = .none }
    }
    if e.undecided.count == 0 { order.basis = .notNeeded }
    return order
  }

  /// Serial days are counted from 1904 when only so they fall among the column's dates.
  private func epoch1904() -> Bool {
    guard let first = evidence.earliest, let last = evidence.latest,
      let example = evidence.serials.examples.first, let n = IndonesianNumber.scan(example.text)?.value.double
    else { return false }
    func isNear(_ epoch: Bool) -> Bool {
      guard let day = IndonesianDate.serial(n, epoch1904: epoch) else { return false }
      return day.dayNumber >= first.dayNumber - 400 && day.dayNumber <= last.dayNumber + 400
    }
    return !isNear(false) && isNear(true)
  }
}

/// What the columns of one table say together; a hint for a column that shows nothing itself.
struct TableMarks {
  /// The decimal mark, when all columns that show one agree.
  var decimal: NumberMark?
  var order: DateOrder.Order?

  init(_ columns: [ColumnEvidence]) {
    let points = columns.contains { $0.decimal[0].count > 0 }
    let commas = columns.contains { $0.decimal[1].count > 0 }
    if points != commas { decimal = points ? .point : .comma }
    let dayFirst = columns.contains { $0.dayFirst.count > 0 }
    let monthFirst = columns.contains { $0.monthFirst.count > 0 }
    if dayFirst != monthFirst {
      order = dayFirst ? .dayFirst : .monthFirst
    } else if !dayFirst, decimal == .comma || columns.contains(where: { $0.namedMonth > 0 }) {
      // Decimal commas and Indonesian months come from programs that put the day first.
      order = .dayFirst
    }
  }
}
