/// A notification on its way out.
package struct OutgoingNotification<Params: LinkNotification>: Encodable, Sendable {
  let params: Params

  package init(_ params: Params) { self.params = params }

  private enum CodingKeys: String, CodingKey { case jsonrpc, method, params }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(Params.method, forKey: .method)
    try container.encode(params, forKey: .params)
  }
}
