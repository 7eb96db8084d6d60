import TolokCore

/// How much of one A4 page the blocks of a summary take, in points, with the slack of wider fonts.
///
/// The page never grows a second sheet: what does not fit is dropped by priority and told by number.
struct SummaryRoom {
  /// Height inside the margins less 8 mm of air, which is spread between the blocks.
  static let page = 779.5 - 23

  /// Height of everything but the two columns of cautions and requests.
  static func fixed(
    title: String, deck: String, figures: [PageContext.View], hasNote: Bool, peers: PageContext.View,
    sources: Int
  ) -> Double {
    let head = 20 + Charts.lines(title, 386, 27) * 30
    let deckHeight = Charts.lines(deck, 516, 13) * 16.3
    var tallest = 0.0
    for figure in figures {
      let says = Charts.lines(plain(figure["says"] as? String ?? ""), 93, 8.7) * 11
      let basis = Charts.lines(figure["basis"] as? String ?? "", 93, 7.5) * 9.4
      tallest = max(tallest, says + basis + 3)
    }
    let what = figures.map { Charts.lines($0["what"] as? String ?? "", 93, 9) }.max() ?? 1
    let figuresHeight = 24.0 + 23 + 8 + max(21, what * 10.4) + 35 + tallest + (hasNote ? 18 : 0)
    return head + deckHeight + figuresHeight + peersHeight(peers) + 4
      + max(40, (Double(sources) / 112).rounded(.up) * 9.6 + 3)
  }

  private static func peersHeight(_ peers: PageContext.View) -> Double {
    let read = Charts.lines(peers["read"] as? String ?? "", 308, 8.8) * 11.5 + 6
    guard peers["hasPeers"] as? Bool == true, let rows = peers["peers"] as? [PageContext.View] else {
      return 20 + read
    }
    let table = rows.reduce(17.0) { sum, row in
      let target = Charts.lines(plain(row["target"] as? String ?? ""), 121, 8.5)
      let name = Charts.lines(row["name"] as? String ?? "", 58, 8.5)
      return sum + max(target, name) * 11.1 + 6.5
    }
    return 24 + max(table + read, 45 + Double(rows.count) * 19)
  }

  /// Height of a request in its column of 195 pt.
  static func height(title: String, body: String, to: String) -> Double {
    12 + Charts.lines(title, 190, 9.8) * 11.4 + Charts.lines(body, 186, 8.8) * 11.5
      + Charts.lines(to, 186, 7.5) * 9.4
  }

  /// A text without its marks.
  static func plain(_ html: String) -> String {
    var out = ""
    var depth = 0
    for character in html {
      if character == "<" {
        depth += 1
      } else if character == ">" {
        depth -= 1
      } else if depth == 0 {
        out.append(character)
      }
    }
    return out
  }
}
