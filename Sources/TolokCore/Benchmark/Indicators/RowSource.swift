/// The rows an indicator may count: a closed set, each with the unit of one row and the fields it has.
package enum RowSource: String, Hashable, Sendable, CaseIterable {
  /// Documented innovations in this month's register; rows marked as examples are never among them.
  case innovations
  /// Innovations of the reference register, published by the day of the report.
  case knownInnovations = "known_innovations"
  /// Published awards that were won; two reports of one award are one row.
  case awards
  /// Published results in competitions, one row a stage reached (Top 99 and Top 45 of one innovation are two).
  case stages
  /// Published scores of an index.
  case scores
  /// Published DID / Insentif Fiskal amounts that are allocations.
  case did
  /// Statements that an innovation of the region is to be taken over by others.
  case replications
  /// Records that the region has taken over an innovation of another (`adoptions.csv`).
  case adoptions
  /// One expected form a counted agency a month.
  case collection
  /// Data rows read from the region's files.
  case rows

  /// Unit of one row.
  package var unit: UnitBase {
    switch self {
    case .innovations, .knownInnovations: .innovation
    case .awards, .stages: .award
    case .scores: .point
    case .did: .rupiah
    case .replications, .adoptions: .replication
    case .collection: .agency
    case .rows: .row
    }
  }

  package var fields: [RowFact] {
    switch self {
    case .innovations:
      [
        .form, .kind, .stage, .urusan, .urusanGroup, .ownerUrusan, .ownerUrusanGroup, .startYear, .age,
        .ownerKind, .agency, .maturity, .maturityBand,
      ]
    case .knownInnovations: [.form, .kind, .status, .startYear, .age, .ownerKind, .agency, .inMonth]
    case .awards, .stages: [.award, .level, .stage, .year, .yearStage, .innovation]
    case .scores: [.index, .year, .status, .category, .score]
    case .did: [.component, .year, .amount]
    case .replications: [.innovation]
    case .adoptions: [.innovation, .year]
    case .collection: [.state, .ownerKind]
    case .rows: [.fate]
    }
  }

  package var label: Sentence {
    switch self {
    case .innovations: Sentence(id: "register inovasi bulan ini", en: "this month's register of innovations")
    case .knownInnovations:
      Sentence(id: "register rujukan inovasi", en: "the reference register of innovations")
    case .awards, .stages: Sentence(id: "register penghargaan", en: "the register of awards")
    case .scores: Sentence(id: "register nilai indeks", en: "the register of index scores")
    case .did: Sentence(id: "register jumlah DID", en: "the register of DID amounts")
    case .replications: Sentence(id: "register replikasi", en: "the register of replications")
    case .adoptions:
      Sentence(id: "register pengambilan replikasi", en: "the register of adopted replications")
    case .collection: Sentence(id: "pengumpulan bulan ini", en: "this month's collection")
    case .rows: Sentence(id: "baris berkas bulan ini", en: "the rows of this month's files")
    }
  }
}

/// A field of a row that filters and averages may ask for.
package enum RowFact: String, Hashable, Sendable, CaseIterable {
  case form, kind, stage, urusan
  /// wajib_dasar wajib_lain pilihan penunjang
  case urusanGroup = "urusan_group"
  /// The urusan the row states, else that of the owning agency by its name; `8+14` where the name carries
  /// several.
  case ownerUrusan = "owner_urusan"
  /// Its group; nothing where several urusan of different groups come into question.
  case ownerUrusanGroup = "owner_urusan_group"
  case ownerKind = "owner_kind"
  /// The counted agency it belongs to; a row of a citizen or a village has none.
  case agency
  /// `ya` or `tidak`: whether this month's register holds it; nothing where the region has not sent.
  case inMonth = "in_month"
  case status, award, level, innovation, index, category, component, state, fate
  case startYear = "start_year"
  case year
  /// Whole years between the start and the day of the report.
  case age
  /// The sum of an innovation's twenty scores in the index, 0–111.
  case maturity
  /// Its quarter: `0-24`, `25-49`, `50-74`, `75-99`, `100-111`.
  case maturityBand = "maturity_band"
  /// Year and stage of a result: `2019 Top 99`.
  case yearStage = "year_stage"
  case score, amount

  /// The unit of a number; nil for words and for years that name a time.
  package var unit: UnitBase? {
    switch self {
    case .age: .year
    case .score, .maturity: .point
    case .amount: .rupiah
    default: nil
    }
  }

  package var isNumber: Bool { unit != nil || self == .startYear || self == .year }

  package var label: Sentence {
    switch self {
    case .form: Sentence(id: "bentuk", en: "form")
    case .kind: Sentence(id: "jenis", en: "kind")
    case .stage: Sentence(id: "tahap", en: "stage")
    case .urusan, .urusanGroup: Sentence(id: "urusan", en: "duty area")
    case .ownerUrusan, .ownerUrusanGroup: Sentence(id: "urusan", en: "duty area")
    case .maturityBand: Sentence(id: "kematangan", en: "maturity")
    case .yearStage: Sentence(id: "tahun dan tahap", en: "year and stage")
    case .ownerKind: Sentence(id: "jenis pemilik", en: "kind of owner")
    case .status: Sentence(id: "status", en: "status")
    case .award: Sentence(id: "penghargaan", en: "award")
    case .level: Sentence(id: "tingkat", en: "level")
    case .innovation: Sentence(id: "inovasi", en: "innovation")
    case .index: Sentence(id: "indeks", en: "index")
    case .category: Sentence(id: "predikat", en: "category")
    case .component: Sentence(id: "komponen", en: "component")
    case .state: Sentence(id: "keadaan", en: "state")
    case .fate: Sentence(id: "nasib baris", en: "fate")
    case .startYear: Sentence(id: "tahun mulai", en: "starting year")
    case .year: Sentence(id: "tahun", en: "year")
    case .age: Sentence(id: "umur", en: "age")
    case .agency: Sentence(id: "perangkat daerah", en: "agency")
    case .inMonth: Sentence(id: "keberadaan pada bulan ini", en: "presence this month")
    case .maturity: Sentence(id: "kematangan", en: "maturity")
    case .score: Sentence(id: "nilai", en: "score")
    case .amount: Sentence(id: "jumlah", en: "amount")
    }
  }
}

/// A test on one field of a row. A row without the field is neither kept nor dropped: it is unknown and counted so.
package enum RowFilter: Hashable, Sendable {
  case isOneOf(RowFact, [String])
  /// The field is filled in.
  case isKnown(RowFact)
  case atLeast(RowFact, Double)
  case atMost(RowFact, Double)

  package var field: RowFact {
    switch self {
    case .isOneOf(let field, _), .isKnown(let field), .atLeast(let field, _), .atMost(let field, _): field
    }
  }
}
