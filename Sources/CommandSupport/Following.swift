package import LinkProtocol
package import LinkTransport

/// What a command shows of one watch, as it comes, until a person has seen enough.
package struct Following<Notification: LinkNotification> {
  private let client: ProtocolClient
  private let events: LinkNotifications
  private let output: Output
  private let attempt: String

  /// Listens from now on; ask for the watch after it. `attempt` is what a failure says was
  /// attempted: `cannot follow the journal`.
  package init(_ client: ProtocolClient, _ output: Output, attempting attempt: String) {
    self.client = client
    self.output = output
    self.attempt = attempt
    events = client.notifications
  }

  /// Shows each notification of a watch that `text` has words for, one document or some lines
  /// each. Returns when nobody reads standard output any more.
  ///
  /// - Throws: ``CommandFailure``: named `connection_closed` when the daemon is gone, after the
  ///   reason when the watch came to its end.
  package func show(
    watch: Int, _ text: (Notification) -> StyledText?
  ) async throws(CommandFailure) {
    for await notification in events {
      if let end: WatchEnded = try read(notification), end.watch == watch {
        throw failure(.refused, end.reason.rawValue, Self.words(for: end.reason))
      }
      if let change: Notification = try read(notification), let text = text(change) {
        try output.answer(change, text: text)
      }
      guard output.standardOutput.hasReader else { return }
    }
    throw failure(.unreachable, "connection_closed", closing)
  }

  private func read<Wanted: LinkNotification>(
    _ notification: IncomingNotification
  ) throws(CommandFailure) -> Wanted? {
    do {
      return try notification.decode(Wanted.self)
    } catch {
      throw failure(
        .internalFault, "answer_unreadable", "\(notification.method) cannot be read: \(error)")
    }
  }

  private func failure(_ status: ExitStatus, _ name: String, _ why: String) -> CommandFailure {
    CommandFailure(status, name: name, what: "\(attempt) any longer", why: why)
  }

  private var closing: String {
    if case .failed(let reason) = client.end {
      "the connection broke: \(reason)"
    } else {
      "the daemon closed the connection"
    }
  }

  private static func words(for reason: WatchEnded.Reason) -> String {
    switch reason {
    case .vehicleRemoved: "the vehicle was removed"
    case .sessionEnded: "the session ended"
    case .readFailed: "the daemon could not read the journal"
    }
  }
}

extension StyledText {
  /// The line that tells a slow reader what it missed; `nil` when it missed nothing.
  package static func lagged(_ count: Int?, _ noun: String) -> StyledText? {
    count.map { StyledText("… \($0) \(noun)\($0 == 1 ? "" : "s") lost: read too slowly", .bad) }
  }
}
