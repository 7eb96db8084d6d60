/// What one of a figure counts.
package enum UnitBase: String, Hashable, Sendable, CaseIterable {
  case agency, innovation, award, person
  case civilServant = "civil_servant"
  case rupiah, year, point, row, replication, urusan

  package var label: Sentence {
    switch self {
    case .agency: Sentence(id: "perangkat daerah", en: "agencies")
    case .innovation: Sentence(id: "inovasi", en: "innovations")
    case .award: Sentence(id: "penghargaan", en: "awards")
    case .person: Sentence(id: "penduduk", en: "people")
    case .civilServant: Sentence(id: "ASN", en: "civil servants")
    case .rupiah: Sentence(id: "rupiah", en: "rupiah")
    case .year: Sentence(id: "tahun", en: "years")
    case .point: Sentence(id: "poin", en: "points")
    case .row: Sentence(id: "baris", en: "rows")
    case .replication: Sentence(id: "replikasi", en: "replications")
    case .urusan: Sentence(id: "urusan", en: "duty areas")
    }
  }
}

/// The unit of a figure: a count of something, so many of it per so many of another, or a part of a whole.
///
/// Written in YAML as `innovation`, `innovation per 100000 person`, `share` or `share_points` (the difference
/// of two shares, in parts of one).
package enum FigureUnit: Hashable, Sendable, CustomStringConvertible {
  case count(UnitBase)
  case ratio(UnitBase, per: UnitBase, scale: Int)
  /// 0…1; printed as a pair and a percentage.
  case share
  /// A difference of shares, −1…1; printed in "poin".
  case sharePoints

  package init?(_ text: String) {
    switch text {
    case "share": self = .share
    case "share_points": self = .sharePoints
    default:
      let words = text.split(separator: " ").map(String.init)
      if words.count == 1, let base = UnitBase(rawValue: words[0]) {
        self = .count(base)
      } else if words.count == 3, words[1] == "per", let base = UnitBase(rawValue: words[0]),
        let per = UnitBase(rawValue: words[2])
      {
        self = .ratio(base, per: per, scale: 1)
      } else if words.count == 4, words[1] == "per", let base = UnitBase(rawValue: words[0]),
        let scale = Int(words[2]), scale > 1, let per = UnitBase(rawValue: words[3])
      {
        self = .ratio(base, per: per, scale: scale)
      } else {
        return nil
      }
    }
  }

  /// As in YAML.
  package var description: String {
    switch self {
    case .count(let base): base.rawValue
    case .ratio(let base, let per, 1): "\(base.rawValue) per \(per.rawValue)"
    case .ratio(let base, let per, let scale): "\(base.rawValue) per \(scale) \(per.rawValue)"
    case .share: "share"
    case .sharePoints: "share_points"
    }
  }

  /// "inovasi per 100.000 penduduk"
  package var label: Sentence {
    switch self {
    case .count(let base): return base.label
    case .ratio(let base, let per, let scale):
      func text(_ language: Language) -> String {
        let size = scale == 1 ? "" : LocalFormat(language).count(scale) + " "
        return "\(base.label[language]) per \(size)\(per.label[language])"
      }
      return Sentence(id: text(.id), en: text(.en))
    case .share: return Sentence(id: "bagian", en: "share")
    case .sharePoints: return Sentence(id: "poin persen", en: "percentage points")
    }
  }

  /// Decimals shown: counts none, index points and ratios two, shares and years one.
  package var places: Int {
    switch self {
    case .count(.point), .ratio: 2
    case .count(.year), .share, .sharePoints: 1
    case .count: 0
    }
  }
}
