/// A value that may be missing, and then says why; never a zero in place of a blank.
package enum FigureOutcome: Hashable, Sendable {
  case known(Double)
  case unknown([MissingReason])
  /// There is a value, and too little lies behind it to print it.
  case withheld(MissingReason)
}

/// "11 dari 36 OPD": how much of what was expected lies behind a figure.
package struct FigureCoverage: Hashable, Sendable {
  package var reported: Int
  package var expected: Int
  /// "perangkat daerah mengirim formulir", "baris menyebut tahap"
  package var of: Sentence
  package init(reported: Int, expected: Int, of: Sentence) {
    self.reported = reported
    self.expected = expected
    self.of = of
  }
  /// 0…1; nil where nothing was expected.
  package var share: Double? { expected > 0 ? Double(reported) / Double(expected) : nil }
  /// "11 dari 36 perangkat daerah mengirim formulir"
  package var text: Sentence {
    func line(_ language: Language) -> String {
      let format = LocalFormat(language)
      return "\(format.count(reported)) \(language == .id ? "dari" : "of") \(format.count(expected)) "
        + of[language]
    }
    return Sentence(id: line(.id), en: line(.en))
  }
}

/// What a figure is divided by, with series and date.
package struct FigureDenominator: Hashable, Sendable {
  package var value: Double
  package var unit: FigureUnit
  /// "OPD dan kecamatan menurut register Tolok", "registrasi penduduk (Kemendagri)"
  package var series: Sentence
  package var date: CalendarDate?
  /// Later than the period: printed with "setelah periode".
  package var isAfterPeriod: Bool
  package init(value: Double, unit: FigureUnit, series: Sentence, date: CalendarDate?, isAfterPeriod: Bool) {
    self.value = value
    self.unit = unit
    self.series = series
    self.date = date
    self.isAfterPeriod = isAfterPeriod
  }
  /// "registrasi penduduk (Kemendagri), 31 Desember 2024 (setelah periode)"
  package var note: Sentence {
    guard let date else { return series }
    let after = isAfterPeriod
    return Sentence(
      id: "\(series.id), \(LocalFormat(.id).day(date))\(after ? " (setelah periode)" : "")",
      en: "\(series.en), \(LocalFormat(.en).day(date))\(after ? " (after the period)" : "")")
  }
}

/// One part of a figure: of a breakdown or a step of a funnel.
package struct FigurePart: Hashable, Sendable {
  /// The field's value; nil for rows that do not say.
  package var key: String?
  package var label: Sentence
  /// Nil where it is not known (nobody recorded the step).
  package var value: Double?
  package init(key: String?, label: Sentence, value: Double?) {
    self.key = key
    self.label = label
    self.value = value
  }
}

/// Other published values for the same thing, never resolved for the reader.
package struct FigureConflict: Hashable, Sendable {
  package struct Side: Hashable, Sendable {
    package var label: Sentence
    package var value: Double?
    package var unit: String?
    package var basis: String
    package var asOf: String
    package var source: String
    package init(
      label: Sentence, value: Double?, unit: String?, basis: String, asOf: String, source: String
    ) {
      self.label = label
      self.value = value
      self.unit = unit
      self.basis = basis
      self.asOf = asOf
      self.source = source
    }
  }
  package var group: String
  package var sides: [Side]
  package init(group: String, sides: [Side]) {
    self.group = group
    self.sides = sides
  }
}

/// One value of one indicator for one region on one basis, with everything that must stand beside it.
package struct Figure: Hashable, Sendable {
  /// `35.79/cakupan-opd/register`, unique in a month.
  package var id: String
  package var indicator: String
  package var region: String
  package var unit: FigureUnit
  package var outcome: FigureOutcome
  /// The part of a share, the top of a ratio; nil where the figure is no quotient or it is not known.
  package var numerator: Double?
  package var denominator: FigureDenominator?
  /// register, statement, exhibition, index …
  package var basis: String
  /// What the value describes: the month's last day, or the published as-of text.
  package var asOf: String
  package var coverage: FigureCoverage?
  /// More forms could only raise it: some agencies have not sent theirs.
  package var isLowerBound = false
  /// A published reading: its badge is its basis and day, not the month's edition.
  package var isPublished = false
  package var edition: Edition
  package var parts: [FigurePart]
  package var conflict: FigureConflict?
  package var notes: [Sentence]
  /// Source keys of `sources.csv`, or the register of the month.
  package var sources: [String]
  /// Ids of the innovations, awards or agencies counted, for the way down to the cell.
  package var members: [String]
  package init(
    id: String, indicator: String, region: String, unit: FigureUnit, outcome: FigureOutcome,
    numerator: Double? = nil, denominator: FigureDenominator? = nil, basis: String, asOf: String,
    coverage: FigureCoverage? = nil, edition: Edition, parts: [FigurePart] = [],
    conflict: FigureConflict? = nil, notes: [Sentence] = [], sources: [String] = [], members: [String] = []
  ) {
    self.id = id
    self.indicator = indicator
    self.region = region
    self.unit = unit
    self.outcome = outcome
    self.numerator = numerator
    self.denominator = denominator
    self.basis = basis
    self.asOf = asOf
    self.coverage = coverage
    self.edition = edition
    self.parts = parts
    self.conflict = conflict
    self.notes = notes
    self.sources = sources
    self.members = members
  }

  /// The value as may be printed; nil when unknown or withheld.
  package var value: Double? {
    if case .known(let value) = outcome { value } else { nil }
  }

  /// Why there is no value; empty when there is one.
  package var missing: [MissingReason] {
    switch outcome {
    case .known: []
    case .unknown(let reasons): reasons
    case .withheld(let reason): [reason]
    }
  }

  /// "11 dari 36 (30,6%)", "1,73", "Rp63.690.000.000"; nil without a value.
  package func text(_ language: Language) -> String? {
    guard let value else { return nil }
    let format = LocalFormat(language)
    switch unit {
    case .share:
      guard let numerator, let denominator, numerator == numerator.rounded(),
        denominator.value == denominator.value.rounded()
      else { return format.decimal(value * 100, places: 1) + "%" }
      return format.share(Int(numerator), of: Int(denominator.value))
    case .sharePoints:
      return format.decimal(value * 100, places: 1) + (language == .id ? " poin" : " points")
    case .count(.rupiah): return format.rupiah(Rupiah(value.rounded()))
    case .ratio(.rupiah, _, _): return format.rupiah(Rupiah(value.rounded()))
    case .count(.point), .count(.year), .ratio: return format.decimal(value, places: unit.places)
    case .count:
      return value == value.rounded() ? format.count(Int(value)) : format.decimal(value, places: 2)
    }
  }
}
