package import FoundationEssentials

/// The encoder of every line that leaves: no escaped slashes, no key order promised.
package enum WireCoding {
  package static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return encoder
  }
}

/// The reply to one call.
package struct OutgoingReply<Result: Encodable & Sendable>: Encodable, Sendable {
  let id: RequestID
  let outcome: Swift.Result<Result, WireError>

  package init(id: RequestID, result: Result) {
    self.id = id
    self.outcome = .success(result)
  }

  package init(id: RequestID, error: WireError) where Result == Never {
    self.id = id
    self.outcome = .failure(error)
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, result, error }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    switch outcome {
    case .success(let result): try container.encode(result, forKey: .result)
    case .failure(let error): try container.encode(error, forKey: .error)
    }
  }
}

/// A call on its way out.
package struct OutgoingCall<Request: LinkRequest>: Encodable, Sendable {
  let id: RequestID
  let params: Request

  package init(id: RequestID, _ params: Request) {
    self.id = id
    self.params = params
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(Request.method, forKey: .method)
    try container.encode(params, forKey: .params)
  }
}

/// A reply as its caller reads it. Members that are not known are ignored.
package struct IncomingReply<Response: Decodable & Sendable>: Decodable, Sendable {
  package let id: RequestID
  package let outcome: Result<Response, WireError>

  private enum CodingKeys: String, CodingKey { case id, result, error }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(RequestID.self, forKey: .id) ?? .null
    if let error = try container.decodeIfPresent(WireError.self, forKey: .error) {
      outcome = .failure(error)
    } else {
      outcome = .success(try container.decode(Response.self, forKey: .result))
    }
  }
}
