/// A change between two months taken apart by who sent, in whole numbers that add up exactly.
///
/// A month counts only what was sent in it, so a total falls when units do not send. Only units that sent in both
/// months say whether anything changed: `total = matched + silent now + silent before + not counted + unnamed`.
package struct PanelChange: Hashable, Sendable {
  /// So many units and what they held in the two months.
  package struct Piece: Hashable, Sendable {
    package var units: Int = 0
    package var before: Int = 0
    package var after: Int = 0
    package var by: Int { after - before }
    package init(units: Int = 0, before: Int = 0, after: Int = 0) {
      self.units = units
      self.before = before
      self.after = after
    }
    mutating func add(_ before: Int, _ after: Int) {
      units += 1
      self.before += before
      self.after += after
    }
  }

  /// Sent in both months: the only comparable part.
  package var matched = Piece()
  /// Sent before and not now; held something then.
  package var silentNow = Piece()
  /// Sends now and did not before; holds something now.
  package var silentBefore = Piece()
  /// Counted in one of the two months only, by the register.
  package var recounted = Piece()
  /// Rows whose owner no register knows: nobody can say whether they are the same.
  package var unnamed = Piece()

  package var before: Int { pieces.reduce(0) { $0 + $1.before } }
  package var after: Int { pieces.reduce(0) { $0 + $1.after } }
  package var by: Int { after - before }
  package var pieces: [Piece] { [matched, silentNow, silentBefore, recounted, unnamed] }

  /// - Parameters:
  ///   - before, after: units of one region in each month.
  ///   - held, holds: what each unit adds to the figure; nil for an owner nobody knows.
  package init(
    before: [MonthRecord.Unit], held: [String?: Int], after: [MonthRecord.Unit], holds: [String?: Int]
  ) {
    let was = Dictionary(before.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(after.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    var names = Set(was.keys).union(now.keys)
    for name in Array(held.keys) + Array(holds.keys) { if let name { names.insert(name) } }
    for name in names.sorted() {
      let (a, b) = (held[name] ?? 0, holds[name] ?? 0)
      let sentBefore = was[name].map { $0.sent || a > 0 } ?? (a > 0)
      let sentNow = now[name].map { $0.sent || b > 0 } ?? (b > 0)
      // A unit the register counts in one month only has not fallen silent: it was not asked.
      if (was[name]?.isCounted ?? false) != (now[name]?.isCounted ?? false) {
        if a != 0 || b != 0 { recounted.add(a, b) }
      } else if sentBefore, sentNow {
        matched.add(a, b)
      } else if a != 0 {
        silentNow.add(a, b)
      } else if b != 0 {
        silentBefore.add(a, b)
      }
    }
    let (a, b) = (held[nil] ?? 0, holds[nil] ?? 0)
    if a != 0 || b != 0 { unnamed = Piece(units: 0, before: a, after: b) }
  }

  /// Something can be compared and something is to be told.
  package var isTold: Bool { matched.units > 0 && pieces.contains { $0.by != 0 } }
}

/// How much the senders of two months have in common.
package struct SenderOverlap: Hashable, Sendable {
  package var both: Int
  package var either: Int
  /// Below it a line between the two months would show who sent, not what changed.
  package static let least = 0.8

  package init(_ a: Set<String>, _ b: Set<String>) {
    both = a.intersection(b).count
    either = a.union(b).count
  }
  package var joins: Bool { either == 0 || Double(both) >= Self.least * Double(either) }
  package var reason: Sentence {
    Sentence(
      id: "hanya \(both) dari \(either) unit mengirim di kedua bulan",
      en: "only \(both) of \(either) units sent in both months")
  }
}
