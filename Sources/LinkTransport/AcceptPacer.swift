import NIOCore

/// Accepts connections no faster than ``LinkLimits/acceptsPerSecondMax``, so that a flood of them
/// takes little from those that are there; and waits a while when one cannot be accepted, as when
/// the process has no file descriptors left, instead of trying without end.
final class AcceptPacer: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias OutboundIn = any Channel

  private var budget: WorkBudget
  private var notBefore = NIODeadline.distantPast
  private var wake: Scheduled<Void>?
  private let onFailure: @Sendable (any Error) -> Void

  /// From one failure to the next try.
  private static let backOff = TimeAmount.milliseconds(500)

  /// `onFailure` is told why a connection could not be accepted.
  init(limits: LinkLimits, onFailure: @escaping @Sendable (any Error) -> Void) {
    budget = WorkBudget(unitsPerSecond: limits.acceptsPerSecondMax, burst: limits.acceptsBurstMax)
    self.onFailure = onFailure
  }

  func read(context: ChannelHandlerContext) {
    guard wake == nil else { return }
    let now = context.eventLoop.now
    let allowedAt = max(notBefore, budget.allowed(at: now))
    guard allowedAt > now else { return context.read() }
    wake = context.eventLoop.assumeIsolated().scheduleTask(deadline: allowedAt) {
      self.wake = nil
      context.read()
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    budget.charge(1, at: context.eventLoop.now)
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    notBefore = context.eventLoop.now + Self.backOff
    onFailure(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    wake?.cancel()
    context.fireChannelInactive()
  }
}
