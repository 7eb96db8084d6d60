import TolokCore

/// How each composite was made: the log of its steps, the choices tested, what they moved.
struct StepSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [34, 15, 96, 16]

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    leaf.open(
      say("Bagaimana peringkat dibuat, langkah demi langkah", "How the ranking is made, step by step"),
      say(
        "Urutan langkah tetap; setiap langkah mencatat yang diminta dan yang diubahnya. Langkah yang diminta tetapi tidak mengubah apa pun menghentikan penyusunan.",
        "The order of steps is fixed; each logs what was asked and what it changed. A step asked for that changes nothing stops the build."
      ), links: board.parts.back + [("→ \(names.ranking)", Spot(sheet: names.ranking))])
    let ranking = RankingSheet(board: board, names: names)
    for (index, outcome) in board.benchmark.composites.enumerated() {
      switch outcome {
      case .built(let result):
        let title = "\(board.words(result.recipe.label)) · \(ranking.groupLabel(result.group))"
        try steps(leaf, result, title, index + 1)
        try choices(leaf, result, title, index + 1)
        try means(leaf, result, title, index + 1)
      case .refused(_, let label, let group, let refusal):
        leaf.heading("\(board.words(label)) · \(ranking.groupLabel(group))")
        leaf.note(board.words(refusal.step.label).capitalizedFirst + ": " + board.words(refusal.reason) + ".")
        leaf.skip()
      }
    }
  }

  private func steps(
    _ leaf: Leaf, _ result: CompositeResult, _ title: String, _ number: Int
  ) throws(PublishError) {
    leaf.heading(title + ": " + say("catatan langkah", "log of steps"))
    try leaf.table(
      "tbl_langkah_\(number)",
      [
        Column(say("Langkah", "Step")), Column(say("Diminta", "Asked for")),
        Column(say("Yang terjadi", "What happened")), Column(say("Banyaknya", "How many"), right: true),
      ], Array(result.log.enumerated()), none: ""
    ) { item, _ in
      [
        .strong("\(item.offset + 1). \(board.words(item.element.step.label))"),
        item.element.requested
          ? .text("● " + say("ya", "yes"), .good) : .text("○ " + say("tidak", "no"), .nothing),
        .text(board.words(item.element.sentence).capitalizedFirst + "."), .count(item.element.changed),
      ]
    }
    leaf.skip()
  }

  private func choices(
    _ leaf: Leaf, _ result: CompositeResult, _ title: String, _ number: Int
  ) throws(PublishError) {
    leaf.heading(title + ": " + say("pilihan mana yang paling berpengaruh", "which choice matters most"))
    try leaf.table(
      "tbl_pengaruh_\(number)",
      [
        Column(say("Pilihan", "Choice")), Column(say("Rata-rata geser", "Mean shift"), right: true),
        Column(say("Artinya", "Meaning")), Column(say("Geser terbesar", "Largest shift"), right: true),
      ], result.influences + result.weightInfluences,
      none: say("Tidak ada pilihan yang diuji.", "No choice is tested.")
    ) { item, _ in
      [
        .strong(board.words(item.label)), .number(item.meanShift, NumberLook.two),
        .quiet(
          item.largestShift == 0
            ? say("tidak menggeser satu wilayah pun", "moves no region")
            : say(
              "hanya pilihan ini diubah, yang lain tetap: paling jauh \(item.largestShift) tempat",
              "this choice alone changed: \(item.largestShift) places at most")),
        .count(item.largestShift),
      ]
    }
    leaf.skip()
  }

  private func means(
    _ leaf: Leaf, _ result: CompositeResult, _ title: String, _ number: Int
  ) throws(PublishError) {
    guard !result.aggregationRanks.isEmpty else { return }
    let moved = result.aggregationRanks.count { $0.arithmetic != $0.geometric }
    leaf.heading(
      title + ": "
        + say(
          "\(moved) wilayah berpindah antara rata-rata hitung dan ukur",
          "\(moved) regions move between the arithmetic and the geometric mean"))
    try leaf.table(
      "tbl_rerata_\(number)",
      [
        Column(say("Wilayah", "Region")), Column(say("Rata-rata hitung", "Arithmetic"), right: true),
        Column(say("Arti", "Meaning")), Column(say("Rata-rata ukur", "Geometric"), right: true),
      ], result.aggregationRanks, none: "", filtered: result.aggregationRanks.count > 12
    ) { item, _ in
      [
        .strong(board.region(item.region)), .count(item.arithmetic),
        .quiet(
          item.arithmetic == item.geometric
            ? say("sama pada kedua cara", "the same by both")
            : item.geometric > item.arithmetic
              ? say("turun bila ketimpangan antarindikator dihukum", "falls when imbalance is punished")
              : say("naik bila ketimpangan antarindikator dihukum", "rises when imbalance is punished")),
        .count(item.geometric),
      ]
    }
    leaf.skip()
  }
}
