package import WorldTime

/// A reply that says no: JSON-RPC's error object with our `data`.
///
/// `data.name` is stable and meant for programs; `message` is for people and is never parsed.
package struct WireError: Error, Hashable, Sendable {
  package let code: Int
  package let message: String
  /// Lower_snake; one of ``ErrorName`` unless the peer is newer than this code.
  package let name: String
  /// Whether the same call may succeed later without anything else being changed.
  package let retryable: Bool
  /// The rule that said no.
  package let rule: String?
  /// What the rule compared, or the id under which the log says more.
  package let detail: String?
  /// When the answer changes next by time alone.
  package let nextChangeAt: Instant?

  package init(
    _ name: ErrorName, _ message: String, rule: String? = nil, detail: String? = nil,
    nextChangeAt: Instant? = nil
  ) {
    self.code = name.code
    self.message = message
    self.name = name.rawValue
    self.retryable = name.isRetryable
    self.rule = rule
    self.detail = detail
    self.nextChangeAt = nextChangeAt
  }

  /// The name, when this code knows it.
  package var known: ErrorName? { ErrorName(rawValue: name) }
}

extension WireError: Codable {
  private enum CodingKeys: String, CodingKey { case code, message, data }
  private struct Body: Codable {
    var name: String
    var retryable: Bool
    var rule: String?
    var detail: String?
    var nextChangeAt: Instant?
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.decode(Int.self, forKey: .code)
    message = try container.decode(String.self, forKey: .message)
    let body = try container.decodeIfPresent(Body.self, forKey: .data)
    name = body?.name ?? "unnamed"
    retryable = body?.retryable ?? false
    rule = body?.rule
    detail = body?.detail
    nextChangeAt = body?.nextChangeAt
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encode(
      Body(
        name: name, retryable: retryable, rule: rule, detail: detail, nextChangeAt: nextChangeAt),
      forKey: .data)
  }
}
