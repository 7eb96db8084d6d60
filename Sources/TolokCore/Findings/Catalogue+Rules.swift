extension FindingCode {
  /// The rules themselves: codes 06xx.
  package static let rules: [FindingCode] = [
    ruleWithoutSource, ruleNameUnknown, ruleDatesFall, ruleTwice, ruleDatesGap, ruleDatesOverlap,
    ruleBandGap, ruleBandOverlap, ruleUnreachable, ruleSumDiffers, ruleUnused, ruleTwoTests,
    ruleTwoPacks, ruleYearWithout, ruleSourceUnknown, ruleWithoutReview,
  ]

  package static let ruleWithoutSource = FindingCode(
    "E0601", .error,
    title: Sentence(id: "nilai aturan tanpa dasar", en: "a value of a rule without a citation"),
    explanation: Sentence(
      id:
        "Setiap nilai, uji, kategori, rentang, penggunaan dan tahap, juga yang belum diketahui, wajib menyebut peraturan atau sumbernya.",
      en:
        "Every value, test, category, range, use and stage, an unknown one too, has to name its regulation or source."
    ),
    fix: Sentence(
      id: "isi citation: instrument, source, confidence",
      en: "fill in citation: instrument, source, confidence"))

  package static let ruleNameUnknown = FindingCode(
    "E0602", .error,
    title: Sentence(
      id: "parameter atau kategori yang dipakai tidak ada",
      en: "a parameter or category in use does not exist"),
    explanation: Sentence(
      id:
        "Paket menyebut nama yang tidak ada di dalamnya; hasilnya akan selalu belum dapat dinilai.",
      en:
        "The pack names something it does not hold; the result could never be assessed."),
    fix: Sentence(
      id: "tambahkan berkas parameternya atau perbaiki namanya", en: "add its file or mend the name"))

  package static let ruleDatesFall = FindingCode(
    "E0603", .error,
    title: Sentence(id: "urutan tanggal nilai tidak naik", en: "the dates of the values do not rise"),
    explanation: Sentence(
      id:
        "Nilai yang berlaku adalah yang terbaru sampai tanggal ditanya, jadi tanggal harus naik dan tidak kembar.",
      en:
        "The newest value up to the date asked is in force, so the dates have to rise and be distinct."),
    fix: Sentence(id: "urutkan nilai menurut tanggal mulai", en: "order the values by their first day"))

  package static let ruleTwice = FindingCode(
    "E0604", .error,
    title: Sentence(id: "satu nama ditulis dua kali", en: "one name is written twice"),
    explanation: Sentence(
      id:
        "Dua paket, parameter, komponen, kategori atau klaster dengan satu id membuat yang berlaku bergantung pada urutan berkas.",
      en:
        "Two packs, parameters, components, categories or clusters with one id make what holds depend on the order of files."
    ),
    fix: Sentence(id: "gabungkan atau hapus salah satunya", en: "join them or delete one"))

  package static let ruleDatesGap = FindingCode(
    "E0605", .error,
    title: Sentence(id: "ada hari tanpa nilai", en: "days without a value"),
    explanation: Sentence(
      id:
        "Parameter tidak punya nilai pada sebagian masa berlakunya. Yang dicabut atau tidak diketahui ditulis sebagai value: null bertanggal, supaya tampak disengaja.",
      en:
        "The parameter has no value for a part of its time. What is repealed or not known is written as a dated value: null, so that it is seen to be meant."
    ),
    fix: Sentence(
      id: "perpanjang until, atau tambahkan value: null bertanggal",
      en: "extend until, or add a dated value: null"))

  package static let ruleDatesOverlap = FindingCode(
    "E0606", .error,
    title: Sentence(id: "dua nilai pada hari yang sama", en: "two values on one day"),
    explanation: Sentence(
      id:
        "Nilai pertama belum berakhir ketika yang kedua mulai; dua nilai pada satu hari tidak dapat diputuskan.",
      en:
        "The first value has not ended when the second starts; two values on one day cannot be decided."),
    fix: Sentence(
      id: "akhiri nilai pertama sehari sebelum yang kedua mulai",
      en: "end the first value the day before the second starts"))

  package static let ruleBandGap = FindingCode(
    "E0607", .error,
    title: Sentence(id: "ada nilai tanpa peringkat", en: "scores without a grade"),
    explanation: Sentence(
      id:
        "Di antara dua peringkat ada nilai yang tidak masuk ke mana pun, kecuali pembulatannya dinyatakan pada step.",
      en:
        "Between two grades lie scores that fall in neither, unless their rounding is declared as step."),
    fix: Sentence(id: "sambungkan batasnya, atau nyatakan step", en: "join the bounds, or declare step"))

  package static let ruleBandOverlap = FindingCode(
    "E0608", .error,
    title: Sentence(id: "satu nilai masuk dua peringkat", en: "a score in two grades"),
    explanation: Sentence(
      id:
        "Batas dua peringkat bertumpuk, jadi satu nilai punya dua peringkat.",
      en:
        "The bounds of two grades overlap, so one score has two grades."),
    fix: Sentence(id: "geser salah satu batas", en: "move one of the bounds"))

  package static let ruleUnreachable = FindingCode(
    "E0609", .error,
    title: Sentence(
      id: "cabang atau peringkat yang tidak pernah tercapai", en: "a branch or grade that is never reached"),
    explanation: Sentence(
      id:
        "Uji, cabang, klaster atau peringkat ini tidak dapat dipenuhi wilayah mana pun, jadi tentu salah tulis.",
      en:
        "No region can ever meet this test, branch, cluster or grade, so it must be a slip."),
    fix: Sentence(
      id: "bandingkan kedua tempat dengan peraturannya", en: "compare both places with the regulation"))

  package static let ruleSumDiffers = FindingCode(
    "E0610", .error,
    title: Sentence(id: "bagian atau bobot tidak berjumlah utuh", en: "shares or weights that do not sum"),
    explanation: Sentence(
      id:
        "Bagian, bobot atau rincian yang seluruhnya terbit harus berjumlah utuh, dalam toleransi yang dinyatakan.",
      en:
        "Shares, weights or parts that are all published have to make the whole, within the declared tolerance."
    ),
    fix: Sentence(
      id: "periksa nilainya, atau nyatakan toleransi dan sebabnya",
      en: "check the values, or declare the tolerance and why"))

  package static let ruleUnused = FindingCode(
    "W0611", .warning,
    title: Sentence(id: "parameter tidak dipakai", en: "a parameter that is not used"),
    explanation: Sentence(
      id:
        "Tidak ada uji, jumlah atau pemeriksaan yang membacanya. Yang disimpan untuk pembaca menyebut alasannya pada kept_for.",
      en:
        "No test, amount or check reads it. What is kept for the reader says why in kept_for."),
    fix: Sentence(id: "pakai, hapus, atau isi kept_for", en: "use it, delete it, or fill in kept_for"))

  package static let ruleTwoTests = FindingCode(
    "E0612", .error,
    title: Sentence(id: "satu id untuk dua uji", en: "one id for two tests"),
    explanation: Sentence(
      id:
        "Putusan, fakta dan bukti dicatat menurut id uji; satu id untuk dua uji mencampur keduanya.",
      en:
        "Verdicts, facts and evidence are kept by the id of the test; one id for two tests mixes them."),
    fix: Sentence(
      id: "beri id sendiri, atau pakai uji yang sama (jangkar YAML)",
      en: "give it an id of its own, or use the same test (a YAML anchor)"))

  package static let ruleTwoPacks = FindingCode(
    "E0613", .error,
    title: Sentence(
      id: "dua paket mengatur satu komponen pada hari yang sama",
      en: "two packs rule one component on one day"),
    explanation: Sentence(
      id:
        "Uang yang sama akan dinilai dua kali dengan aturan yang mungkin berbeda.",
      en:
        "The same money would be assessed twice, perhaps by different rules."),
    fix: Sentence(
      id: "batasi masa berlaku salah satu paket, atau pisahkan komponen dan ledger-nya",
      en: "limit the days of one pack, or part the components and their ledger"))

  package static let ruleYearWithout = FindingCode(
    "E0614", .error,
    title: Sentence(id: "tahun anggaran tanpa paket", en: "a fiscal year without a pack"),
    explanation: Sentence(
      id:
        "scheme.yaml menjanjikan aturan untuk tahun ini; yang tidak diketahui pun berupa paket yang menyebut apa yang belum diketahui.",
      en:
        "scheme.yaml promises rules for this year; even unknown ones are a pack that says what is not known."),
    fix: Sentence(
      id: "buat paketnya, atau ubah first_year dan last_year",
      en: "make the pack, or change first_year and last_year"))

  package static let ruleSourceUnknown = FindingCode(
    "E0615", .error,
    title: Sentence(id: "sumber tidak terdaftar", en: "a source that is not registered"),
    explanation: Sentence(
      id:
        "Kunci sumber menunjuk sources.csv, supaya pembaca menemukan judul dan alamatnya.",
      en:
        "A key of a source points to sources.csv, so that the reader finds its title and address."),
    fix: Sentence(id: "daftarkan sumbernya atau perbaiki kuncinya", en: "register the source or mend the key")
  )

  package static let ruleWithoutReview = FindingCode(
    "W0616", .warning,
    title: Sentence(
      id: "simpulan atau andaian tanpa tanggal tinjau", en: "an inference or assumption without a review date"
    ),
    explanation: Sentence(
      id:
        "Nilai yang tidak dinyatakan sumber harus ditinjau lagi; sesudah tanggal itu ia kedaluwarsa dan --strict berhenti.",
      en:
        "A value no source states has to be looked at again; after that day it is expired and --strict stops."
    ),
    fix: Sentence(id: "isi review_by", en: "fill in review_by"))
}
