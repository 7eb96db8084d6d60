import TolokCore

/// The words people read for the codes the program works with; a code without a word stands without underscores.
struct CodeWords {
  let language: Language

  /// A value of a vocabulary of `pipelines/vocabularies/`.
  func value(_ code: String) -> String { word(code, Self.values) }
  /// `dinas`, `rs`: kinds of unit.
  func unit(_ code: String) -> String { word(code, Self.units) }
  /// What a published figure counts.
  func basis(_ code: String) -> String { word(code, Self.bases) }
  func measure(_ code: String) -> String { word(code, Self.measures) }
  func form(_ code: String) -> String { word(code, Self.forms) }

  /// "A0;press": keys of sources; the two that are English words are said in the reader's language.
  func source(_ keys: String) -> String {
    keys.split(separator: ";").map { word(String($0), Self.sources) }.joined(separator: "; ")
  }

  func region(_ kind: RegionKind) -> String {
    switch kind {
    case .kota: language == .id ? "Kota" : "Cities"
    case .kabupaten: language == .id ? "Kabupaten" : "Regencies"
    case .provinsi: language == .id ? "Provinsi" : "Provinces"
    }
  }

  func fate(_ fate: RowFate) -> String {
    switch fate {
    case .loaded: language == .id ? "dimuat" : "loaded"
    case .rejected: language == .id ? "ditolak" : "rejected"
    case .duplicate: language == .id ? "ganda" : "duplicate"
    case .excluded: language == .id ? "dikecualikan" : "excluded"
    }
  }

  func file(_ state: FileState) -> String {
    switch state {
    case .received: language == .id ? "● diterima" : "● received"
    case .empty: language == .id ? "□ diterima, kosong" : "□ received, empty"
    case .unreadable: language == .id ? "× tidak terbaca" : "× unreadable"
    }
  }

  func format(_ format: FileFormat) -> String {
    switch format {
    case .encrypted: language == .id ? "terkunci sandi" : "encrypted"
    case .empty: language == .id ? "kosong" : "empty"
    case .unknown: language == .id ? "tidak dikenal" : "not known"
    default: format.rawValue.uppercased()
    }
  }

  func confidence(_ confidence: Confidence) -> String {
    switch confidence {
    case .peraturan: language == .id ? "peraturan" : "regulation"
    case .resmi: language == .id ? "resmi" : "official"
    case .pers: language == .id ? "pers" : "press"
    case .repo: language == .id ? "repositori data" : "data repository"
    case .simpulan: language == .id ? "simpulan" : "derived"
    case .andaian: language == .id ? "andaian" : "assumption"
    }
  }

  private func word(_ code: String, _ words: [String: Sentence]) -> String {
    words[code]?[language] ?? String(code.map { $0 == "_" ? " " : $0 })
  }

  private static let values: [String: Sentence] = [
    "digital": Sentence(id: "digital", en: "digital"),
    "non_digital": Sentence(id: "nondigital", en: "non-digital"),
    "tata_kelola": Sentence(id: "tata kelola", en: "governance"),
    "pelayanan_publik": Sentence(id: "pelayanan publik", en: "public service"),
    "lainnya": Sentence(id: "lainnya", en: "other"),
    "inisiatif": Sentence(id: "inisiatif", en: "initiative"),
    "uji_coba": Sentence(id: "uji coba", en: "trial"),
    "penerapan": Sentence(id: "penerapan", en: "in use"),
    "internasional": Sentence(id: "internasional", en: "international"),
    "nasional": Sentence(id: "nasional", en: "national"),
    "provinsi": Sentence(id: "provinsi", en: "provincial"),
    "kota": Sentence(id: "kota/kabupaten", en: "city/regency"),
    "final": Sentence(id: "nilai akhir", en: "final score"),
    "mandiri": Sentence(id: "penilaian mandiri", en: "self-assessment"),
  ]

  private static let sources: [String: Sentence] = [
    "press": Sentence(id: "pers", en: "press"), "derived": Sentence(id: "hitungan", en: "derived"),
  ]

