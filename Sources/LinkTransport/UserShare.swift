import NIOCore
import Synchronization

/// What one user (uid) has of one socket: its connections, the answers that wait for them and the
/// work that is done for them. It outlives its connections while work is owed, so that connecting
/// anew wins nothing.
final class UserShare: Sendable {
  private struct State {
    var connections = 0
    var queuedBytes = 0
    var work: WorkBudget?
    /// Calls that wait for their turn, oldest first.
    var waiting = CircularBuffer<@Sendable () -> Bool>()
    var isArmed = false
  }

  private let state: Mutex<State>
  private let limits: LinkLimits
  private let isOperator: Bool
  private let eventLoop: any EventLoop

  init(limits: LinkLimits, isOperator: Bool, on eventLoop: any EventLoop) {
    self.limits = limits
    self.isOperator = isOperator
    self.eventLoop = eventLoop
    let perSecond = isOperator ? nil : limits.workPerSecondOfUserMax
    state = Mutex(
      State(
        work: perSecond.map { WorkBudget(unitsPerSecond: $0, burst: limits.workBurstOfUserMax) }))
  }

  /// Connections that one user may have.
  var connectionsMax: Int? {
    isOperator ? limits.connectionsPerOperatorMax : limits.connectionsPerUserMax
  }

  var connections: Int { state.withLock { $0.connections } }

  func connected() { state.withLock { $0.connections += 1 } }
  func disconnected() { state.withLock { $0.connections -= 1 } }

  /// Whether it says no more than a new one.
  func isUnused(at now: NIODeadline) -> Bool {
    state.withLock { $0.connections == 0 && $0.work?.isFull(at: now) != false }
  }

  /// Counts bytes that wait for the user, unless there would be too many.
  func queue(_ bytes: Int) -> Bool {
    state.withLock { state in
      if !isOperator, state.queuedBytes >= limits.outgoingBytesPerUserMax { return false }
      state.queuedBytes += bytes
      return true
    }
  }

  func dequeue(_ bytes: Int) { state.withLock { $0.queuedBytes -= bytes } }
}

// MARK: - Work

extension UserShare {
  /// Takes units for work that is done.
  func charge(_ units: Int, at now: NIODeadline) {
    state.withLock { $0.work?.charge(units, at: now) }
  }

  /// When there is a unit again; `now` when there is one.
  func allowed(at now: NIODeadline) -> NIODeadline {
    state.withLock { $0.work?.allowed(at: now) ?? now }
  }

  /// Takes one unit for a call now, if there is one and nobody waits for it.
  func admitsNow() -> Bool {
    let now = eventLoop.now
    return state.withLock { state in
      guard let allowed = state.work?.allowed(at: now) else { return true }
      guard allowed <= now, state.waiting.isEmpty else { return false }
      state.work?.charge(1, at: now)
      return true
    }
  }

  /// Has `begin` called on the loop when its turn has come. It says whether it still wanted it.
  ///
  /// One goes at a time, so that what it cost is known before the next does.
  func wait(_ begin: @escaping @Sendable () -> Bool) {
    let mustArm = state.withLock { state in
      state.waiting.append(begin)
      defer { state.isArmed = true }
      return !state.isArmed
    }
    if mustArm { arm() }
  }

  private func arm() {
    eventLoop.scheduleTask(deadline: allowed(at: eventLoop.now)) { self.letOneGo() }
  }

  private func letOneGo() {
    let now = eventLoop.now
    while allowed(at: now) <= now {
      guard let begin = state.withLock({ $0.waiting.popFirst() }) else { break }
      guard begin() else { continue }
      charge(1, at: now)
      break
    }
    let isArmed = state.withLock { state in
      state.isArmed = !state.waiting.isEmpty
      return state.isArmed
    }
    guard isArmed else { return }
    // What was let go runs first, even when there are units left.
    eventLoop.execute { self.arm() }
  }
}
