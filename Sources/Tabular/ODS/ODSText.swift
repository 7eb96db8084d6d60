import TolokCore

/// The text of a cell, gathered from its paragraphs; white space counts as ODF says (1.2, part 1, 6.1.2).
struct ODSText {
  private(set) var bytes: [UInt8] = []
  /// Blanks that `text:s` asked for beyond the first, in this cell.
  private(set) var madeSpaces = 0
  private var paragraphs = 0
  private var raw: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    madeSpaces = 0
    paragraphs = 0
  }

  /// The paragraph just opened, up to its end.
  mutating func readParagraph(_ scanner: inout XMLScanner, spaces: Int) throws(ReadError) {
    if paragraphs > 0 { bytes.append(0x0A) }
    paragraphs += 1
    guard !scanner.selfClosing else { return }
    // Blanks at the start fall away; a run inside counts as one, spans do not interrupt it.
    var afterBlank = true
    var brokeLine = false
    let start = bytes.count
    while true {
      switch scanner.next() {
      case .text:
        raw.removeAll(keepingCapacity: true)
        scanner.appendText(to: &raw)
        for b in raw {
          guard XMLScanner.isSpace(b) else {
            bytes.append(b)
            afterBlank = false
            continue
          }
          if b == 0x0A || b == 0x0D { brokeLine = true }
          if !afterBlank {
            bytes.append(0x20)
            afterBlank = true
            brokeLine = b == 0x0A || b == 0x0D
          }
        }
      case .open where scanner.is("s"):
        let count = ODSAttributes.text(scanner, "c").map { ODSAttributes.count(Array($0.utf8)[...]) } ?? 1
        madeSpaces += count - 1
        guard madeSpaces <= spaces else { throw .tooLarge("spasi berulang melampaui batas") }
        bytes.append(contentsOf: repeatElement(0x20, count: count))
        afterBlank = false
      case .open where scanner.is("tab"):
        bytes.append(0x09)
        afterBlank = false
      case .open where scanner.is("line-break"):
        bytes.append(0x0A)
        afterBlank = false
      case .open where Self.isNoText(scanner): scanner.skipElement()
      case .close where scanner.is("p") || scanner.is("h"):
        // One blank at the end is kept, since writers put it there bare; indentation is not.
        if afterBlank, brokeLine, bytes.count > start, bytes.last == 0x20 { bytes.removeLast() }
        return
      case .close
      where scanner.is("table-cell") || scanner.is("covered-table-cell") || scanner.is("table-row"):
        throw .damaged("content.xml rusak")
      case .end: throw .damaged("content.xml terpotong")
      default: break
      }
    }
  }

  /// Notes, phonetic aids and drawings anchored in a paragraph.
  private static func isNoText(_ scanner: XMLScanner) -> Bool {
    switch scanner.name.count {
    case 1: scanner.is("g")
    case 4: scanner.is("note") || scanner.is("rect") || scanner.is("line") || scanner.is("path")
    case 5: scanner.is("frame") || scanner.is("scene")
    case 6: scanner.is("circle")
    case 7:
      scanner.is("ellipse") || scanner.is("polygon") || scanner.is("caption") || scanner.is("control")
        || scanner.is("measure")
    case 8: scanner.is("polyline")
    case 9: scanner.is("ruby-text") || scanner.is("connector")
    case 10: scanner.is("annotation")
    case 12: scanner.is("custom-shape")
    case 15: scanner.is("regular-polygon")
    default: false
    }
  }

  /// The same characters but for blanks.
  func matches(_ other: [UInt8]) -> Bool {
    func next(_ bytes: [UInt8], _ at: inout Int) -> UInt8? {
      while at < bytes.count, XMLScanner.isSpace(bytes[at]) { at += 1 }
      guard at < bytes.count else { return nil }
      at += 1
      return bytes[at - 1]
    }
    var i = 0
    var j = 0
    while true {
      let a = next(bytes, &i)
      guard a == next(other, &j) else { return false }
      if a == nil { return true }
    }
  }

  /// `#REF!`, `#N/A`, `Err:502`: the errors of Excel and LibreOffice.
  var looksLikeError: Bool {
    guard let first = bytes.first, first == 0x23 || first == 0x45, bytes.count >= 4, bytes.count <= 14 else {
      return false
    }
    if first == 0x23 { return Self.errors.contains(string) }
    return bytes.count == 7 && bytes.starts(with: "Err:".utf8)
      && bytes[4...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static let errors: Set<String> = [
    "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA",
  ]
}
