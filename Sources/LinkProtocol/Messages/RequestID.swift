/// The `id` of a JSON-RPC request, given back as it came.
///
/// - Source: JSON-RPC 2.0 §4: a string, a number (whole, here) or null.
package enum RequestID: Hashable, Sendable {
  case string(String)
  case number(Int64)
  case null
}

extension RequestID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .null: try container.encodeNil()
    }
  }
}
