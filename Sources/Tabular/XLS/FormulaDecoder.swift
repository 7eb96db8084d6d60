import TolokCore

/// Turns a parsed expression ([MS-XLS] 2.5.198) back into the text a person typed, without `=`.
///
/// The expression is in reverse Polish order. Operands lie one behind another in `text`, and the stack
/// keeps where each begins. Whatever the decoder does not know for certain makes the whole text nil: a
/// formula that is not shown is better than one that was never written.
struct FormulaDecoder {
  let bytes: [UInt8]
  let version: BIFFVersion
  var codePage: CodePage
  let references: XLSReferences
  /// The sheet part of references, by the number that tokens give; made once, since cells ask for it.
  let prefixes: [[UInt8]?]
  /// Work left for the whole workbook, in bytes moved: long expressions repeated a million times stop here.
  var work: Int
  var text: [UInt8] = []
  private var stack: [Operand] = []
  /// Where a function is put together from its arguments.
  private var joined: [UInt8] = []
  /// The cell that relative references of shared formulas count from.
  var origin = CellAddress(row: 1, column: 1)

  /// Blanks and line ends that were typed before the next operand, bracket or operator.
  private var blanks = Blanks()

  private struct Blanks {
    var before: [UInt8] = []
    var opening: [UInt8] = []
    var closing: [UInt8] = []
  }

  private struct Operand {
    var start: Int
    var binding: Int
  }

  /// How tightly operators bind, loosest first.
  enum Binding {
    static let comparison = 1
    static let concatenation = 2
    static let sum = 3
    static let product = 4
    static let power = 5
    static let percent = 6
    static let sign = 7
    static let union = 8
    static let intersection = 9
    static let range = 10
    static let atom = 11
    static let name = 12
  }

  init(bytes: [UInt8], globals: XLSGlobals, work: Int) {
    self.bytes = bytes
    version = globals.version
    codePage = globals.codePage
    references = globals.references
    prefixes = globals.references.ranges.indices.map { index in
      globals.references.prefix(range: index).map { Array($0.utf8) }
    }
    self.work = work
  }

  /// The text of the expression in `tokens`; array constants lie behind it, up to `end`.
  mutating func decode(_ tokens: Range<Int>, end: Int, at cell: CellAddress) throws(ReadError) -> String? {
    guard version >= .biff5, tokens.upperBound <= end, end <= bytes.count else { return nil }
    text.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    blanks = Blanks()
    origin = cell
    var at = tokens.lowerBound
    var extra = tokens.upperBound
    while at < tokens.upperBound {
      guard let size = token(at, extra: &extra, end: end) else { return nil }
      at += size
      work -= 32
      guard work > 0 else { throw .tooLarge("rumus lebih panjang dari batas") }
    }
    guard at == tokens.upperBound, stack.count == 1, !text.isEmpty else { return nil }
    work -= text.count
    return String(decoding: text, as: UTF8.self)
  }

  /// Takes from the work that every sheet of the workbook shares.
  mutating func spend(_ bytes: Int) throws(ReadError) {
    work -= bytes
    guard work > 0 else { throw .tooLarge("lebih banyak pekerjaan dari batas") }
  }

  // MARK: - Tokens

  var wide: Bool { version == .biff8 }

