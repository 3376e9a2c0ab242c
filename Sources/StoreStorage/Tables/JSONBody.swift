import Files
import FoundationEssentials
import NissanStore

/// The JSON in which a row keeps its value; what is searched for has columns of its own.
enum JSONBody {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    guard !KeptJSON.hasHugeNumber(text) else {
      throw StoreFailure.inconsistent(detail: "a kept number is out of all range")
    }
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from texts: [String]) throws -> [Value] {
    try texts.map { try decode(type, from: $0) }
  }
}
