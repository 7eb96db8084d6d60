/// How many letters must be changed, added, left out or swapped with their neighbour to turn one key into
/// another; nil above `limit`.
///
/// Used for suggestions only; a near name never resolves by itself.
func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int? {
  if abs(a.count - b.count) > limit { return nil }
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var previous = Array(0...b.count)
  var current = previous
  var beforePrevious = previous
  for i in 1...a.count {
    current[0] = i
    var best = i
    for j in 1...b.count {
      let change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      current[j] = min(change, previous[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], beforePrevious[j - 2] + 1)
      }
      best = min(best, current[j])
    }
    if best > limit { return nil }
    swap(&beforePrevious, &previous)
    swap(&previous, &current)
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}

/// The one name of `names` nearest to `text`, for "did you mean": at most two edits, one in three letters;
/// nil when none or more than one is as near.
package func nearestName(_ text: String, in names: [String]) -> String? {
  let letters = Array(text)
  let limit = min(2, letters.count / 3)
  let near = names.compactMap { name in
    editDistance(letters, Array(name), limit: limit).map { (name: name, distance: $0) }
  }
  guard let best = near.map(\.distance).min() else { return nil }
  let first = near.filter { $0.distance == best }
  return first.count == 1 ? first[0].name : nil
}
