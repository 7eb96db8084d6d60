/// Codes of registers and vocabularies as people write them, in both languages. What is no code but a text of a
/// register (a name, a quotation) goes through `RegisterPhrases`.
package enum Words {
  package static func stage(_ code: String?) -> Sentence {
    switch code {
    case "inisiatif": Sentence(id: "inisiatif", en: "initiative")
    case "uji_coba": Sentence(id: "uji coba", en: "trial")
    case "penerapan": Sentence(id: "penerapan", en: "in use")
    default: other(code)
    }
  }

  package static func kind(_ code: String?) -> Sentence {
    switch code {
    case "digital": Sentence(id: "digital", en: "digital")
    case "non_digital": Sentence(id: "nondigital", en: "not digital")
    default: other(code)
    }
  }

  package static func form(_ code: String?) -> Sentence {
    switch code {
    case "tata_kelola": Sentence(id: "tata kelola", en: "governance")
    case "pelayanan_publik": Sentence(id: "pelayanan publik", en: "public service")
    case "lainnya": Sentence(id: "inovasi daerah lainnya", en: "other innovation")
    default: other(code)
    }
  }

  package static func level(_ code: String) -> Sentence {
    switch code {
    case "internasional": Sentence(id: "internasional", en: "international")
    case "nasional": Sentence(id: "nasional", en: "national")
    case "provinsi": Sentence(id: "provinsi", en: "province")
    case "kota": Sentence(id: "kota/kabupaten", en: "city/regency")
    default: other(code)
    }
  }

  /// The level in the room of a small chart.
  package static func level(short code: String) -> Sentence {
    code == "kota" ? Sentence(id: "kota/kab.", en: "city") : level(code)
  }

  package static func basis(_ code: String) -> Sentence {
    switch code {
    case "statement": Sentence(id: "pernyataan", en: "statement")
    case "exhibition": Sentence(id: "pameran", en: "exhibition")
    case "index": Sentence(id: "indeks", en: "index")
    case "iid_sent": Sentence(id: "dikirim ke indeks", en: "sent to the index")
    case "competition": Sentence(id: "lomba", en: "competition")
    case "register": Sentence(id: "register", en: "register")
    // An award's own line names its level where others name a basis.
    default: level(code)
    }
  }

  package static func regionKind(_ kind: RegionKind, many: Bool = false) -> Sentence {
    switch kind {
    case .kota: Sentence(id: "kota", en: many ? "cities" : "city")
    case .kabupaten: Sentence(id: "kabupaten", en: many ? "regencies" : "regency")
    case .provinsi: Sentence(id: "provinsi", en: many ? "provinces" : "province")
    }
  }

  /// `did_current_year` and its kin.
  package static func moneyComponent(_ code: String) -> Sentence {
    switch code {
    case "did": Sentence(id: "DID", en: "DID")
    case "did_prior_year": Sentence(id: "DID, kinerja tahun sebelumnya", en: "DID, prior-year performance")
    case "did_current_year": Sentence(id: "DID, kinerja tahun berjalan", en: "DID, current-year performance")
    case "did_extra": Sentence(id: "DID tambahan", en: "additional DID")
    case "if": Sentence(id: "Insentif Fiskal", en: "Fiscal Incentive")
    case "if_prior_year":
      Sentence(
        id: "Insentif Fiskal, kinerja tahun sebelumnya", en: "Fiscal Incentive, prior-year performance")
    case "if_inflation":
      Sentence(id: "Insentif Fiskal, pengendalian inflasi", en: "Fiscal Incentive, inflation control")
    case "if_welfare":
      Sentence(id: "Insentif Fiskal, kesejahteraan masyarakat", en: "Fiscal Incentive, public welfare")
    case "if_stunting":
      Sentence(id: "Insentif Fiskal, penurunan stunting", en: "Fiscal Incentive, stunting reduction")
    default: other(code)
    }
  }

  /// A criterion in one short word, for the foot of a mark; nil where none is settled.
  package static func criterion(short id: String) -> Sentence? {
    switch id {
    case "wtp_5_berturut": Sentence(id: "WTP 5", en: "5 yrs")
    case "wtp_terakhir": Sentence(id: "WTP 1", en: "1 yr")
    case "apbd_tepat_waktu": Sentence(id: "APBD", en: "APBD")
    case "eproc_min_B": Sentence(id: "proc", en: "proc")
    case "ebudgeting": Sentence(id: "budget", en: "budget")
    case "ptsp": Sentence(id: "PTSP", en: "PTSP")
    default: nil
    }
  }

  /// The document that would settle a missing fact.
  package static func document(_ fact: String) -> Sentence {
    switch fact {
    case "wtp_5_berturut":
      Sentence(id: "opini BPK lima tahun", en: "audit opinions of five years")
    case "wtp_terakhir": Sentence(id: "opini BPK terakhir", en: "the latest audit opinion")
    case "apbd_tepat_waktu": Sentence(id: "tanggal Perda APBD", en: "date of the budget regulation")
    case "eproc_min_B": Sentence(id: "peringkat e-procurement", en: "e-procurement grade")
    case "ebudgeting": Sentence(id: "bukti e-budgeting", en: "proof of e-budgeting")
    case "ptsp": Sentence(id: "bukti PTSP", en: "proof of one-stop service")
    default: other(fact)
    }
  }

  package static func sector(_ code: String) -> Sentence {
    switch code {
    case "pasar_tradisional": Sentence(id: "pasar tradisional", en: "traditional markets")
    case "pasar_modern": Sentence(id: "pasar modern", en: "modern markets")
    case "restoran": Sentence(id: "restoran", en: "restaurants")
    case "hotel": Sentence(id: "hotel", en: "hotels")
    case "ptsp": Sentence(id: "PTSP", en: "one-stop service")
    case "tempat_wisata": Sentence(id: "tempat wisata", en: "tourist sites")
    case "transportasi_umum": Sentence(id: "transportasi umum", en: "public transport")
    default: other(code)
    }
  }

  /// An unknown code stays readable: `uji_coba` becomes "uji coba"; nil is "belum diisi".
  package static func other(_ code: String?) -> Sentence {
    guard let code else { return Nothing.blank.label }
    let plain = code.split(separator: "_").joined(separator: " ")
    return Sentence(id: plain, en: plain)
  }

  /// One to eleven at the head of a sentence: "Empat dari 30 unit …".
  package static func leading(_ value: Int) -> Sentence {
    let id = [
      "", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh",
      "Sebelas",
    ]
    let en = [
      "", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    ]
    guard (1...11).contains(value) else {
      return Sentence(id: LocalFormat(.id).count(value), en: LocalFormat(.en).count(value))
    }
    return Sentence(id: id[value], en: en[value])
  }
}
