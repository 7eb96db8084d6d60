/// Texts the registers hold in Indonesian (what a claim measures, a stage of an award, a source's title), in the
/// reader's language. A phrase without a translation stays as the register has it.
package struct RegisterPhrases: Sendable {
  let language: Language
  package init(_ language: Language) { self.language = language }

  package func callAsFunction(_ text: String) -> String {
    guard language == .en else { return text }
    if let whole = Self.english[text] { return whole }
    // "perangkat daerah: jumlah OPD (2023-02)", "Top 99, 2021": part by part.
    for mark in [": ", "; ", ", "] where text.contains(mark) {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      let said = parts.map { Self.english[$0] ?? part($0) }
      if said != parts { return said.joined(separator: mark) }
    }
    return part(text)
  }

  private func part(_ text: String) -> String {
    var text = text
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let head = String(text[..<open]).trimmedEnd
      if let said = Self.english[head] { return "\(said) \(text[open...])" }
    }
    text = text.replacing(" dari ", with: " of ")
    // A unit after a number, a word before one; never inside a name.
    for (id, en) in Self.words {
      if text == id { return en }
      let rest = text.dropFirst(id.count)
      if text.hasPrefix(id + " "), rest.allSatisfy({ $0.isNumber || " IVX".contains($0) }) {
        text = en + rest
      }
      if text.hasSuffix(" " + id), text.first?.isNumber == true {
        text = text.dropLast(id.count) + en
      }
    }
    return text
  }

  /// A value of a reconciliation: "11 dari 36 OPD", "1.600 orang", "Top 99, 2021".
  package func value(_ text: String) -> String {
    guard language == .en else { return text }
    let said = self(text)
    // Separators of numbers change sides.
    var out = ""
    let characters = Array(said)
    for (i, character) in characters.enumerated() {
      let digits =
        i > 0 && i + 1 < characters.count && characters[i - 1].isNumber && characters[i + 1].isNumber
      out.append(digits && character == "." ? "," : digits && character == "," ? "." : character)
    }
    return out
  }

  private static let words: [(String, String)] = [
    ("OPD", "agencies"), ("inovasi", "innovations"), ("stan", "stands"), ("orang", "people"),
    ("kelompok", "groups"), ("persen", "percent"), ("wilayah", "regions"), ("peringkat", "rank"),
    ("periode", "period"),
    ("belum diisi", "blank"),
  ]

  private static let english: [String: String] = [
    "perangkat daerah": "agencies", "inovasi": "innovations", "pameran": "exhibition",
    "wilayah": "regions", "jumlah OPD": "number of agencies",
    "OPD dengan sedikitnya satu inovasi": "agencies with at least one innovation",
    "cakupan, hitungan 11/36": "coverage, computed 11/36",
    "inovasi yang dinyatakan": "innovations stated", "inovasi dipamerkan": "innovations on show",
    "stan": "stands", "kelompok": "groups", "kelompok tata kelola": "group: governance",
    "kelompok pelayanan publik": "group: public service",
    "kelompok inovasi daerah": "group: regional innovation",
    "kelompok transparansi dan akuntabilitas tata kelola": "transparency and accountability",
    "kelompok inovasi pelayanan publik": "public service",
    "pengunjung": "visitors", "pengunjung, lebih dari": "visitors, more than",
    "inovasi dilaporkan": "innovations reported", "inovasi dari 29 OPD": "innovations of 29 agencies",
    "OPD yang membuat inovasi": "agencies that made innovations", "klaim kenaikan": "claimed rise",
    "kenaikan DID 2021 menurut laporan": "rise of DID 2021 as reported",
    "kenaikan DID 2021, hitungan 63,69/42,5": "rise of DID 2021, computed 63.69/42.5",
    "kenaikan, hitungan (63-8)/8": "rise, computed (63-8)/8",
    "inovasi diterapkan yang dinyatakan": "innovations stated to be in use",
    "inovasi yang disebut namanya": "innovations named",
    "inovasi terdaftar": "innovations registered",
    "inovasi dalam lomba kota": "innovations in the city contest",
    "inovasi dikaji": "innovations studied",
    "inovasi mandek atau berhenti": "innovations stalled or stopped",
    "inovasi dilaporkan dalam provinsi": "innovations reported in the province",
    "inovasi dikirim": "innovations sent", "inovasi, sekitar": "innovations, about",
    "pemenang": "winner", "penerima": "recipient", "nominasi": "nominee", "klaim": "claim",
    "finalis kelompok khusus": "finalist, special group", "sangat inovatif": "very innovative",
    "inovatif": "innovative", "tidak inovatif": "not innovative", "mandiri": "self-assessed",
    "sedikitnya satu inovasi tiap perangkat daerah": "at least one innovation an agency",
    "sedikitnya satu inovasi tiap perangkat daerah; menjangkau kecamatan dan kelurahan":
      "at least one innovation an agency; down to districts and wards",
    "semboyan: satu institusi tiga inovasi": "motto: one institution, three innovations",
    "sebanyak-banyaknya, tanpa batas minimum per perangkat daerah":
      "as many as possible, no minimum an agency",
    "arahan menteri sebagai dasar kewajiban berinovasi": "the minister's direction to innovate",
    "OPD dan BUMD wajib berinovasi; puskesmas juga menjadi pemilik":
      "agencies and city companies must innovate; health centres own some too",
    "perangkat daerah lain diminta mencontoh kedua peraih penghargaan":
      "other agencies were asked to follow the two award winners",
    "perangkat daerah lain": "other agencies",
    "inovasi terpilih menjadi bahan transfer pengetahuan dan replikasi":
      "chosen innovations serve knowledge transfer and replication",
    "Pameran inovasi Kota Batu": "Kota Batu innovation exhibition",
    "Lomba inovasi Kota Malang": "Kota Malang innovation contest",
    "Peta mutu pendidikan": "Education quality map",
    "Persalinan di fasilitas kesehatan": "Births in health facilities",
    "Belanja modal kesehatan": "Capital spending on health",
    "Sumber air minum layak": "Safe drinking water",
    "Penurunan angka pengangguran": "Fall in unemployment",
    "Inovasi pelayanan publik": "Public-service innovation",
    "Inovasi pemerintah daerah": "Regional-government innovation", "inflasi": "inflation",
    "penghargaan lebih awal": "earlier award", "kemiskinan ekstrem": "extreme poverty",
    "percepatan belanja": "faster spending",
    "tidak menerima menurut S78": "nothing received, according to S78",
    "baris 1 dari 5 yang bernama": "line 1 of 5 that are named",
    "baris 2 dari 5 yang bernama": "line 2 of 5 that are named",
    "baris 3 dari 5 yang bernama": "line 3 of 5 that are named",
    "baris 4 dari 5 yang bernama": "line 4 of 5 that are named",
    "baris 5 dari 5 yang bernama": "line 5 of 5 that are named",
    "penerima 1 dari 4": "recipient 1 of 4",
    "penerima 2 dari 4": "recipient 2 of 4",
    "penerima 3 dari 4": "recipient 3 of 4",
    "penerima 4 dari 4": "recipient 4 of 4",
    "pernyataan kehilangan S45": "statement of a loss, S45",
    "pernyataan kehilangan S47": "statement of a loss, S47",
    "pernyataan kehilangan S77": "statement of a loss, S77",
    "pernyataan kehilangan S78": "statement of a loss, S78",
    "jumlah kelompok": "sum of the groups",
    "kategori ekosistem inovasi": "innovation ecosystem category", "kategori umum": "general category",
    "kategori Idaman": "category Idaman", "peringkat 1 nasional": "rank 1 in the nation",
  ]
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
