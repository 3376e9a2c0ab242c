import CarModel
import Entitlements
import LinkProtocol
import Logging
import VehicleCatalog
import WorldTime

/// A change that waits for its turn, and the caller that waits for it.
struct PendingChange {
  /// Makes the change on the stage and returns what to tell the caller after the commit: `nil`,
  /// or why it failed.
  let make: (inout Stage) -> (WireError?) -> Void
}

extension HeadUnit {
  /// Changes the world: `body` runs on the stage together with whatever else is waiting, the
  /// whole is committed in one transaction, and only then does this return.
  ///
  /// The journal names `actor` for what `body` does; what merely falls due is time's.
  /// - Throws: what `body` throws, and nothing is changed; `storage_failed` when the commit
  ///   failed or can no longer come, and nothing is changed either.
  func change<Answer: Sendable>(
    by actor: JournalActor, _ body: @escaping (inout Stage) throws(WireError) -> Answer
  ) async throws(WireError) -> Answer {
    guard !isOver else {
      throw WireError(.storageFailed, "the daemon has stopped; nothing was changed")
    }
    let outcome: Result<Answer, WireError> = await withCheckedContinuation { continuation in
      waiting.append(
        PendingChange { stage in
          do throws(WireError) {
            let answer = try stage.attempt(by: actor, body)
            return { failure in
              continuation.resume(returning: failure.map { .failure($0) } ?? .success(answer))
            }
          } catch {
            return { _ in continuation.resume(returning: .failure(error)) }
          }
        })
      wakeUp.yield()
    }
    return try outcome.get()
  }

  /// Commits what waits and applies what falls due, until ``stop()`` or until the calling task is
  /// cancelled. Call it once.
  package func run() async {
    await commitWaiting()
    for await _ in wakes { await commitWaiting() }
    repeat { await commitWaiting(isLast: true) } while !waiting.isEmpty
    timer.disarm()
    isOver = true
  }

  /// Lets ``run()`` return once everything that waits is committed.
  package func stop() { wakeUp.finish() }

  private func commitWaiting(isLast: Bool = false) async {
    var failed = false
    repeat {
      endLatePairings()
      let batch = makeBatch(isLast: isLast)
      let failure = await commit(batch)
      for reply in batch.replies { reply(failure) }
      releaseDue()
      failed = failure != nil
    } while !waiting.isEmpty
    armTimer(afterFailure: failed)
  }

  /// What one commit writes, and who waits for it.
  private struct Batch {
    let changes: [VehicleChange]
    /// When each vehicle changed falls due then.
    let due: [(vehicle: VIN, due: Instant?)]
    /// The clock to keep; `nil` when nothing is to be written.
    let clock: (new: WorldClock, stored: StoredClock)?
    let promisedPlaces: Int
    /// What everything is judged by from then on; `nil` when that stays.
    let catalog: Catalog?
    /// It writes to journals and changes nothing else.
    let isOnlyNotes: Bool
    /// World time goes back with it.
    let isSetBack: Bool
    let transitions: [Stage.Transition]
    let entries: [JournalEntry]
    let removed: Set<VIN>
    let replies: [(WireError?) -> Void]
  }

  private func makeBatch(isLast: Bool) -> Batch {
    let changes = waiting
    waiting = []
    let host = readHost()
    notifyHold(at: host)
    var stage = Stage(of: &world, at: host, in: catalog, pausingAt: pause)
    stage.catchUp()
    if isClockToKeep {
      stage.keepClock()
      isClockToKeep = false
    }
    let replies = changes.map { $0.make(&stage) }
    if isLast, stage.clock.rate > 0 { stage.keepClock() }
    let due = stage.finish(into: &world)
    if database != nil, world.vehicles.isEmpty, !stage.touched.isEmpty {
      memoryWhenEmpty = .read()
    }
    let removed = stage.journal.removedVehicles
    return Batch(
      changes: stage.touched.map { vin, after in
        VehicleChange(
          vin: vin, before: world.vehicles[vin], after: after,
          isRemoved: removed.contains(vin),
          document: after?.record.flatMap { stage.documents[$0.hash] })
      },
      due: due,
      clock: stage.hasChanges ? (stage.clock, StoredClock(stage.clock, now: stage.now)) : nil,
      promisedPlaces: stage.promisedPlaces, catalog: stage.newCatalog,
      isOnlyNotes: stage.isOnlyNotes, isSetBack: stage.isSetBack,
      transitions: stage.transitions.listed, entries: stage.journal.entries, removed: removed,
      replies: replies)
  }

