/// A vocabulary ready for looking up: every form by its key, and near misses.
struct Choices: Sendable {
  let vocabulary: Vocabulary
  private let exact: [String: String]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var exact: [String: String] = [:]
    for entry in vocabulary.values {
      for form in [entry.value] + entry.forms {
        let key = tightKey(form)
        // The first entry that claims a form keeps it.
        if !key.isEmpty, exact[key] == nil { exact[key] = entry.value }
      }
    }
    self.exact = exact
  }

  /// The canonical value a text stands for; a code in front of the words ("2. Uji Coba") says nothing more.
  func value(of text: String) -> String? {
    if let value = exact[tightKey(text)] { return value }
    let rest = text.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == "-" || $0 == " " }
    return rest.isEmpty || rest.count == text.count ? nil : exact[tightKey(String(rest))]
  }

  /// `Inisiatif, Uji Coba, Penerapan`
  var listed: String { vocabulary.values.map { $0.forms.first ?? $0.value }.joined(separator: ", ") }

  /// The one choice whose spelling is close; nil when several are, or none is.
  func nearest(to text: String) -> String? {
    let key = Array(tightKey(text))
    guard key.count >= 4, key.count <= 80 else { return nil }
    var best: (form: String, value: String, distance: Int)?
    var isTied = false
    for entry in vocabulary.values {
      for form in entry.forms + [entry.value] {
        guard let distance = editDistance(key, Array(tightKey(form)), limit: max(1, key.count / 4)) else {
          continue
        }
        if distance < best?.distance ?? .max {
          best = (form, entry.value, distance)
          isTied = false
        } else if distance == best?.distance, entry.value != best?.value {
          isTied = true
        }
      }
    }
    return isTied ? nil : best?.form
  }
}

extension Cell {
  /// The displayed text with single blanks; most texts are tidy already and come back untouched.
  var tidyText: String {
    let text = displayed
    var wasBlank = true
    for byte in text.utf8 {
      if byte > 0x20, byte < 0x80 {
        wasBlank = false
      } else if byte == 0x20, !wasBlank {
        wasBlank = true
      } else {
        return tidied(text)
      }
    }
    return wasBlank ? tidied(text) : text
  }
}