  /// Applies one token; its size, or nil when it cannot be told.
  private mutating func token(_ at: Int, extra: inout Int, end: Int) -> Int? {
    let number = Int(bytes[at])
    // From 0x20 on, two bits say how the value is used and change nothing in the text.
    switch number < 0x20 ? number : number & 0x1F | 0x20 {
    case 0x03: return binary(0x2B, Binding.sum)
    case 0x04: return binary(0x2D, Binding.sum)
    case 0x05: return binary(0x2A, Binding.product)
    case 0x06: return binary(0x2F, Binding.product)
    case 0x07: return binary(0x5E, Binding.power)
    case 0x08: return binary(0x26, Binding.concatenation)
    case 0x09: return binary(0x3C, Binding.comparison)
    case 0x0A: return binary(0x3C, Binding.comparison, then: 0x3D)
    case 0x0B: return binary(0x3D, Binding.comparison)
    case 0x0C: return binary(0x3E, Binding.comparison, then: 0x3D)
    case 0x0D: return binary(0x3E, Binding.comparison)
    case 0x0E: return binary(0x3C, Binding.comparison, then: 0x3E)
    case 0x0F: return binary(0x20, Binding.intersection)
    case 0x10: return binary(0x2C, Binding.union)
    case 0x11: return binary(0x3A, Binding.range)
    case 0x12: return sign(0x2B)
    case 0x13: return sign(0x2D)
    case 0x14: return percent()
    case 0x15:
      return brackets()
    case 0x16: return push([], 1)
    case 0x17: return textConstant(at)
    case 0x19: return attribute(at)
    case 0x1C: return BIFFErrors.text(bytes.le8(at + 1)).flatMap { push(Array($0.utf8), 2) }
    case 0x1D: return push(Array((bytes.le8(at + 1) != 0 ? "TRUE" : "FALSE").utf8), 2)
    case 0x1E:
      begin()
      append(bytes.le16(at + 1))
      return 3
    case 0x1F: return Self.number(bytes.leDouble(at + 1)).flatMap { push($0, 9) }
    case 0x20: return arrayConstant(&extra, end: end)
    case 0x21:
      guard let function = FormulaFunctions.function(bytes.le16(at + 1)), let count = function.arguments
      else { return nil }
      return call(function.name, count, 3)
    case 0x22: return variableCall(at)
    case 0x23:
      guard let name = references.name(bytes.le16(at + 1)), !name.isEmpty else { return nil }
      return push(Array(name.utf8), binding: Binding.name, wide ? 5 : 15)
    case 0x24: return reference(at + 1, relative: false) ? (wide ? 5 : 4) : nil
    case 0x25: return area(at + 1, relative: false) ? (wide ? 9 : 7) : nil
    // The areas a MemArea stands for follow as tokens; the copy behind the expression is passed over.
    case 0x26:
      extra += 2 + bytes.le16(extra) * (wide ? 8 : 6)
      return 7
    case 0x27, 0x28: return 7
    case 0x29: return 3
    case 0x2A: return push(Array("#REF!".utf8), wide ? 5 : 4)
    case 0x2B: return push(Array("#REF!".utf8), wide ? 9 : 7)
    case 0x2C: return reference(at + 1, relative: true) ? (wide ? 5 : 4) : nil
    case 0x2D: return area(at + 1, relative: true) ? (wide ? 9 : 7) : nil
    case 0x39: return externalName(at)
    case 0x3A...0x3D: return otherSheet(at, kind: number & 0x1F | 0x20)
    default: return nil
    }
  }

  /// Opens an operand; what is appended from here on is its text.
  mutating func begin(binding: Int = Binding.atom) {
    stack.append(Operand(start: text.count, binding: binding))
    if !blanks.before.isEmpty {
      text += blanks.before
      blanks.before = []
    }
  }

  mutating func push(_ operand: [UInt8], binding: Int = Binding.atom, _ size: Int) -> Int? {
    begin(binding: binding)
    text += operand
    return size
  }

