package import LinkProtocol
import LinkTransport

extension GlobalOptions {
  /// Asks the daemon one thing on its control socket.
  ///
  /// `attempt` is what a failure says was attempted: `cannot advance the clock`.
  /// - Throws: ``CommandFailure``.
  package func call<Request: LinkRequest>(
    _ request: Request, _ attempt: String
  ) async throws(CommandFailure) -> Request.Response {
    try await withControlClient(attempt) { client throws(CallFailure) in
      try await client.call(request)
    }
  }

  /// Asks the daemon for a method by its name, on its control socket.
  /// - Throws: ``CommandFailure``.
  package func call(
    method: String, params: JSONValue, _ attempt: String
  ) async throws(CommandFailure) -> JSONValue {
    try await withControlClient(attempt) { client throws(CallFailure) in
      try await client.call(method: method, params: params)
    }
  }

  private func withControlClient<Value>(
    _ attempt: String, _ body: (ProtocolClient) async throws(CallFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let connection: LinkConnection
    do throws(LinkConnectError) {
      connection = try await LinkClient.connect(path: socketPath(.control))
    } catch {
      throw error.commandFailure
    }
    do throws(CallFailure) {
      return try await ProtocolClient.serving(
        connection, timeoutMilliseconds: timeout * 1_000, body)
    } catch {
      throw CommandFailure(error, attempting: attempt)
    }
  }
}
