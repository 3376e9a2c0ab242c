/// A call on its way out.
package struct OutgoingCall<Params: Encodable & Sendable>: Encodable, Sendable {
  let id: RequestID
  let method: String
  let params: Params

  /// A call by name, for whoever has no type for the method; `params` must encode as an object.
  package init(id: RequestID, method: String, params: Params) {
    self.id = id
    self.method = method
    self.params = params
  }

  package init(id: RequestID, _ request: Params) where Params: LinkRequest {
    self.init(id: id, method: Params.method, params: request)
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(method, forKey: .method)
    try container.encode(params, forKey: .params)
  }
}
