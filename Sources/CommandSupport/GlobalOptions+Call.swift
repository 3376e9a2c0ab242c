package import LinkProtocol
package import LinkTransport
package import WireText

extension GlobalOptions {
  /// Asks the daemon one thing on its control socket.
  ///
  /// `attempt` is what a failure says was attempted: `cannot advance the clock`.
  /// - Throws: ``CommandFailure``.
  package func call<Request: LinkRequest>(
    _ request: Request, _ attempt: String
  ) async throws(CommandFailure) -> Request.Response {
    try await withControlClient { client throws(CommandFailure) in
      try await client.call(request, attempting: attempt)
    }
  }

  /// Asks the daemon for a method by its name, on its control socket.
  /// - Throws: ``CommandFailure``.
  package func call(
    method: String, params: JSONValue, _ attempt: String
  ) async throws(CommandFailure) -> JSONValue {
    try await withControlClient { client throws(CommandFailure) in
      do throws(CallFailure) {
        return try await client.call(method: method, params: params)
      } catch {
        throw CommandFailure(error, attempting: attempt)
      }
    }
  }

  /// Connects to the daemon's control socket for as long as `body` runs.
  /// - Throws: ``CommandFailure``.
  package func withControlClient<Value>(
    _ body: (ProtocolClient) async throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let connection: LinkConnection
    do throws(LinkConnectError) {
      connection = try await connect(to: .control)
    } catch {
      throw error.commandFailure
    }
    return try await ProtocolClient.serving(
      connection, timeoutMilliseconds: timeout * 1_000, body)
  }
}

extension ProtocolClient {
  /// Asks, and says what was attempted when there is no answer: `cannot advance the clock`.
  /// - Throws: ``CommandFailure``.
  package func call<Request: LinkRequest>(
    _ request: Request, attempting attempt: String
  ) async throws(CommandFailure) -> Request.Response {
    do throws(CallFailure) {
      return try await call(request)
    } catch {
      throw CommandFailure(error, attempting: attempt)
    }
  }
}
