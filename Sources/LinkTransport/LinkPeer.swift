package import LinkProtocol

/// Whoever answers requests: a daemon at the other end of a connection, or a head unit in this
/// process.
package protocol LinkPeer: Sendable {
  /// Asks, and waits for the answer.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - timeoutMilliseconds: Host time for what waits for a person; the usual when `nil`.
  /// - Returns: The answer.
  /// - Throws: ``CallFailure``.
  func call<Request: LinkRequest>(
    _ request: Request, timeoutMilliseconds: Int?
  ) async throws(CallFailure) -> Request.Response

  /// Asks nothing more; calls that wait for an answer may end without one.
  func hangUp()
}

extension LinkPeer {
  /// Asks, and waits for the answer as long as usual.
  /// - Throws: ``CallFailure``.
  package func call<Request: LinkRequest>(
    _ request: Request
  ) async throws(CallFailure) -> Request.Response {
    try await call(request, timeoutMilliseconds: nil)
  }
}
