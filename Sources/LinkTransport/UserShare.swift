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
  }

  private let state: Mutex<State>
  private let limits: LinkLimits
  private let isOperator: Bool

  init(limits: LinkLimits, isOperator: Bool) {
    self.limits = limits
    self.isOperator = isOperator
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

  /// Counts bytes that wait for the user, unless there would be too many.
  func queue(_ bytes: Int) -> Bool {
    state.withLock { state in
      if !isOperator, state.queuedBytes >= limits.outgoingBytesPerUserMax { return false }
      state.queuedBytes += bytes
      return true
    }
  }

  func dequeue(_ bytes: Int) { state.withLock { $0.queuedBytes -= bytes } }

  func reserve(at now: NIODeadline) -> NIODeadline {
    state.withLock { $0.work?.reserve(at: now) ?? now }
  }

  func charge(_ units: Int, at now: NIODeadline) {
    state.withLock { $0.work?.charge(units, at: now) }
  }

  func allowed(at now: NIODeadline) -> NIODeadline {
    state.withLock { $0.work?.allowed(at: now) ?? now }
  }

  /// Whether it says no more than a new one.
  func isUnused(at now: NIODeadline) -> Bool {
    state.withLock { $0.connections == 0 && $0.work?.isFull(at: now) != false }
  }
}
