/// Values of facts and words of citations as a reader of either language has them.
package enum FactWords {
  /// "ya", "tidak" and the clusters of regions are words of the registers; everything else stands as it is.
  package static func said(_ value: RuleValue, _ kind: InputKind?) -> Sentence {
    let text = value.text(kind) ?? ""
    return switch text {
    case "": unknown
    case Answer.yes: Sentence(id: text, en: "yes")
    case Answer.no: Sentence(id: text, en: "no")
    case "provinsi": Sentence(id: text, en: "province")
    case "kota": Sentence(id: text, en: "city")
    case "kabupaten": Sentence(id: text, en: "regency")
    case "tertinggal": Sentence(id: "tertinggal/perbatasan", en: "disadvantaged or border region")
    default: Sentence(id: text, en: text)
    }
  }

  package static let unknown = Sentence(id: "belum diketahui", en: "not known")

  /// `PMK 160/PMK.07/2021 (S19; pers)` with the word of the confidence, and of an amendment, in English.
  package static func citation(_ text: String, _ language: Language) -> String {
    guard language == .en else { return text }
    var said = text.replacing(" diubah terakhir ", with: " last amended by ")
      .replacing(" diubah ", with: " amended by ").replacing("Pasal ", with: "Article ")
      .replacing(" ayat ", with: " paragraph ").replacing(" menurut ", with: " according to ")
    for confidence in Confidence.allCases {
      said = said.replacing("; \(confidence.rawValue))", with: "; \(confidence.label.en))")
        .replacing("(\(confidence.rawValue))", with: "(\(confidence.label.en))")
    }
    return said
  }

  /// `S21, S45 (pers, April 2022)`
  package static func source(_ citation: Citation) -> Sentence {
    let keys = citation.source.split(separator: ";").joined(separator: ", ")
    func said(_ language: Language) -> String {
      "\(keys) (\(citation.confidence.label[language]), \(LocalFormat(language).asOf(citation.asOf)))"
    }
    return Sentence(id: said(.id), en: said(.en))
  }
}

extension RuleValue {
  /// As a reader writes it; nil when not known.
  package var text: String? { text(nil) }

  package func text(_ kind: InputKind?) -> String? {
    switch self {
    case .word(let word): word
    case .unknown: nil
    case .number(let number):
      if kind == .date, let serial = number.rupiah, let date = CalendarDate(dayNumber: Int(serial) - 25_569) {
        "\(date)"
      } else {
        number.plain
      }
    }
  }
}
