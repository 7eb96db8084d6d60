import TolokCore

/// What the command says of rebuilt pages.
extension RebuiltReports {
  package var summary: Sentence {
    func text(_ language: Language) -> String {
      let isIndonesian = language == .id
      var lines = [
        isIndonesian
          ? "\(files.count) berkas di \(folder)" : "\(files.count) files in \(folder)"
      ]
      if changed.isEmpty, let revision {
        lines.append(
          isIndonesian
            ? "Masukan dan aturannya sama dengan revisi \(revision)."
            : "Inputs and rules are those of revision \(revision).")
      } else if let revision {
        let few = changed.prefix(3).joined(separator: ", ")
        let rest = changed.count - min(3, changed.count)
        lines.append(
          isIndonesian
            ? "Berbeda dari revisi \(revision): \(few)\(rest > 0 ? ", dan \(rest) lagi" : ""). Jalankan tolok run untuk menerbitkannya."
            : "Differs from revision \(revision): \(few)\(rest > 0 ? ", and \(rest) more" : ""). Publish with tolok run."
        )
      } else {
        lines.append(
          isIndonesian ? "Periode ini belum pernah diterbitkan." : "This period has not been published yet.")
      }
      return lines.joined(separator: "\n")
    }
    return Sentence(id: text(.id), en: text(.en))
  }

  package var json: JSON {
    .object([
      ("schema", .int(1)), ("folder", .string(folder)), ("files", .array(files.map { .string($0) })),
      ("revision", .text(revision)), ("changed", .array(changed.map { .string($0) })),
      ("pdf", .bool(files.contains { $0.hasSuffix(".pdf") })),
    ])
  }
}
