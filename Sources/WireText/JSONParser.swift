/// A JSON reader for lines from anybody: strict RFC 8259, and the refusals of the protocol.
///
/// It refuses what other readers pass over in different ways: duplicate keys, NUL (written or
/// escaped), lone surrogates, malformed UTF-8, whole numbers beyond 2^53 and nesting beyond
/// ``JSONParser/nestingMax``. Decoding into types is left to `JSONDecoder`; this decides
/// whether there is anything to decode.
package struct JSONParser {
  /// Why a text was refused, and at which byte (from 0).
  package struct Failure: Error, Hashable, CustomStringConvertible {
    /// Whether the text is no JSON at all, rather than JSON this protocol does not admit.
    package let isSyntax: Bool
    package let reason: String
    package let offset: Int

    package var description: String { "\(reason) (byte \(offset))" }
  }

  /// Objects and arrays inside each other.
  package static let nestingMax = 32
  /// The largest whole number, 2^53: beyond it JSON readers disagree.
  ///
  /// - Source: RFC 8259 §6 and RFC 7493 §2.2.
  package static let integerMax: Int64 = 9_007_199_254_740_992

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Reads one value and nothing after it.
  package static func parse(_ text: some Sequence<UInt8>) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes: Array(text))
    let value = try parser.value()
    try parser.endOfText()
    return value
  }

  private mutating func endOfText() throws(Failure) {
    skipSpace()
    guard position == bytes.count else { throw syntax("more text after the value") }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func syntax(_ reason: String) -> Failure {
    Failure(isSyntax: true, reason: "not JSON: \(reason)", offset: position)
  }

  private func refused(_ reason: String) -> Failure {
    Failure(isSyntax: false, reason: reason, offset: position)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    switch next {
    case nil: throw syntax("the text ends where a value should be")
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(Failure)
    -> JSONValue
  {
    let text = String(describing: word)
    guard bytes[position...].starts(with: text.utf8) else { throw syntax("an unknown word") }
    position += text.utf8.count
    return value
  }

  private mutating func enter() throws(Failure) {
    depth += 1
    position += 1
    guard depth <= Self.nestingMax else {
      throw refused("nested deeper than \(Self.nestingMax)")
    }
  }

  private mutating func array() throws(Failure) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      elements.append(try value())
      if try endsAfterComma(UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func object() throws(Failure) -> JSONValue {
    var members: [JSONValue.Member] = []
    try eachMember { parser, key throws(Failure) in
      members.append(JSONValue.Member(key, try parser.value()))
    }
    return .object(members)
  }

  /// Goes through an object; `body` reads the value that follows a name.
  private mutating func eachMember(
    _ body: (inout JSONParser, _ key: String) throws(Failure) -> Void
  ) throws(Failure) {
    try enter()
    defer { depth -= 1 }
    var keys: Set<String> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw syntax("a member name should be here") }
      let key = try string()
      guard keys.insert(key).inserted else { throw refused("the key ‘\(key)’ stands twice") }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw syntax("‘:’ should be here") }
      position += 1
      try body(&self, key)
      if try endsAfterComma(UInt8(ascii: "}")) { return }
    }
  }

  /// After an element: `true` at the closing byte, `false` after a comma.
  private mutating func endsAfterComma(_ closing: UInt8) throws(Failure) -> Bool {
    skipSpace()
    defer { position += 1 }
    if next == closing { return true }
    if next == UInt8(ascii: ",") { return false }
    throw syntax("‘,’ or ‘\(Character(Unicode.Scalar(closing)))’ should be here")
  }
}

// MARK: - Secrets

extension JSONParser {
  /// Reads an object whose values are texts that must not stay in memory: each is lent to `body`
  /// and overwritten after it, and so is every copy that reading made.
  ///
  /// - Parameters:
  ///   - text: The whole of it; the caller overwrites it.
  ///   - body: Takes a member's name and the UTF-8 of its value, `nil` when it is no text.
  /// - Returns: `false` when the text is JSON and no object.
  /// - Throws: As ``parse(_:)``; `body` may have had members before.
  package static func members(
    of text: [UInt8], _ body: (_ key: String, _ value: UnsafeBufferPointer<UInt8>?) -> Void
  ) throws(Failure) -> Bool {
    var parser = JSONParser(bytes: text)
    parser.skipSpace()
    guard parser.next == UInt8(ascii: "{") else {
      _ = try parse(text)
      return false
    }
    // Never longer than the text: it does not grow and leaves no copy behind.
    var content: [UInt8] = []
    content.reserveCapacity(text.count)
    defer { content.withUnsafeMutableBufferPointer { overwrite($0) } }
    try parser.eachMember { parser, key throws(Failure) in
      parser.skipSpace()
      guard parser.next == UInt8(ascii: "\"") else {
        _ = try parser.value()
        return body(key, nil)
      }
      content.withUnsafeMutableBufferPointer { overwrite($0) }
      content.removeAll(keepingCapacity: true)
      try parser.string(into: &content)
      guard isUTF8(content) else { throw parser.syntax("a string that is not UTF-8") }
      content.withUnsafeBufferPointer { body(key, $0) }
    }
    try parser.endOfText()
    return true
  }

  /// Looks at the bytes where they are.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  /// Zeroes memory. Never inlined: what it writes to outlives the call, so nothing is left out.
  @inline(never)
  private static func overwrite(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    for index in bytes.indices { bytes[index] = 0 }
  }
}

// MARK: - Numbers

extension JSONParser {
  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = next
    let whole = skipDigits()
    guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else {
      throw syntax("a value should be here")
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      guard skipDigits() > 0 else { throw syntax("digits should follow the point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw syntax("digits should follow the exponent") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(text),
      integer.magnitude <= Self.integerMax.magnitude
    {
      return .integer(integer)
    }
    guard !isWhole, let number = Double(text), number.isFinite,
      number.magnitude <= Double(Self.integerMax)
    else { throw refused("the number \(text.prefix(40)) lies beyond 2^53") }
    return .number(number)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func string() throws(Failure) -> String {
    var content: [UInt8] = []
    try string(into: &content)
    guard let text = String(validating: content, as: UTF8.self) else {
      throw syntax("a string that is not UTF-8")
    }
    return text
  }

  private mutating func string(into content: inout [UInt8]) throws(Failure) {
    position += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &content)
      case 0x00..<0x20:
        throw syntax("a control character inside a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw syntax("a string that does not end")
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw syntax("a string that does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content += Array(String(Character(try escapedScalar())).utf8)
    default: throw syntax("an unknown escape")
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of surrogates.
  private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
    let high = try hexQuad()
    guard high != 0 else { throw refused("a NUL character inside a string") }
    if let scalar = Unicode.Scalar(UInt32(high)) { return scalar }
    guard (0xD800..<0xDC00).contains(high), next == UInt8(ascii: "\\") else {
      throw refused("half a surrogate pair inside a string")
    }
    position += 1
    guard next == UInt8(ascii: "u") else { throw refused("half a surrogate pair inside a string") }
    position += 1
    let low = try hexQuad()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    else { throw refused("half a surrogate pair inside a string") }
    return scalar
  }

  private mutating func hexQuad() throws(Failure) -> UInt16 {
    guard position + 4 <= bytes.count,
      let value = UInt16(
        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
    else { throw syntax("four hexadecimal digits should follow ‘\\u’") }
    position += 4
    return value
  }
}
