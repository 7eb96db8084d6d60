import TolokCore

/// Published claims beside what stands next to them, never resolved for the reader.
struct ClaimsChapter {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }

  var view: View {
    let all = results.reconciliations.map(ConflictView.init)
    let order: [ConflictView.State] = [.agrees, .partly, .otherBasis, .differs]
    let counts = order.map { state in (state, all.count { $0.state == state }) }
    let supported = all.count { $0.state == .agrees }
    let count = Words.leading(all.count)
    let message =
      supported == 0
      ? say(
        "\(count.id) klaim dirujukkan, satu pun belum cocok penuh",
        "\(count.en) claims reconciled, none agrees in full")
      : say(
        "\(count.id) klaim dirujukkan, \(supported) cocok",
        "\(count.en) claims reconciled, \(supported) agree")
    var regions: [String] = []
    for item in all where !regions.contains(item.item.region) { regions.append(item.item.region) }
    return [
      "hasClaims": !all.isEmpty, "claimsMessage": message,
      "claimsChart": Charts.claims(
        id: "klaim-lingkaran",
        groups: counts.map { (state: $0.0, count: $0.1, label: say(label($0.0))) }, width: 481,
        title: message,
        description: counts.filter { $0.1 > 0 }.map { "\($0.1) \(say(label($0.0)))" }
          .joined(separator: "; ") + "."),
      "claimGroups": regions.map { region -> View in
        [
          "region": results.regionName(region),
          "rows": all.filter { $0.item.region == region }.map(row),
        ]
      },
    ]
  }

  private func label(_ state: ConflictView.State) -> Sentence {
    switch state {
    case .agrees: Sentence(id: "cocok", en: "agree")
    case .partly: Sentence(id: "didukung sebagian", en: "supported in part")
    case .otherBasis: Sentence(id: "berbeda dasar hitung", en: "on different bases")
    case .differs:
      Sentence(id: "tidak cocok, semua nilainya ditampilkan", en: "do not agree, every value is shown")
    }
  }

  private func state(_ state: ConflictView.State) -> String {
    switch state {
    case .agrees: page.marks.verdict(.met, word: say("cocok", "agrees"))
    case .partly: page.marks.partly(Sentence(id: "sebagian", en: "in part"))
    case .otherBasis: page.marks.differs(Sentence(id: "beda dasar", en: "other basis"))
    case .differs: page.marks.differs(Sentence(id: "tidak cocok", en: "differs"))
    }
  }

  private func row(_ claim: ConflictView) -> View {
    let first = claim.values.first
    func printed(_ value: ConflictView.Value) -> String {
      "\(page.phrase.value(value.text)) (\(page.source(value.source)))"
    }
    return [
      "claim": subject(claim), "stated": first.map(printed) ?? "",
      "beside": claim.values.dropFirst().map(printed).joined(separator: "; "),
      "difference": claim.difference.map { page.format.decimal($0, places: $0 == $0.rounded() ? 0 : 2) }
        ?? "—", "state": state(claim.state),
    ]
  }

  /// What the claim is about, in a few words.
  private func subject(_ claim: ConflictView) -> String {
    let region = results.regionName(claim.item.region)
    let standing = results.standings.first { $0.region.id == claim.item.region }
    var text: String
    if claim.item.message.id.hasPrefix("\(region), ") {
      // "Kota Batu, SIP BANGET: 2 keterangan berbeda (…)"
      text = String(claim.item.message.id.dropFirst(region.count + 2))
      if let colon = text.range(of: ": ") { text = String(text[..<colon]) }
      return page.phrase(text).capitalizedFirst
    }
    text =
      standing.map { say(page.sentences($0).headline(claim.item)) } ?? say(page.plain(claim.item.message))
    if let cut = text.firstIndex(where: { $0 == ":" || $0 == ";" }) { text = String(text[..<cut]) }
    return text
  }
}

extension String {
  /// The first place of a text.
  fileprivate func range(of text: String) -> String.Index? {
    firstRange(of: text)?.lowerBound
  }
}
