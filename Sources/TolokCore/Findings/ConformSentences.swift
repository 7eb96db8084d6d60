/// The specific sentences of the conform stage, beside their codes in `Catalogue+Conform.swift`.
enum ConformSentence {
  static func unknownAgency(_ text: String, region: String, near: [Agency]) -> Sentence {
    let guess = choice(near)
    return Sentence(
      id: "'\(text)' tidak ada dalam register \(region)" + (near.isEmpty ? "" : "; maksud Anda \(guess.id)?"),
      en: "'\(text)' is not in the register of \(region)"
        + (near.isEmpty ? "" : "; did you mean \(guess.en)?"))
  }
  static func notInForce(_ text: String, _ agency: Agency) -> Sentence {
    let untilID = agency.validUntil.map { " sampai \($0)" } ?? agency.validFrom.map { " mulai \($0)" } ?? ""
    let untilEN = agency.validUntil.map { " until \($0)" } ?? agency.validFrom.map { " from \($0)" } ?? ""
    return Sentence(
      id: "'\(text)' (\(agency.id)) hanya berlaku\(untilID)",
      en: "'\(text)' (\(agency.id)) is in force only\(untilEN)")
  }
  static func ambiguousAgency(_ text: String, _ agencies: [Agency]) -> Sentence {
    let guess = choice(agencies)
    return Sentence(id: "'\(text)' dapat berarti \(guess.id)", en: "'\(text)' may mean \(guess.en)")
  }
  static func pseudoAgency(_ text: String) -> Sentence {
    Sentence(
      id: "'\(text)' bukan perangkat daerah; baris dikecualikan",
      en: "'\(text)' is no agency; the row is excluded")
  }
  static func ambiguousRegion(_ text: String, _ regions: [Region]) -> Sentence {
    let names = regions.map { "'\($0.name)' (\($0.id))" }
    return Sentence(
      id: "'\(text)' dapat berarti \(names.joined(separator: " atau "))",
      en: "'\(text)' may mean \(names.joined(separator: " or "))")
  }
  static func regionFromFolder(_ text: String, _ region: Region) -> Sentence {
    Sentence(
      id: "'\(text)' dibaca sebagai '\(region.name)' menurut folder",
      en: "'\(text)' is read as '\(region.name)' by its folder")
  }
  static func ownerFromFileName(_ agency: Agency) -> Sentence {
    Sentence(
      id: "pemilik diambil dari nama berkas: '\(agency.name)' (\(agency.id))",
      en: "the owner is taken from the file name: '\(agency.name)' (\(agency.id))")
  }
  static func regionContradiction(_ region: Region, folder: String) -> Sentence {
    Sentence(
      id: "baris menyebut '\(region.name)' (\(region.id)), berkas ada di folder \(folder)",
      en: "the row says '\(region.name)' (\(region.id)), the file lies in folder \(folder)")
  }
  static func unknownRegion(_ text: String) -> Sentence {
    Sentence(
      id: "'\(text)' tidak ada dalam register wilayah; wilayah folder dipakai",
      en: "'\(text)' is not in the register of regions; the folder's region is used")
  }
  static func duplicate(_ name: String, first: Provenance) -> Sentence {
    Sentence(id: "'\(name)' sudah ada di \(first.label)", en: "'\(name)' already stands in \(first.label)")
  }
  static func otherOwner(_ name: String, owner: Agency) -> Sentence {
    Sentence(
      id: "'\(name)' tercatat milik '\(owner.name)' (\(owner.id))",
      en: "'\(name)' is on record as owned by '\(owner.name)' (\(owner.id))")
  }
  private static func choice(_ agencies: [Agency]) -> Sentence {
    let names = agencies.map { "'\($0.name)' (\($0.id))" }
    return Sentence(id: names.joined(separator: " atau "), en: names.joined(separator: " or "))
  }
}
