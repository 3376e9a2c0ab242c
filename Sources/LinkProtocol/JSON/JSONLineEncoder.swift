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
    return sink.bytes
  }
}

/// The line so far.
private final class Sink {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(2_048) }

  func write<T: Encodable>(_ value: T) throws {
    try LineEncoder(sink: self, shape: Shape()).encode(value)
  }

  func write(whole number: some BinaryInteger) { bytes += String(number).utf8 }

  func write(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

  func writeNull() { bytes += "null".utf8 }

  func write(_ number: Double) throws {
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 {
      bytes += String(whole).utf8
    } else if number.isFinite {
      bytes += String(number).utf8
    } else {
      throw EncodingError.invalidValue(
        number, EncodingError.Context(codingPath: [], debugDescription: "JSON has no \(number)"))
    }
  }

  func write(_ text: String) {
    bytes.append(quote)
    var text = text
    text.withUTF8 { characters in
      guard characters.contains(where: Self.needsEscape) else {
        bytes += characters
        return
      }
      for byte in characters {
        if Self.needsEscape(byte) { writeEscaped(byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(quote)
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == quote || byte == backslash
  }

  private func writeEscaped(_ byte: UInt8) {
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
    case .undecided: sink.bytes += "{}".utf8
    case .object: sink.bytes.append(UInt8(ascii: "}"))
    case .array: sink.bytes.append(UInt8(ascii: "]"))
    case .single: break
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if shape.kind == .undecided {
      shape.kind = .object
      sink.bytes.append(UInt8(ascii: "{"))
    }
    return KeyedEncodingContainer(KeyedLine<Key>(sink: sink, shape: shape))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if shape.kind == .undecided {
      shape.kind = .array
      sink.bytes.append(UInt8(ascii: "["))
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
    if shape.count > 0 { sink.bytes.append(comma) }
    shape.count += 1
    sink.write(key.stringValue)
    sink.bytes.append(UInt8(ascii: ":"))
  }

  func encodeNil(forKey key: Key) {
    begin(key)
    sink.writeNull()
  }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    begin(key)
    try sink.write(value)
  }

  // What most members are, without a container of their own.
  func encode(_ value: String, forKey key: Key) {
    begin(key)
    sink.write(value)
  }
  func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    sink.write(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sink.write(whole: value)
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
    if shape.count > 0 { sink.bytes.append(comma) }
    shape.count += 1
  }

  func encodeNil() {
    begin()
    sink.writeNull()
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

  func encodeNil() { sink.writeNull() }
  func encode(_ value: Bool) { sink.write(value) }
  func encode(_ value: String) { sink.write(value) }
  func encode(_ value: Double) throws { try sink.write(value) }
  func encode(_ value: Float) throws { try sink.write(Double(value)) }
  func encode(_ value: Int) { sink.write(whole: value) }
  func encode(_ value: Int8) { sink.write(whole: value) }
  func encode(_ value: Int16) { sink.write(whole: value) }
  func encode(_ value: Int32) { sink.write(whole: value) }
  func encode(_ value: Int64) { sink.write(whole: value) }
  func encode(_ value: UInt) { sink.write(whole: value) }
  func encode(_ value: UInt8) { sink.write(whole: value) }
  func encode(_ value: UInt16) { sink.write(whole: value) }
  func encode(_ value: UInt32) { sink.write(whole: value) }
  func encode(_ value: UInt64) { sink.write(whole: value) }
  func encode<T: Encodable>(_ value: T) throws { try sink.write(value) }
}

private func refuseNesting() -> Never {
  preconditionFailure("a wire type nests values, not containers")
}
