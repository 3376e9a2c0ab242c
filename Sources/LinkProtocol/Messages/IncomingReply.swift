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
