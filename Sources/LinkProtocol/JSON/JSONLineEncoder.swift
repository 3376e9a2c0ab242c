/// Writes values of the wire straight into one line, members in the order of their declaration:
/// the same value is always the same text, and a person finds what matters first.
///
/// A wire type nests values, never containers of its own making; the containers below say so.
package enum JSONLineEncoder {
  /// One line of UTF-8 without its line end.
  ///
  /// - Throws: what the value's own `encode(to:)` throws; `EncodingError` for a number that JSON
  ///   cannot write.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    let sink = Sink()
    try sink.write(value)
    return sink.line.bytes
  }
}

/// Holds the line while values write themselves to it.
private final class Sink {
  var line = Line()

  func write<T: Encodable>(_ value: T) throws {
    try LineEncoder(sink: self, shape: Shape()).encode(value)
  }
}

/// The line so far.
private struct Line {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(2_048) }

  mutating func write(mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

  mutating func write(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

  mutating func write(whole number: some BinaryInteger) { bytes += String(number).utf8 }

  mutating func writeNull() { bytes += "null".utf8 }

  mutating func write(_ number: Double) throws {
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 {
      write(whole: whole)
    } else if number.isFinite {
      bytes += String(number).utf8
    } else {
      throw EncodingError.invalidValue(
        number, EncodingError.Context(codingPath: [], debugDescription: "JSON has no \(number)"))
    }
  }

  mutating func write(_ text: String) {
    bytes.append(quote)
    for byte in text.utf8 {
      if byte < 0x20 || byte == quote || byte == backslash {
        writeEscaped(byte)
      } else {
        bytes.append(byte)
      }
    }
    bytes.append(quote)
  }

  /// The name of a member, up to where its value begins.
  mutating func beginMember(_ name: String, isFirst: Bool) {
    if !isFirst { bytes.append(comma) }
    write(name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func beginElement(isFirst: Bool) {
    if !isFirst { bytes.append(comma) }
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case quote, backslash: bytes += [backslash, byte]
    case 0x0A: bytes += [backslash, UInt8(ascii: "n")]
    case 0x0D: bytes += [backslash, UInt8(ascii: "r")]
    case 0x09: bytes += [backslash, UInt8(ascii: "t")]
    default:
      let digits = String(byte, radix: 16)
      bytes += "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let comma = UInt8(ascii: ",")

/// What one value turns out to be, and how far it is written.
private final class Shape {
  enum Kind { case undecided, object, array, single }
  var kind = Kind.undecided
  var count = 0
}

private struct LineEncoder: Encoder {
  let sink: Sink
  let shape: Shape
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Encodes a value of any kind and closes what it opened.
  func encode<T: Encodable>(_ value: T) throws {
    try value.encode(to: self)
    switch shape.kind {
    case .undecided:
      sink.line.write(mark: "{")
      sink.line.write(mark: "}")
    case .object: sink.line.write(mark: "}")
    case .array: sink.line.write(mark: "]")
    case .single: break
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if shape.kind == .undecided {
      shape.kind = .object
      sink.line.write(mark: "{")
    }
    return KeyedEncodingContainer(KeyedLine<Key>(sink: sink, shape: shape))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if shape.kind == .undecided {
      shape.kind = .array
      sink.line.write(mark: "[")
    }
    return UnkeyedLine(sink: sink, shape: shape)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    shape.kind = .single
    return SingleLine(sink: sink)
  }
}

private struct KeyedLine<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sink: Sink
  let shape: Shape
  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: Key) {
    sink.line.beginMember(key.stringValue, isFirst: shape.count == 0)
    shape.count += 1
  }

  func encodeNil(forKey key: Key) {
    begin(key)
    sink.line.writeNull()
  }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    begin(key)
    try sink.write(value)
  }

  // What most members are, without a container of their own.
  func encode(_ value: String, forKey key: Key) {
    begin(key)
    sink.line.write(value)
  }
  func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    sink.line.write(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sink.line.write(whole: value)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { refuseNesting() }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { refuseNesting() }
  func superEncoder() -> any Encoder { refuseNesting() }
  func superEncoder(forKey key: Key) -> any Encoder { refuseNesting() }
}

private struct UnkeyedLine: UnkeyedEncodingContainer {
  let sink: Sink
  let shape: Shape
  var codingPath: [any CodingKey] { [] }
  var count: Int { shape.count }

  private func begin() {
    sink.line.beginElement(isFirst: shape.count == 0)
    shape.count += 1
  }

  func encodeNil() {
    begin()
    sink.line.writeNull()
  }

  func encode<T: Encodable>(_ value: T) throws {
    begin()
    try sink.write(value)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { refuseNesting() }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { refuseNesting() }
  func superEncoder() -> any Encoder { refuseNesting() }
}

private struct SingleLine: SingleValueEncodingContainer {
  let sink: Sink
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { sink.line.writeNull() }
  func encode(_ value: Bool) { sink.line.write(value) }
  func encode(_ value: String) { sink.line.write(value) }
  func encode(_ value: Double) throws { try sink.line.write(value) }
  func encode(_ value: Float) throws { try sink.line.write(Double(value)) }
  func encode(_ value: Int) { sink.line.write(whole: value) }
  func encode(_ value: Int8) { sink.line.write(whole: value) }
  func encode(_ value: Int16) { sink.line.write(whole: value) }
  func encode(_ value: Int32) { sink.line.write(whole: value) }
  func encode(_ value: Int64) { sink.line.write(whole: value) }
  func encode(_ value: UInt) { sink.line.write(whole: value) }
  func encode(_ value: UInt8) { sink.line.write(whole: value) }
  func encode(_ value: UInt16) { sink.line.write(whole: value) }
  func encode(_ value: UInt32) { sink.line.write(whole: value) }
  func encode(_ value: UInt64) { sink.line.write(whole: value) }
  func encode<T: Encodable>(_ value: T) throws { try sink.write(value) }
}

private func refuseNesting() -> Never {
  preconditionFailure("a wire type nests values, not containers")
}
