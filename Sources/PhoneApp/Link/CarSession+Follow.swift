import LinkProtocol
package import LinkTransport
package import WorldTime

extension CarSession {
  /// Tells of every change of a service, from now on, until the car is gone.
  ///
  /// - Parameters:
  ///   - client: The connection of this session.
  ///   - body: Told what world time it is; once before any change.
  /// - Throws: What `body` throws; ``CarLinkError`` when the car is gone or stopped telling.
  package func follow(
    over client: ProtocolClient, _ body: (Instant) async throws -> Void
  ) async throws {
    let event = client.notifications
    let watch = try await client.ask(ServicesWatch())
    try await body(watch.worldTime)
    for await notification in event {
      if notification.method == WatchEnded.method { break }
      guard notification.method == ServicesChanged.method else { continue }
      // Not the time of the change: an hour may have passed in one step of the clock.
      try await body(try await services().worldTime)
    }
    // Asked once more, a car that is gone says how.
    _ = try await services()
  }
}
