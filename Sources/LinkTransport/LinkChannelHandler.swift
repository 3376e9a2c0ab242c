import NIOCore

/// The incoming half of a socket: frames bytes into lines, hands them to the reader no faster than
/// it and the request rate allow, and keeps the time limits. All on the event loop.
///
/// Back-pressure is not reading: while lines wait here, the channel's `read` is held back, the
/// kernel's buffer fills, and the peer's own writes wait.
final class LinkChannelHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Sent down the channel when something written was not taken at once.
  struct PeerLags: Sendable {}

  private let limits: LinkLimits
  private let inbound: LineQueue
  private let outlet: SocketOutlet
  private let refusalLine: @Sendable (LinkRefusal) -> [UInt8]

  private var framer: LineFramer
  /// Framed and not yet handed over; while it has any, nothing is read.
  private var waiting = CircularBuffer<LinkLine>()
  private var readIsHeld = false
  private var inputHasEnded = false
  private var rate: RequestRate?
  private var rateWake: Scheduled<Void>?
  private var deadlines: LinkDeadlines
  private var deadlineWake: (at: NIODeadline, task: Scheduled<Void>)?
  private var takenAtLastLook: UInt64 = 0

  init(
    inbound: LineQueue,
    outlet: SocketOutlet,
    limits: LinkLimits,
    now: NIODeadline,
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) {
    self.inbound = inbound
    self.outlet = outlet
    self.limits = limits
    self.refusalLine = refusalLine
    framer = LineFramer(lineBytesMax: limits.lineBytesMax)
    rate = limits.requestsPerSecondMax.map {
      RequestRate(perSecond: $0, burst: limits.requestsBurstMax)
    }
    deadlines = LinkDeadlines(limits: limits, at: now)
  }

  func channelActive(context: ChannelHandlerContext) {
    armDeadline(context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard inbound.end == nil else { return }
    let before = waiting.count
    unwrapInboundIn(data).withUnsafeReadableBytes { framer.take($0, into: &waiting) }
    deadlines.received(
      completesLine: waiting.count > before,
      leavesPartialLine: framer.hasPartialLine,
      at: context.eventLoop.now
    )
    handOver(context)
    if framer.hasPartialLine { armDeadline(context) }
  }

  /// Asked for more, by the channel after each read and by the queue when it has room again.
  func read(context: ChannelHandlerContext) {
    readIsHeld = true
    handOver(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent { endInput(context) }
    context.fireUserInboundEventTriggered(event)
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext,
    event: Any,
    promise: EventLoopPromise<Void>?
  ) {
    guard event is PeerLags else {
      context.triggerUserOutboundEvent(event, promise: promise)
      return
    }
    takenAtLastLook = outlet.progress.taken
    deadlines.peerLags(at: context.eventLoop.now)
    armDeadline(context)
    promise?.succeed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    inbound.finish(.failed("\(error)"))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadlineWake?.task.cancel()
    rateWake?.cancel()
    // What was received whole is handed over even though nobody can be answered.
    while let line = waiting.popFirst() { inbound.push(line) }
    inbound.finish(.byPeer)
    outlet.channelClosed()
    context.fireChannelInactive()
  }

  private func endInput(_ context: ChannelHandlerContext) {
    guard !inputHasEnded else { return }
    inputHasEnded = true
    framer.finish(into: &waiting)
    deadlines.received(
      completesLine: true,
      leavesPartialLine: false,
      at: context.eventLoop.now
    )
    handOver(context)
  }

  /// Hands over what the reader and the rate allow; goes on reading once nothing waits.
  private func handOver(_ context: ChannelHandlerContext) {
    while !waiting.isEmpty, inbound.hasRoom(), outlet.allowsInput() {
      if let allowedAt = rate?.take(at: context.eventLoop.now) {
        wakeHandOver(context, at: allowedAt)
        return
      }
      inbound.push(waiting.removeFirst())
    }
    guard waiting.isEmpty else { return }
    if inputHasEnded {
      inbound.finish(.byPeer)
    } else if readIsHeld, inbound.end == nil, inbound.hasRoom(), outlet.allowsInput() {
      readIsHeld = false
      context.read()
    }
  }

  private func wakeHandOver(_ context: ChannelHandlerContext, at time: NIODeadline) {
    guard rateWake == nil else { return }
    rateWake = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
      self.rateWake = nil
      self.handOver(context)
    }
  }

  /// Sees to it that the earliest deadline is looked at in time. A wake that is already set for
  /// an earlier moment does, so that traffic costs no timers.
  private func armDeadline(_ context: ChannelHandlerContext) {
    guard let next = deadlines.next, context.channel.isActive else { return }
    if let deadlineWake {
      guard next < deadlineWake.at else { return }
      deadlineWake.task.cancel()
    }
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) {
      self.deadlineWake = nil
      self.lookAtDeadlines(context)
    }
    deadlineWake = (next, task)
  }

  private func lookAtDeadlines(_ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    let progress = outlet.progress
    if progress.isAuthenticated { deadlines.authenticated() }
    if progress.taken != takenAtLastLook {
      takenAtLastLook = progress.taken
      deadlines.excuseSilence(at: now)
      deadlines.peerCaughtUp()
    }
    if progress.lines == 0 { deadlines.peerCaughtUp() } else { deadlines.peerLags(at: now) }
    // While we do not read, the peer cannot end its line; while we work, it may well be silent.
    if readIsHeld { deadlines.excusePartialLine(at: now) }
    if !waiting.isEmpty || !inbound.isIdle { deadlines.excuseSilence(at: now) }
    switch deadlines.lapse(at: now) {
    case nil:
      armDeadline(context)
    case .refused(let refusal):
      inbound.finish(.refused(refusal))
      // A peer that cannot take this last line is closed all the same.
      try? outlet.send(ByteBuffer(bytes: refusalLine(refusal) + [0x0A]))
      outlet.close()
    case .peerNeverReads:
      outlet.drop()
    }
  }
}
