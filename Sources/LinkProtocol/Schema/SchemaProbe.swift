extension WireSchema {
  /// The schema of a wire type, found by letting it decode itself from a decoder that answers
  /// every question with a sample and notes what was asked.
  ///
  /// So the schema cannot differ from what the type really reads: there is no second list of its
  /// properties to keep.
  package init(of type: any Decodable.Type) {
    self = Self.probe(type).schema
  }

  fileprivate static func probe<T: Decodable>(_ type: T.Type) -> (schema: WireSchema, sample: T) {
    if let scalar = type as? any WireScalar.Type, let sample = scalar.sample as? T {
      return (scalar.schema, sample)
    }
    if let word = type as? any WireEnum.Type, let (words, first) = word.wordsAndFirst,
      let sample = first as? T
    {
      return (.words(words), sample)
    }
    let probe = SchemaProbe(notes: (type as? any WireDocumented.Type)?.notes ?? [:])
    do {
      let sample = try T(from: probe)
      return (probe.found.schema ?? .object([]), sample)
    } catch {
      preconditionFailure("\(type) cannot be probed for its schema: \(error)")
    }
  }
}

extension WireEnum {
  fileprivate static var wordsAndFirst: ([String], Self)? {
    allCases.first.map { (allCases.map(\.rawValue), $0) }
  }
}

/// What a probe learnt about one value.
private final class Finding {
  var schema: WireSchema?

  func add(_ property: WireSchema.Property) {
    var properties: [WireSchema.Property] = []
    if case .object(let known)? = schema { properties = known }
    guard !properties.contains(where: { $0.name == property.name }) else { return }
    schema = .object(properties + [property])
  }
}

private struct SchemaProbe: Decoder {
  let found = Finding()
  let notes: [String: String]
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    if found.schema == nil { found.schema = .object([]) }
    return KeyedDecodingContainer(KeyedProbe<Key>(found: found, notes: notes))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { UnkeyedProbe(found: found) }
  func singleValueContainer() -> any SingleValueDecodingContainer { SingleProbe(found: found) }
}

/// Answers for one scalar of the standard library, or for any other type by probing it.
private func answer<T: Decodable>(_ type: T.Type) -> (schema: WireSchema, sample: T) {
  let scalars: [(WireSchema, Any)] = [
    (.boolean, false), (.string(), ""), (.number, 0.0), (.number, Float(0)),
    (.integer, 0), (.integer, Int8(0)), (.integer, Int16(0)), (.integer, Int32(0)),
    (.integer, Int64(0)), (.integer, UInt(0)), (.integer, UInt8(0)), (.integer, UInt16(0)),
    (.integer, UInt32(0)), (.integer, UInt64(0)),
  ]
  for case (let schema, let sample as T) in scalars { return (schema, sample) }
  return WireSchema.probe(type)
}

private struct KeyedProbe<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let found: Finding
  let notes: [String: String]
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) -> T {
    note(type, key, isRequired: true)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) -> T? {
    note(type, key, isRequired: false)
  }

  // The scalars have requirements of their own, whose defaults would say `required`.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) -> Float? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) -> Int8? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) -> Int16? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) -> UInt? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) -> UInt8? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) -> UInt16? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) -> UInt32? {
    note(type, key, isRequired: false)
  }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) -> UInt64? {
    note(type, key, isRequired: false)
  }

  private func note<T: Decodable>(_ type: T.Type, _ key: Key, isRequired: Bool) -> T {
    let (schema, sample) = answer(type)
    found.add(
      WireSchema.Property(
        name: key.stringValue, isRequired: isRequired, schema: schema,
        note: notes[key.stringValue]))
    return sample
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw Unprobed() }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw Unprobed()
  }
  func superDecoder() throws -> any Decoder { throw Unprobed() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw Unprobed() }
}

/// Holds one element, so that `Array` asks for exactly one.
private struct UnkeyedProbe: UnkeyedDecodingContainer {
  let found: Finding
  var codingPath: [any CodingKey] { [] }
  var count: Int? { 1 }
  var currentIndex = 0
  var isAtEnd: Bool { currentIndex > 0 }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) -> T {
    let (schema, sample) = answer(type)
    found.schema = .array(of: schema)
    currentIndex += 1
    return sample
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { throw Unprobed() }
  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unprobed() }
  func superDecoder() throws -> any Decoder { throw Unprobed() }
}

private struct SingleProbe: SingleValueDecodingContainer {
  let found: Finding
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) -> T {
    let (schema, sample) = answer(type)
    found.schema = schema
    return sample
  }
}

/// A wire type nests its coding by hand; give it a `WireScalar` or properties instead.
private struct Unprobed: Error {}
