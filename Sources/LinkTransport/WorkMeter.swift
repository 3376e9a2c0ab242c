import NIOCore
import Synchronization

/// Measures the work done for one connection against its own budget and its user's, and makes
/// whoever wants more wait.
final class WorkMeter: Sendable {
  private struct State {
    var own: WorkBudget?
    var waiting = WaitingTasks()
    var isOver = false
  }

  private let state: Mutex<State>
  private let share: UserShare?
  private let eventLoop: any EventLoop

  init(limits: LinkLimits, share: UserShare?, isOperator: Bool, on eventLoop: any EventLoop) {
    let perSecond = isOperator && limits.operatorsAreFree ? nil : limits.workPerSecondMax
    let own = perSecond.map { WorkBudget(unitsPerSecond: $0, burst: limits.workBurstMax) }
    state = Mutex(State(own: own))
    self.share = share
    self.eventLoop = eventLoop
  }

  /// When more may be taken from the peer; `nil` for at once.
  func allowed(at now: NIODeadline) -> NIODeadline? {
    let allowed = max(ownAllowed(at: now), share?.allowed(at: now) ?? now)
    return allowed > now ? allowed : nil
  }

  /// Takes units for work that is done. What it took of the loop's time is its user's to answer
  /// for: a connection is measured by what it asks, on a slow machine as on a fast one.
  func charge(_ units: Int, nanoseconds: Int64 = 0) {
    let time = min(Int(nanoseconds / LinkLimits.workUnitNanoseconds), LinkLimits.workUnitsOfTimeMax)
    let now = eventLoop.now
    if units > 0 { state.withLock { $0.own?.charge(units, at: now) } }
    if max(units, time) > 0 { share?.charge(max(units, time), at: now) }
  }

  /// Takes one unit for a call that is about to begin, and waits until it may.
  ///
  /// - Returns: whether it may begin; not when it had to wait and the connection is over.
  func admit() async -> Bool {
    while true {
      let now = eventLoop.now
      let own = ownAllowed(at: now)
      if own <= now { break }
      guard await wait({ wake in self.eventLoop.scheduleTask(deadline: own) { _ = wake() } })
      else { return false }
    }
    state.withLock { $0.own?.charge(1, at: eventLoop.now) }
    guard let share, !share.admitsNow() else { return true }
    return await wait { share.wait($0) }
  }

  /// The connection is over: nobody waits any more, and what had to wait is not done.
  func finish() {
    let waiting = state.withLock { state in
      state.isOver = true
      return state.waiting.removeAll()
    }
    for waiter in waiting { waiter.resume() }
  }

  private func ownAllowed(at now: NIODeadline) -> NIODeadline {
    state.withLock { $0.own?.allowed(at: now) ?? now }
  }

  /// Waits until what `arrange` was given is called, which says whether this still waited.
  private func wait(_ arrange: (@escaping @Sendable () -> Bool) -> Void) async -> Bool {
    let ticket = state.withLock { $0.waiting.nextTicket() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard !state.isOver, !Task.isCancelled else { return false }
          state.waiting.add(continuation, as: ticket)
          return true
        }
        guard waits else { return continuation.resume() }
        arrange { self.wake(ticket) }
      }
    } onCancel: {
      _ = wake(ticket)
    }
    return state.withLock { !$0.isOver } && !Task.isCancelled
  }

  private func wake(_ ticket: WaitingTasks.Ticket) -> Bool {
    guard let waiter = state.withLock({ $0.waiting.remove(ticket) }) else { return false }
    waiter.resume()
    return true
  }
}
