import NIOCore
import Synchronization

/// One alarm on a loop's clock: arming it again forgets the earlier time.
package final class LoopTimer: Sendable {
  private let loop: LinkLoop
  private let scheduled = Mutex<Scheduled<Void>?>(nil)

  /// The longest time one alarm waits, in milliseconds: about a month. It then rings early, and
  /// whoever armed it looks at the time and arms it again.
  package static let waitMillisecondsMax: Int64 = 1 << 31

  package init(on loop: LinkLoop) { self.loop = loop }

  /// Calls `ring` on the loop after a time.
  package func arm(afterMilliseconds wait: Int64, _ ring: @escaping @Sendable () -> Void) {
    let bounded = min(max(0, wait), Self.waitMillisecondsMax)
    let next = loop.eventLoop.scheduleTask(in: .milliseconds(bounded), ring)
    scheduled.withLock { $0.exchange(with: next)?.cancel() }
  }

  /// Forgets the time.
  package func disarm() {
    scheduled.withLock { $0.take()?.cancel() }
  }
}

extension Optional {
  /// Puts a new value in and gives the old one back.
  fileprivate mutating func exchange(with value: Wrapped) -> Wrapped? {
    defer { self = value }
    return self
  }
}