  private static let units: [String: Sentence] = [
    "setda": Sentence(id: "sekretariat daerah", en: "regional secretariat"),
    "bagian": Sentence(id: "bagian", en: "division"),
    "setwan": Sentence(id: "sekretariat DPRD", en: "council secretariat"),
    "inspektorat": Sentence(id: "inspektorat", en: "inspectorate"),
    "dinas": Sentence(id: "dinas", en: "service"),
    "badan": Sentence(id: "badan", en: "board"),
    "satuan": Sentence(id: "satuan", en: "unit"),
    "kecamatan": Sentence(id: "kecamatan", en: "district"),
    "kelurahan": Sentence(id: "kelurahan", en: "urban ward"),
    "desa": Sentence(id: "desa", en: "village"),
    "uptd": Sentence(id: "UPTD", en: "technical unit"),
    "puskesmas": Sentence(id: "puskesmas", en: "health centre"),
    "rs": Sentence(id: "rumah sakit", en: "hospital"),
    "school": Sentence(id: "sekolah", en: "school"),
    "bumd": Sentence(id: "BUMD", en: "regional company"),
    "warga": Sentence(id: "warga", en: "citizens"),
  ]

  private static let bases: [String: Sentence] = [
    "register": Sentence(id: "register", en: "register"),
    "statement": Sentence(id: "pernyataan", en: "statement"),
    "exhibition": Sentence(id: "pameran", en: "exhibition"),
    "competition": Sentence(id: "kompetisi", en: "competition"),
    "iid_sent": Sentence(id: "dilaporkan untuk indeks", en: "reported for the index"),
    "index": Sentence(id: "indeks", en: "index"),
    "internasional": Sentence(id: "penghargaan internasional", en: "international award"),
    "nasional": Sentence(id: "penghargaan nasional", en: "national award"),
    "provinsi": Sentence(id: "penghargaan provinsi", en: "provincial award"),
    "kota": Sentence(id: "penghargaan kota/kabupaten", en: "city or regency award"),
  ]

  private static let measures: [String: Sentence] = [
    "count": Sentence(id: "jumlah inovasi", en: "innovations"),
    "budget": Sentence(id: "anggaran (Rp)", en: "budget (Rp)"),
    "maturity": Sentence(id: "kematangan", en: "maturity"),
  ]

  private static let forms: [String: Sentence] = [
    "inovasi": Sentence(id: "daftar inovasi", en: "innovation list"),
    "penghargaan": Sentence(id: "daftar penghargaan", en: "award list"),
    "rekap": Sentence(id: "rekap jumlah", en: "recap of counts"),
    "nilai-lomba": Sentence(id: "nilai lomba", en: "competition scores"),
  ]
}

extension FormKind {
  var label: Sentence {
    switch self {
    case .register: Sentence(id: "daftar inovasi", en: "innovation list")
    case .awards: Sentence(id: "daftar penghargaan", en: "award list")
    case .recap: Sentence(id: "rekap atau nilai", en: "recap or scores")
    }
  }
}

extension MonthResults {
  var words: CodeWords { CodeWords(language: language) }
  var figures: LocalFormat { LocalFormat(language) }
  /// "Oktober 2023"
  var month: String { figures.period(period) }
}

extension CollectionState {
  /// The mark that says the state without colour.
  var mark: String {
    switch self {
    case .received: "●"
    case .receivedEmpty: "□"
    case .unreadable: "×"
    case .missing: "○"
    }
  }

  /// What is meant by it, for whoever reads the register for the first time.
  var meaning: Sentence {
    switch self {
    case .received:
      Sentence(id: "formulir terbaca dan memuat baris", en: "the form was read and holds rows")
    case .receivedEmpty:
      Sentence(
        id: "formulir terbaca tanpa baris, atau menyatakan nihil",
        en: "the form was read and has no row, or states none")
    case .unreadable:
      Sentence(
        id: "berkas ada tetapi isinya tidak dapat dibaca", en: "a file is there but cannot be read")
    case .missing: Sentence(id: "tidak ada kiriman", en: "nothing was sent")
    }
  }

  var look: Look {
    switch self {
    case .received: .good
    case .receivedEmpty: .warning
    case .unreadable: .alarm
    case .missing: .strong
    }
  }

  var paint: UInt32 {
    switch self {
    case .received: Paint.deep
    case .receivedEmpty: Paint.amber
    case .unreadable: Paint.ochre
    case .missing: Paint.soft
    }
  }

  func word(_ language: Language) -> String { "\(mark) \(label[language])" }
}
