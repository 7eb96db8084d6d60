/// Words that speak for a heading. They are one kind of evidence among several; a header is also told by what stands below it.
struct HeadingWords {
  private let known: Set<String>

  init(sources: [SourceMap]) {
    known = Set(sources.flatMap { $0.fields.flatMap { $0.aliases.map(wordKey) } })
      .union(Self.usual.map(wordKey))
  }

  /// Headings so usual in these forms that they mark a header without any source map.
  private static let usual = [
    "No", "Nomor", "No Urut", "Nama", "Nama Inovasi", "Judul Inovasi", "OPD", "SKPD", "Perangkat Daerah",
    "Tahun", "Jumlah", "Keterangan", "Ket", "Uraian", "Provinsi", "Kabupaten/Kota", "Kab/Kota", "Kecamatan",
    "Kelurahan", "Desa", "Kelurahan/Desa", "Satuan", "Nilai", "Bulan", "Tanggal", "Kode", "ID", "Program",
    "Kegiatan", "Sub Kegiatan", "Anggaran", "Realisasi", "Persentase", "Persen", "Target", "Indikator",
    "Indikator Kinerja", "Pagu", "Volume", "Harga Satuan", "Lokasi", "Alamat", "Wilayah", "Daerah", "Akun",
    "Kode Rekening", "Sumber Dana", "Instansi", "Unit Kerja", "Jenis", "Kategori", "Status", "Code", "Name",
    "Laki-laki", "Perempuan", "L", "P", "Total", "Capaian", "Skor", "Peringkat", "Jabatan", "Pangkat",
    "District", "Subdistrict", "Village", "Regency", "Municipality", "Province", "Male", "Female", "Area",
    "Year", "Month", "Amount", "Number", "Percentage", "Population", "Description", "Remarks", "Unit",
  ]

  private static let firstWords: Set<String> = [
    "no", "nomor", "nama", "kode", "id", "tanggal", "tgl", "tahun", "jumlah", "jml", "jenis", "uraian",
    "keterangan", "alamat", "satuan", "volume", "harga", "nilai", "skor", "persentase", "persen", "target",
    "realisasi", "anggaran", "pagu", "lokasi", "waktu", "tingkat", "rata", "total", "sumber", "banyaknya",
  ]

  func contains(_ text: String) -> Bool { isKnown(key: wordKey(text)) }

  func isKnown(key: String) -> Bool {
    if known.contains(key) { return true }
    let words = key.split(separator: " ")
    return words.count <= 5 && words.first.map { Self.firstWords.contains(String($0)) } ?? false
  }

  /// A heading some source map or usual form has, word for word.
  func isExactly(key: String) -> Bool { known.contains(key) }

  /// Labels of forms that hold one record below each other.
  func isLabel(_ text: String) -> Bool {
    let key = wordKey(text)
    if known.contains(key) || Self.labels.contains(key) { return true }
    let words = key.split(separator: " ")
    return words.count <= 5 && words.first.map { Self.labelStarts.contains(String($0)) } ?? false
  }

  private static let labels: Set<String> = [
    "judul", "kelompok", "ringkasan", "tujuan", "manfaat", "hasil", "dampak", "email", "telepon", "website",
    "tautan", "inisiator", "bentuk", "tahapan", "urusan", "latar belakang", "rancang bangun", "instansi",
    "standar pelayanan", "maklumat pelayanan", "deskripsi", "profil", "penanggung jawab", "anggaran",
    "kematangan", "video", "foto", "lampiran", "periode",
  ]
  private static let labelStarts: Set<String> = [
    "nama", "nomor", "no", "tanggal", "tahun", "alamat", "judul", "jenis", "kode", "unit", "waktu", "tautan",
    "link", "nilai", "jumlah", "bentuk", "kontak", "surel", "kelompok", "kategori", "hasil", "tujuan",
  ]

  /// `Data | Inovasi 1 | Inovasi 2`: the heading over labels when each record has a column.
  static func isFormWord(_ text: String) -> Bool { formWords.contains(wordKey(text)) }

  private static let formWords: Set<String> = [
    "data", "uraian", "item", "field", "atribut", "kolom", "isian", "label", "aspek", "unsur", "informasi",
  ]

  /// `Data | Deskripsi`: the two headings over a form of labels and values.
  static func isFormHead(_ left: String, _ right: String) -> Bool {
    let left = wordKey(left)
    let right = wordKey(right)
    return formWords.contains(left)
      && ["deskripsi", "isi", "isian", "value", "nilai isian", "jawaban", "keterangan", "penjelasan", "data"]
        .contains(right)
      && left != right
  }

  private static let months: Set<String> = [
    "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "nopember", "november", "desember",
  ]
  static func isMonth(_ key: Substring) -> Bool { months.contains(String(key)) }
}
