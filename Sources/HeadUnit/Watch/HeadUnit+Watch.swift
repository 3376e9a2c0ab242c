import LinkProtocol
import LinkTransport
import Logging
import VehicleCatalog
import WorldTime

// MARK: - Beginning and ending

extension HeadUnit {
  /// Lets a connection follow a vehicle from a number on: what was committed after it is told from
  /// the disk, what is committed from now on as it comes. Its task begins with the answer.
  ///
  /// - Returns: the watch's number.
  /// - Throws: `vehicle_unknown`, `session_required` when that ended meanwhile, `watchers_full`.
  func openWatch(
    _ topic: Watch.Topic, of vehicle: VIN, after number: Int, for caller: Caller
  ) throws(WireError) -> Int {
    guard world.vehicles[vehicle] != nil else { throw .noVehicle(vehicle) }
    guard let connection = connections[caller.connection], connection.bond == caller.bond else {
      throw WireError(.sessionRequired, "the session ended meanwhile")
    }
    let link = connection.link
    let user = link.isOperator ? nil : Watch.User(uid: link.peer?.uid)
    if let why = watches.fullness(for: user, on: link.id, settings.journal) {
      throw WireError(.watchersFull, why)
    }
    guard !connection.isOver else {
      throw WireError(.sessionRequired, "the connection ended meanwhile")
    }
    // Whoever follows something may be silent.
    link.markAuthenticated()
    let key = Watch.Key(connection: caller.connection, number: connection.watchesOpened + 1)
    connections[caller.connection]?.watchesOpened = key.number
    watches.add(
      Watch(
        vehicle: vehicle, topic: topic, user: user, replayAfter: number,
        replayThrough: world.journalLast[vehicle] ?? 0,
        events: EventBuffer(capacity: settings.journal.watchBufferMax)),
      as: key)
    return key.number
  }

  /// Ends a watch that its reader wants no more.
  func closeWatch(
    _ number: Int, _ topic: Watch.Topic, for caller: Caller
  ) throws(WireError) {
    let key = Watch.Key(connection: caller.connection, number: number)
    guard let watch = watches[key], watch.topic == topic, watch.end == nil else {
      throw WireError(.watchUnknown, "this connection has no such watch \(number)")
    }
    watches.remove(key)
  }
}

// MARK: - Telling

extension HeadUnit {
  /// Tells one watch what it follows, in order, until its end. At most one line of it waits for
  /// the peer: a slow one fills the watch's own buffer, and nobody else waits for it.
  func notify(_ key: Watch.Key, over link: LinkConnection) async {
    do {
      var missed = 0
      if let watch = watches[key] { missed = try await replay(watch, key, over: link) }
      var reported = 0
      while let events = await nextEvent(of: key) {
        try await notify(events.entry, after: events.lagged + missed, to: key, over: link)
        missed = 0
        reported += 1
        if reported.isMultiple(of: Self.notifiedAtOnceMax) { await Task.yield() }
      }
      if let reason = watches[key]?.end {
        try await notify(WatchEnded(watch: key.number, reason: reason), over: link)
      }
    } catch {
      logger.debug(
        "watch ended", metadata: ["connection": "\(link.id)", "why": "\(error)"])
    }
    watches.remove(key)
  }

  /// Tells from the disk what was committed before the watch began.
  ///
  /// - Returns: how many entries at its end made room for newer ones while the reader was slow.
  private func replay(
    _ watch: Watch, _ key: Watch.Key, over link: LinkConnection
  ) async throws(LinkSendError) -> Int {
    var last = watch.replayAfter
    var missed = 0
    while last < watch.replayThrough, let open = watches[key], open.end == nil {
      let selection = JournalSelection(
        vehicle: watch.vehicle, after: last, through: watch.replayThrough,
        kinds: watch.topic.kinds, limit: Self.notifiedAtOnceMax)
      let page: JournalPage
      do throws(WireError) {
        page = try await journalPage(selection)
      } catch {
        watches.end(key, .readFailed)
        return 0
      }
      let kept = min(page.oldest ?? 0, watch.replayThrough + 1)
      missed = max(0, kept - last - 1)
      for entry in page.entries where watches[key] != nil {
        try await notify(entry, after: missed, to: key, over: link)
        missed = 0
      }
      guard page.entries.count == selection.limit, let end = page.entries.last else { break }
      last = end.sequence
    }
    return missed
  }

  /// Waits for the next news of a watch; `nil` at its end.
  private func nextEvent(of key: Watch.Key) async -> EventBuffer.Item? {
    while let watch = watches[key] {
      if let events = watches.popEvent(of: key) { return events }
      guard watch.end == nil else { return nil }
      await withCheckedContinuation { watches.wait(for: key, $0) }
    }
    return nil
  }

  private func notify(
    _ entry: JournalEntry, after missed: Int, to key: Watch.Key, over link: LinkConnection
  ) async throws(LinkSendError) {
    let lagged = missed > 0 ? missed : nil
    switch watches[key]?.topic {
    case nil: return
    case .journal:
      try await notify(
        JournalAdded(watch: key.number, lagged: lagged, entry: JournalReport(entry)),
        over: link)
    case .services:
      guard let change = ServicesChanged(entry, watch: key.number, lagged: lagged) else {
        preconditionFailure("a watch of services was given entry \(entry)")
      }
      try await notify(change, over: link)
    }
  }

  /// Sends a notification, and waits until the peer has taken it.
  private func notify<Notification: LinkNotification>(
    _ notification: Notification, over link: LinkConnection
  ) async throws(LinkSendError) {
    for line in onItsWay(ReplyCoding.line(notification), over: link, of: [Notification.method]) {
      try link.send(line)
    }
    try await link.drained()
  }

  /// Notifications told before everybody else has their turn.
  private static let notifiedAtOnceMax = 32
}
