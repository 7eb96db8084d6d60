/// A rule in words: values with their unit, tests as sentences.
package struct RuleWords: Sendable {
  private let language: Language
  private let format: LocalFormat

  package init(_ language: Language) {
    self.language = language
    format = LocalFormat(language)
  }

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  package var unknown: String { say("belum diketahui", "not known") }

  /// `Rp4.000.000.000.000`, `35%`, `5 tahun`; null in words.
  package func value(_ text: String?, unit: String) -> String {
    guard let text else { return unknown }
    switch unit {
    case "rupiah": return Int64(text).map(format.rupiah) ?? text
    case "bagian":
      guard let share = Fraction(decimal: text), let percent = share * Fraction(100) else { return text }
      return "\(decimal(percent.plain))%"
    case "tanggal": return CalendarDate(text).map(format.day) ?? text
    case "tahun": return "\(decimal(text)) \(say("tahun", abs(Int(text) ?? 0) == 1 ? "year" : "years"))"
    case "nilai", "peringkat", "kata": return decimal(text)
    default: return Int(text).map { "\(format.count($0)) \(Self.counted(unit)[language])" } ?? text
    }
  }

  /// Words of counted things, as the files name them.
  private static func counted(_ unit: String) -> Sentence {
    switch unit {
    case "daerah": Sentence(id: "daerah", en: "regions")
    case "hadiah": Sentence(id: "hadiah", en: "prizes")
    case "kriteria": Sentence(id: "kriteria", en: "criteria")
    default: Sentence(id: unit, en: unit)
    }
  }

  private func decimal(_ text: String) -> String {
    let negative = text.hasPrefix("-")
    let plain = negative ? String(text.dropFirst()) : text
    let parts = plain.split(separator: ".").map(String.init)
    guard let whole = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return text }
    let tail = parts.count == 2 ? say(",", ".") + parts[1] : ""
    return (negative ? "\u{2212}" : "") + format.count(whole) + tail
  }

  /// A published figure with the precision it was published in.
  package func value(_ value: DatedValue, unit: String) -> String {
    let text = self.value(value.value, unit: unit)
    guard let rounded = value.roundedTo, value.value != nil else { return text }
    return "\(text) \(say("(dibulatkan ke", "(rounded to")) \(self.value("\(rounded)", unit: unit)))"
  }

  // MARK: tests

  /// "Peringkat 'eproc_peringkat' sekurang-kurangnya B": the test with the value in force.
  package func sentence(_ test: Criterion, _ pack: RulePack, on date: CalendarDate) -> String {
    func limit(_ parameter: String) -> String {
      let found = pack.parameter(parameter)
      return value(found?.inForce(on: date)?.value, unit: found?.unit ?? "")
    }
    switch test.shape {
    case .isTrue: return say("Harus ya.", "Must be yes.")
    case .atLeastGrade(_, let parameter, let scale):
      return say(
        "Peringkat paling rendah \(limit(parameter)) (\(scale.joined(separator: ", ")); yang pertama terbaik).",
        "Grade of at least \(limit(parameter)) (\(scale.joined(separator: ", ")); the first is the best).")
    case .atLeast(_, let parameter):
      return say("Paling sedikit \(limit(parameter)).", "At least \(limit(parameter)).")
    case .atMost(_, let parameter):
      return say("Paling banyak \(limit(parameter)).", "At most \(limit(parameter)).")
    case .onOrBefore(_, let parameter):
      return say("Paling lambat \(limit(parameter)).", "Not later than \(limit(parameter)).")
    case .opinionYears(_, let opinion, let parameter, let offset):
      let last = pack.fiscalYear - offset
      guard let count = pack.parameter(parameter)?.inForce(on: date)?.value.flatMap({ Int($0) }) else {
        return say(
          "Opini \(opinion); banyak tahunnya belum diketahui.",
          "Opinion \(opinion); for how many years is not known.")
      }
      let years = count == 1 ? "\(last)" : "\(last - count + 1)–\(last)"
      return say("Opini \(opinion) atas LKPD \(years).", "Opinion \(opinion) on the reports of \(years).")
    case .allOf: return say("Semua dari:", "All of:")
    case .anyOf: return say("Salah satu dari:", "Any of:")
    case .unknownRule(let reason):
      return say(
        "Tidak menolong dan tidak menggugurkan: \(reason.id).", "Neither rescues nor blocks: \(reason.en).")
    }
  }

  package func influence(_ influence: Criterion.Influence) -> String {
    switch influence {
    case .region: say("tindakan daerah sendiri", "the region's own act")
    case .earned: say("diraih daerah, diputuskan pihak lain", "earned by the region, decided by others")
    case .none: say("tidak dapat diubah daerah", "beyond the region's reach")
    }
  }

  package func part(_ part: RuleComponent.Part) -> String {
    switch part {
    case .whole: say("seluruh tahun", "the whole year")
    case .additional: say("tambahan", "additional")
    case .priorYear: say("kinerja tahun sebelumnya", "prior-year performance")
    case .currentYear: say("kinerja tahun berjalan", "current-year performance")
    }
  }
}
