import CHostClock
import Glibc
import NIOCore
import NIOPosix

/// An alarm on the host's clock that also rings, at once, when that clock is set or the host wakes
/// from sleep.
///
/// - Source: timerfd_create(2), `TFD_TIMER_CANCEL_ON_SET`: a read then fails with `ECANCELED`.
package struct HostClockAlarm: Sendable {
  /// Why it rang.
  package enum Ring: Hashable, Sendable {
    /// Its time has come.
    case due
    /// The clock was set, or the host slept.
    case clockStepped
    /// It rings no more.
    case broken

    init(_ error: any Error) {
      self = (error as? IOError)?.errnoCode == ECANCELED ? .clockStepped : .broken
    }
  }

  private let descriptor: CInt

  /// An alarm that is due after a time by the host's clock; `nil` where the system has none.
  package init?(afterMilliseconds wait: Int64) {
    descriptor = chostclock_open_alarm(wait)
    guard descriptor >= 0 else { return nil }
  }

  /// Waits for it to ring, once, or for the calling task to be cancelled.
  package func ring(on loop: LinkLoop) async -> Ring {
    let rung = loop.eventLoop.makePromise(of: Ring.self)
    do {
      let channel = try await NIOPipeBootstrap(group: loop.eventLoop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(HostClockAlarmHandler(rung))
          }
        }
        .takingOwnershipOfDescriptor(input: descriptor).get()
      return await withTaskCancellationHandler {
        (try? await rung.futureResult.get()) ?? .broken
      } onCancel: {
        channel.close(promise: nil)
      }
    } catch {
      rung.succeed(.broken)
      close(descriptor)
      return .broken
    }
  }
}

/// Tells the first thing that happens to an alarm's descriptor.
final class HostClockAlarmHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let rung: EventLoopPromise<HostClockAlarm.Ring>

  init(_ rung: EventLoopPromise<HostClockAlarm.Ring>) { self.rung = rung }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    rung.succeed(.due)
    context.close(promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    rung.succeed(HostClockAlarm.Ring(error))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) { rung.succeed(.broken) }
}

extension LinkLoop {
  /// Calls `look` at once, whenever the host's clock was set or the host woke up, and every minute
  /// beside, until the calling task is cancelled; every second where the system does not tell.
  ///
  /// An alarm is set before each look, so that nothing happens unseen between two of them.
  package func watchHostClock(
    alarm: () -> HostClockAlarm? = { HostClockAlarm(afterMilliseconds: 60_000) },
    _ look: () async -> Void
  ) async {
    while !Task.isCancelled {
      let next = alarm()
      await look()
      guard let next, await next.ring(on: self) != .broken || Task.isCancelled else {
        await pause(milliseconds: 1_000)
        continue
      }
    }
  }
}
