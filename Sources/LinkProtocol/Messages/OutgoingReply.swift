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
