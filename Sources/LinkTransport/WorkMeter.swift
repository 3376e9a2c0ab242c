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
    let own = state.withLock { $0.own?.allowed(at: now) ?? now }
    let allowed = max(own, share?.allowed(at: now) ?? now)
    return allowed > now ? allowed : nil
  }

  /// Takes units for work that is done.
  func charge(_ units: Int) {
    guard units > 0 else { return }
    let now = eventLoop.now
    state.withLock { $0.own?.charge(units, at: now) }
    share?.charge(units, at: now)
  }

  /// Takes one unit for work that is about to begin, and waits until it may.
  ///
  /// - Returns: whether it may begin; not once the connection is over.
  func admit() async -> Bool {
    let now = eventLoop.now
    let own = state.withLock { $0.own?.reserve(at: now) ?? now }
    let begin = max(own, share?.reserve(at: now) ?? now)
    guard begin > now else { return true }
    let ticket = state.withLock { $0.waiting.nextTicket() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard !state.isOver, !Task.isCancelled else { return false }
          state.waiting.add(continuation, as: ticket)
          return true
        }
        guard waits else { return continuation.resume() }
        eventLoop.scheduleTask(deadline: begin) { self.wake(ticket) }
      }
    } onCancel: {
      wake(ticket)
    }
    return state.withLock { !$0.isOver } && !Task.isCancelled
  }

  /// The connection is over: nobody waits any more, and what had to wait is not done.
  func finish() {
    let waiting = state.withLock { state in
      state.isOver = true
      return state.waiting.takeAll()
    }
    for waiter in waiting { waiter.resume() }
  }

  private func wake(_ ticket: WaitingTasks.Ticket) {
    state.withLock { $0.waiting.take(ticket) }?.resume()
  }
}
