/// The days of a value: they rise, they do not overlap, and no day between two values is without one.
struct RuleLintDates {
  func lint(_ pack: RulePack) -> [Finding] {
    pack.parameters.flatMap { parameter in pairs(parameter) + within(pack, parameter) }
  }

  private func pairs(_ parameter: Parameter) -> [Finding] {
    var all: [Finding] = []
    for (a, b) in zip(parameter.values, parameter.values.dropFirst()) {
      if a.from >= b.from {
        all.append(
          ruleFinding(
            .ruleDatesFall, at: b.place, found: "\(b.from)",
            message: Sentence(
              id: "'\(parameter.id)' mulai \(b.from), tidak sesudah \(a.from)",
              en: "'\(parameter.id)' starts on \(b.from), not after \(a.from)"), other: a.place))
      } else if let until = a.until, until >= b.from {
        all.append(
          ruleFinding(
            .ruleDatesOverlap, at: b.place, found: "\(b.from)",
            message: Sentence(
              id: "'\(parameter.id)' punya dua nilai dari \(b.from) sampai \(until)",
              en: "'\(parameter.id)' has two values from \(b.from) to \(until)"), other: a.place))
      } else if let until = a.until, until.dayNumber + 1 < b.from.dayNumber {
        all.append(
          ruleFinding(
            .ruleDatesGap, at: b.place, found: "\(until)–\(b.from)",
            message: Sentence(
              id: "'\(parameter.id)' tidak punya nilai sesudah \(until) sampai sebelum \(b.from)",
              en: "'\(parameter.id)' has no value after \(until) and before \(b.from)"), other: a.place))
      }
    }
    return all
  }

  /// A value must hold on some day of the pack, and the last one to the pack's end.
  private func within(_ pack: RulePack, _ parameter: Parameter) -> [Finding] {
    guard let last = parameter.values.last else { return [] }
    if !parameter.values.contains(where: { $0.from <= pack.until && ($0.until ?? pack.until) >= pack.from }) {
      return [
        ruleFinding(
          .ruleDatesGap, at: last.place, found: "\(last.from)",
          message: Sentence(
            id: "'\(parameter.id)' tidak berlaku pada satu hari pun dari \(pack.from) sampai \(pack.until)",
            en: "'\(parameter.id)' holds on no day from \(pack.from) to \(pack.until)"), other: pack.place)
      ]
    }
    guard let until = last.until, until < pack.until else { return [] }
    return [
      ruleFinding(
        .ruleDatesGap, at: last.place, found: "\(until)",
        message: Sentence(
          id: "'\(parameter.id)' berakhir \(until), paket berlaku sampai \(pack.until)",
          en: "'\(parameter.id)' ends on \(until), the pack holds until \(pack.until)"), other: pack.place)
    ]
  }
}