  mutating func append(_ number: Int) {
    var scale = 1
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      text.append(UInt8(0x30 + number / scale % 10))
      scale /= 10
    }
  }

  private mutating func wrap(_ start: Int) {
    work -= text.count - start
    text.insert(0x28, at: start)
    text.append(0x29)
  }

  private mutating func brackets() -> Int? {
    guard let operand = stack.last else { return nil }
    text += blanks.closing
    wrap(operand.start)
    text.insert(contentsOf: blanks.before + blanks.opening, at: operand.start)
    blanks = Blanks()
    stack[stack.count - 1].binding = Binding.atom
    return 1
  }

  private mutating func insert(_ mark: UInt8, at place: Int) {
    text.insert(mark, at: place)
    if !blanks.before.isEmpty {
      text.insert(contentsOf: blanks.before, at: place)
      blanks.before = []
    }
  }

  private mutating func binary(_ mark: UInt8, _ binding: Int, then second: UInt8? = nil) -> Int? {
    guard stack.count >= 2, let right = stack.popLast(), let left = stack.popLast() else { return nil }
    work -= text.count - right.start
    // Excel stores the brackets that were typed; other writers may leave them to the order.
    if right.binding <= binding { wrap(right.start) }
    if let second { text.insert(second, at: right.start) }
    insert(mark, at: right.start)
    if left.binding < binding {
      work -= text.count - left.start
      text.insert(0x29, at: right.start)
      text.insert(0x28, at: left.start)
    }
    stack.append(Operand(start: left.start, binding: binding))
    return 1
  }

  private mutating func sign(_ mark: UInt8) -> Int? {
    guard let operand = stack.last else { return nil }
    if operand.binding < Binding.sign { wrap(operand.start) }
    work -= text.count - operand.start
    insert(mark, at: operand.start)
    stack[stack.count - 1].binding = Binding.sign
    return 1
  }

  private mutating func percent() -> Int? {
    guard let operand = stack.last else { return nil }
    if operand.binding < Binding.percent { wrap(operand.start) }
    insert(0x25, at: text.count)
    stack[stack.count - 1].binding = Binding.percent
    return 1
  }

  // MARK: - Functions

  private mutating func call(_ name: [UInt8], _ count: Int, _ size: Int) -> Int? {
    guard count <= stack.count else { return nil }
    let first = stack.count - count
    let start = count > 0 ? stack[first].start : text.count
    work -= text.count - start
    joined.removeAll(keepingCapacity: true)
    joined += blanks.before
    joined += name
    joined.append(0x28)
    for index in first..<stack.count {
      if index > first { joined.append(0x2C) }
      let argument = stack[index]
      let end = index + 1 < stack.count ? stack[index + 1].start : text.count
      // A union is one argument only between brackets.
      if argument.binding == Binding.union { joined.append(0x28) }
      joined += text[argument.start..<end]
      if argument.binding == Binding.union { joined.append(0x29) }
    }
    joined += blanks.closing
    joined.append(0x29)
    blanks = Blanks()
    text.replaceSubrange(start..., with: joined)
    stack.removeLast(count)
    stack.append(Operand(start: start, binding: Binding.atom))
    return size
  }

  private mutating func variableCall(_ at: Int) -> Int? {
    let count = bytes.le8(at + 1) & 0x7F
    let number = bytes.le16(at + 2)
    guard number & 0x8000 == 0 else { return nil }
    guard number == 255 else {
      guard let function = FormulaFunctions.function(number) else { return nil }
      return call(function.name, count, 4)
    }
    // A function known by name: the name lies below its arguments.
    guard count >= 1, stack.count >= count else { return nil }
    let index = stack.count - count
    guard stack[index].binding == Binding.name else { return nil }
    let nameEnd = count > 1 ? stack[index + 1].start : text.count
    var name = Array(text[stack[index].start..<nameEnd])
    let first = name.firstIndex { $0 > 0x20 } ?? 0
    if FormulaFunctions.unmarked.contains(String(decoding: name[first...], as: UTF8.self)) {
      name.removeSubrange(first..<(first + 6))
    }
    text.removeSubrange(stack[index].start..<nameEnd)
    let shift = nameEnd - stack[index].start
    stack.remove(at: index)
    for later in index..<stack.count { stack[later].start -= shift }
    return call(name, count - 1, 4)
  }

  private mutating func attribute(_ at: Int) -> Int? {
    let flags = bytes.le8(at + 1)
    if flags & 0x10 != 0 { return call(Array("SUM".utf8), 1, 4) }
    if flags & 0x40 != 0 {
      let kind = bytes.le8(at + 2)
      let typed = [UInt8](repeating: kind & 1 == 0 ? 0x20 : 0x0A, count: bytes.le8(at + 3))
      work -= typed.count
      switch kind {
      case 0, 1, 6: blanks.before += typed
      case 2, 3: blanks.opening += typed
      case 4, 5: blanks.closing += typed
      default: return nil
      }
    }
    // The jump table of CHOOSE.
    if flags & 0x04 != 0 { return 4 + 2 * (bytes.le16(at + 2) + 1) }
    return 4
  }
}

/// The error values of cells and formulas.
enum BIFFErrors {
  static func text(_ code: Int) -> String? {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    case 0x2A: "#N/A"
    case 0x2B: "#GETTING_DATA"
    default: nil
    }
  }
}
