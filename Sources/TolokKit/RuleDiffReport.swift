import TolokCore

/// `tolok rules diff A B`: what changed in sentences, and whose verdict turns.
struct RuleDiffReport {
  let old: RulePack
  let new: RulePack
  let changes: [RuleDiff.Change]
  let flips: [RuleFlips.Flip]
  let examined: Int
  /// False where one of the packs has no tests, so that no verdict can turn.
  let isComparable: Bool
  let language: Language

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  var text: String {
    var lines = ["\(old.label[language]) → \(new.label[language])", ""]
    if changes.isEmpty { lines.append(say("Tidak ada yang berubah.", "Nothing changed.")) }
    for change in changes {
      let cited = [change.before, change.after].compactMap { $0 }.filter { !$0.isEmpty }.joined(
        separator: " → ")
      lines.append("- \(change.text[language])." + (cited.isEmpty ? "" : " [\(cited)]"))
    }
    lines += [
      "",
      say(
        "Wilayah yang putusannya berbalik, atas fakta yang sama:",
        "Regions whose verdict turns, on the same facts:"),
    ]
    if !isComparable {
      lines.append(
        say(
          "- tidak dapat diperiksa: syarat kelayakan salah satu paket tidak pernah terlihat.",
          "- cannot be examined: the conditions of one of the packs were never seen."))
    } else if flips.isEmpty {
      lines.append(
        say(
          "- tidak ada, dari \(examined) wilayah yang faktanya tercatat.",
          "- none, of \(examined) regions with facts on record."))
    }
    for flip in flips {
      let names = flip.because.map { $0[language] }.joined(separator: ", ")
      let why = names.isEmpty ? "" : say("; karena: \(names)", "; because of: \(names)")
      lines.append(
        "- \(flip.region.name), \(say("fakta TA", "facts of")) \(flip.year): \(flip.before.label[language]) → \(flip.after.label[language])\(why)."
      )
    }
    return lines.joined(separator: "\n")
  }

  var object: JSON {
    .object([
      ("schema", .int(1)), ("from", .string(old.id)), ("to", .string(new.id)),
      (
        "changes",
        .array(
          changes.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("text", .string($0.text[language])),
              ("before", .text($0.before)), ("after", .text($0.after)),
            ])
          })
      ), ("examined", .count(examined)), ("comparable", .bool(isComparable)),
      (
        "flips",
        .array(
          flips.map {
            .object([
              ("region", .string($0.region.id)), ("year", .count($0.year)),
              ("before", .string($0.before.rawValue)),
              ("after", .string($0.after.rawValue)),
              ("because", .array($0.because.map { .string($0[language]) })),
            ])
          })
      ),
    ])
  }
}
