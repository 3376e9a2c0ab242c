package import LinkProtocol
package import LinkTransport

/// A peer in the head unit's own process, which asks without lines: who may ask what is judged as
/// on a socket, and nothing is written or read for it.
///
/// What faults do to lines does not meet it, its calls are not counted among the daemon's, and no
/// time limit is kept: what waits for a person ends when the head unit's own time for it is over.
package struct DirectPeer: LinkPeer {
  private let unit: HeadUnit
  /// Our end of its connection.
  private let own: LinkConnection
  /// The head unit's end.
  private let other: LinkConnection

  /// - Parameters:
  ///   - unit: Whoever answers.
  ///   - own: The peer's end of a connection, over which no lines go.
  ///   - other: The head unit's end, which was admitted and is served.
  package init(to unit: HeadUnit, from own: LinkConnection, to other: LinkConnection) {
    (self.unit, self.own, self.other) = (unit, own, other)
  }

  package func call<Request: LinkRequest>(
    _ request: Request, timeoutMilliseconds: Int?
  ) async throws(CallFailure) -> Request.Response {
    // An end that reads no more takes no calls; one that is closed gives no answers.
    guard other.end == nil else { throw .closed(.byPeer) }
    let answer: Result<Request.Response, WireError>
    do throws(WireError) {
      answer = .success(try await unit.answer(request, over: other))
    } catch {
      answer = .failure(error)
    }
    guard own.end == nil else { throw .closed(.byPeer) }
    do throws(WireError) { return try answer.get() } catch { throw .refused(error) }
  }

  package func hangUp() { own.close() }
}

extension HeadUnit {
  /// Answers a request of a connection that was admitted.
  fileprivate func answer<Request: LinkRequest>(
    _ request: Request, over link: LinkConnection
  ) async throws(WireError) -> Request.Response {
    guard let caller = connections[link.id]?.caller else {
      throw WireError(.internalError, "the connection is gone")
    }
    _ = try route(of: Request.method, for: caller)
    guard let request = request as? any Answerable,
      let response = try await request.answer(self, caller) as? Request.Response
    else { preconditionFailure("\(Request.method) is answered by its own response") }
    return response
  }
}
