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
  /// - Throws: what `body` throws, and nothing is changed; `storage_failed` when the commit
  ///   failed, and nothing is changed either.
  func change<Answer: Sendable>(
    _ body: @escaping (inout Stage) throws(WireError) -> Answer
  ) async throws(WireError) -> Answer {
    let outcome: Result<Answer, WireError> = await withCheckedContinuation { continuation in
      waiting.append(
        PendingChange { stage in
          do throws(WireError) {
            let answer = try stage.attempt(body)
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

  /// Commits what waits and applies what falls due, until ``stop()``.
  package func run() async {
    armTimer()
    for await _ in wakes { await commitWaiting() }
    await commitWaiting()
  }

  /// Lets ``run()`` return once everything that waits is committed.
  package func stop() { wakeUp.finish() }

  private func commitWaiting() async {
    repeat {
      let batch = makeBatch()
      let failure = await commit(batch)
      for reply in batch.replies { reply(failure) }
    } while !waiting.isEmpty
    armTimer()
  }

  /// What one commit writes, and who waits for it.
  private struct Batch {
    let changes: [VehicleChange]
    /// The clock to keep; `nil` when nothing is to be written.
    let clock: (new: WorldClock, stored: StoredClock)?
    let transitions: [Stage.Transition]
    let replies: [(WireError?) -> Void]
  }

  private func makeBatch() -> Batch {
    let turns = waiting
    waiting = []
    var stage = Stage(of: &world, at: hostClock.read(), in: catalog)
    stage.catchUp()
    let replies = turns.map { $0.make(&stage) }
    stage.finish(into: &world)
    return Batch(
      changes: stage.touched.map { vin, after in
        VehicleChange(vin: vin, before: world.vehicles[vin], after: after)
      },
      clock: stage.hasChanges ? (stage.clock, StoredClock(stage.clock, now: stage.now)) : nil,
      transitions: stage.transitions, replies: replies)
  }

  private func commit(_ batch: Batch) async -> WireError? {
    guard let clock = batch.clock else { return nil }
    do {
      try await database.write(batch.changes, clock: clock.stored)
    } catch {
      for change in batch.changes {
        world.due.schedule(change.vin, at: change.before?.nextDue(in: catalog))
      }
      let id = faultID()
      logger.error(
        "commit failed; nothing was changed", metadata: ["id": "\(id)", "why": "\(error)"])
      return WireError(.storageFailed, "the database could not be written", detail: id)
    }
    for change in batch.changes { world.vehicles[change.vin] = change.after }
    world.clock = clock.new
    log(batch.transitions)
    return nil
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

  /// Wakes ``run()`` when the next change falls due, if the clock runs.
  private func armTimer() {
    guard let first = world.due.first else { return timer.disarm() }
    guard let wait = world.clock.hostMilliseconds(until: first.due, hostClock.read()) else {
      return timer.disarm()
    }
    timer.arm(afterMilliseconds: wait) { [wakeUp] in wakeUp.yield() }
  }
}
