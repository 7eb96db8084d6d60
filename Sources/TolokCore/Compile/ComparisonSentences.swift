/// The comparison of reporting regions in words: like with like, the order only where it says something.
package struct ComparisonSentences: Sendable {
  package let standings: [RegionStanding]
  /// Regions with a rate, of which pairs are made.
  private let known: [RegionStanding]
  /// The first pair of all whose order turns round, looked for once: every region without one of its own asks for it.
  private let first: (RegionStanding, RegionStanding)?

  package init(_ standings: [RegionStanding]) {
    self.standings = standings
    known = standings.filter { $0.perHundredThousand != nil }
    first = Self.firstTurned(known)
  }

  private static func firstTurned(_ known: [RegionStanding]) -> (RegionStanding, RegionStanding)? {
    for (i, a) in known.enumerated() {
      for b in known[(i + 1)...] {
        if let pair = turned(a, b) { return pair }
      }
    }
    return nil
  }

  /// Regions that may stand beside one another: the same kind.
  package func peers(of region: Region) -> [RegionStanding] {
    standings.filter { $0.region.kind == region.kind && $0.region.id != region.id }
  }

  /// The page's own region and at most `limit` peers, the nearest in coverage first kept, in register order.
  package func rows(for own: RegionStanding, limit: Int) -> [RegionStanding] {
    let peers = peers(of: own.region)
    guard peers.count > limit else {
      return standings.filter { $0.region.kind == own.region.kind }
    }
    func share(_ standing: RegionStanding) -> Double {
      let rate = standing.coverage
      return rate.denominator > 0 ? Double(rate.numerator) / Double(rate.denominator) : -1
    }
    let mine = share(own)
    let kept = Set(
      peers.enumerated().sorted { a, b in
        let x = abs(share(a.element) - mine), y = abs(share(b.element) - mine)
        return x == y ? a.offset < b.offset : x < y
      }.prefix(limit).map(\.element.region.id))
    return standings.filter { $0.region.id == own.region.id || kept.contains($0.region.id) }
  }

  /// Two regions whose order by number turns round per head; the pair with `own` first.
  package func reversal(with own: RegionStanding?, format: LocalFormat) -> Sentence? {
    let pair =
      own.flatMap { own in
        known.contains { $0.region.id == own.region.id }
          ? known.lazy.compactMap { Self.turned($0, own) }.first : nil
      } ?? first
    guard let pair, let x = pair.0.perHundredThousand, let y = pair.1.perHundredThousand else { return nil }
    let (more, less) = (pair.0, pair.1)
    let a = format.decimal(x, places: 1), b = format.decimal(y, places: 1)
    return Sentence(
      id: "Menurut jumlah, \(more.region.name) di atas \(less.region.name) (\(more.innovations) dan "
        + "\(less.innovations)); per 100.000 penduduk urutannya berbalik (\(a) dan \(b)).",
      en: "By number, \(more.region.name) stands above \(less.region.name) (\(more.innovations) and "
        + "\(less.innovations)); per 100,000 people the order turns round (\(a) and \(b)).")
  }

  /// More by number and less per head, of one kind of region; nil when the order does not turn.
  private static func turned(
    _ a: RegionStanding, _ b: RegionStanding
  ) -> (RegionStanding, RegionStanding)? {
    guard a.region.kind == b.region.kind, a.innovations != b.innovations else { return nil }
    let (more, less) = a.innovations > b.innovations ? (a, b) : (b, a)
    guard let x = more.perHundredThousand, let y = less.perHundredThousand, x < y else { return nil }
    return (more, less)
  }

  /// Why there is no rank.
  package var noRank: Sentence {
    if standings.count < 2 {
      return Sentence(
        id: "Satu wilayah melapor; belum ada pembanding.",
        en: "One region reports; there is nothing to compare.")
    }
    if standings.count < 5 {
      let lead = Words.leading(standings.count)
      return Sentence(
        id: "\(lead.id) wilayah lebih sedikit dari batas lima satuan: ditampilkan jarak, bukan peringkat.",
        en: "\(lead.en) regions are fewer than the limit of five: distances are shown, not ranks.")
    }
    return Sentence(
      id: "Urutan menurut nilai; tanpa selang, selisih kecil tidak dibaca sebagai peringkat.",
      en: "Ordered by value; without intervals small differences are not read as ranks.")
  }
}