  private func commit(_ batch: Batch) async -> WireError? {
    guard let clock = batch.clock else {
      world.promisedPlaces = batch.promisedPlaces
      if let catalog = batch.catalog { apply(catalog) }
      return nil
    }
    let begun = HostClock.monotonicNanoseconds()
    do {
      try await storage.write(
        batch.changes, journal: batch.entries, entriesMax: settings.journal.entriesMax,
        clock: clock.stored,
        meeting: batch.isOnlyNotes ? nil : writeEffect(changing: batch.changes.map(\.vin)))
    } catch {
      metrics.commit(succeeded: false, after: HostClock.monotonicNanoseconds() - begun)
      isClockToKeep = world.clock.mode == .system
      report(.storage, Self.standingFailure(of: error))
      let id = incidentID()
      logger.error(
        "commit failed; nothing was changed", metadata: ["id": "\(id)", "why": "\(error)"])
      return WireError(.storageFailed, "the database could not be written", detail: id)
    }
    metrics.commit(succeeded: true, after: HostClock.monotonicNanoseconds() - begun)
    report(.storage, nil)
    for change in batch.changes { world.put(change.after, for: change.vin) }
    if let catalog = batch.catalog { apply(catalog) }
    world.promisedPlaces = batch.promisedPlaces
    for (vehicle, instant) in batch.due { world.due.schedule(vehicle, at: instant) }
    apply(clock.new, isSetBack: batch.isSetBack)
    for vehicle in batch.removed {
      world.journalLast[vehicle] = nil
      watches.end(of: vehicle)
    }
    for entry in batch.entries { world.journalLast[entry.vehicle] = entry.sequence }
    watches.publish(batch.entries)
    publishSummary()
    log(batch.transitions)
    return nil
  }

  /// Goes by a clock that was committed; the world may have been seen later than that meanwhile.
  private func apply(_ clock: WorldClock, isSetBack: Bool) {
    let before = world.clock
    world.clock = clock
    if isSetBack {
      // What waits with this process alone waits for instants that may never come.
      pins = [:]
      for connection in connections.keys { connections[connection]?.timeQuestion = nil }
    } else {
      world.clock.keepUp(with: before)
    }
  }

  private func log(_ transitions: [Stage.Transition]) {
    for transition in transitions {
      let change = transition.change
      logger.info(
        "service changed",
        metadata: [
          "vehicle": "\(transition.vehicle)", "service": "\(change.service)",
          "from": "\(change.from.rawValue)", "to": "\(change.to.rawValue)",
          "reason": "\(change.reason)", "at": "\(change.at)",
        ])
    }
  }

  /// Wakes ``run()`` when the next change, held line or end of a fault falls due, if the clock
  /// runs, when a pairing has taken too long, and when the host has caught up with a world that is
  /// held. What could not be committed is due already, and is tried again after a while.
  private func armTimer(afterFailure: Bool) {
    let host = readHost()
    let due = [
      world.due.first?.due, held.nextDue, faults.nextEnd(after: world.clock.now(host)),
    ]
    let change = due.compactMap { $0 }.min().flatMap {
      world.clock.hostMilliseconds(until: $0, host)
    }
    let waits = [
      change.map { max($0, afterFailure ? Self.retryMilliseconds : 0) },
      nextPairingEnd.map { $0 - host.monotonicMilliseconds },
      world.clock.heldMilliseconds(host),
      isClockToKeep ? Self.retryMilliseconds : nil,
    ]
    guard let wait = waits.compactMap({ $0 }).min() else { return timer.disarm() }
    timer.arm(afterMilliseconds: max(0, wait)) { [wakeUp] in wakeUp.yield() }
  }

  /// Host time between two tries to commit what fell due.
  private static let retryMilliseconds: Int64 = 1_000
}
