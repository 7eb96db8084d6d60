extension FindingCode {
  /// The rules themselves: codes 06xx.
  package static let rules: [FindingCode] = [ruleWithoutSource, ruleNameUnknown, ruleDatesFall, ruleTwice]

  package static let ruleWithoutSource = FindingCode(
    "E0601", .error,
    title: Sentence(id: "nilai aturan tanpa dasar", en: "a value of a rule without a citation"),
    explanation: Sentence(
      id: "Setiap nilai aturan, juga yang belum diketahui, wajib menyebut peraturan atau sumbernya.",
      en: "Every value of a rule, an unknown one too, has to name its regulation or source."),
    fix: Sentence(id: "isi reference pada nilai itu", en: "fill in the value's reference"))

  package static let ruleNameUnknown = FindingCode(
    "E0602", .error,
    title: Sentence(id: "parameter yang dipakai tidak ada", en: "a parameter in use does not exist"),
    explanation: Sentence(
      id: "Susunan uji menyebut parameter yang tidak ada dalam folder parameters paket ini.",
      en: "The criteria name a parameter that is not in the pack's folder parameters."),
    fix: Sentence(
      id: "tambahkan berkas parameternya atau perbaiki namanya", en: "add its file or mend the name"))

  package static let ruleDatesFall = FindingCode(
    "E0603", .error,
    title: Sentence(id: "urutan tanggal nilai tidak naik", en: "the dates of the values do not rise"),
    explanation: Sentence(
      id:
        "Nilai yang berlaku adalah yang terbaru sampai tanggal ditanya, jadi tanggal harus naik dan tidak kembar.",
      en: "The newest value up to the date asked is in force, so the dates have to rise and be distinct."),
    fix: Sentence(id: "urutkan nilai menurut tanggal mulai", en: "order the values by their first day"))

  package static let ruleTwice = FindingCode(
    "E0604", .error,
    title: Sentence(id: "parameter ditulis dua kali", en: "a parameter is written twice"),
    explanation: Sentence(
      id: "Dua berkas dengan id yang sama membuat nilai yang berlaku bergantung pada urutan berkas.",
      en: "Two files with one id make the value in force depend on the order of files."),
    fix: Sentence(id: "gabungkan atau hapus salah satunya", en: "join them or delete one"))
}
