import NIOCore

/// The incoming half of a socket: frames bytes into lines, reads no faster than the reader and the
/// limits of work allow, and keeps the time limits. All on the event loop.
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
  private let meter: WorkMeter
  private let refusalLine: @Sendable (LinkRefusal) -> [UInt8]

  private var framer: LineFramer
  /// Framed and not yet handed over; while it has any, nothing is read.
  private var waiting = CircularBuffer<LinkLine>()
  private var readIsHeld = false
  private var inputHasEnded = false
  /// Bytes received that are less than a unit of work.
  private var unchargedBytes = 0
  private var workWake: Scheduled<Void>?
  private var deadlines: LinkDeadlines
  private var deadlineWake: (at: NIODeadline, task: Scheduled<Void>)?
  private var takenAtLastLook: UInt64 = 0

  init(
    inbound: LineQueue,
    outlet: SocketOutlet,
    meter: WorkMeter,
    limits: LinkLimits,
    now: NIODeadline,
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) {
    self.inbound = inbound
    self.outlet = outlet
    self.meter = meter
    self.limits = limits
    self.refusalLine = refusalLine
    framer = LineFramer(lineBytesMax: limits.lineBytesMax)
    deadlines = LinkDeadlines(limits: limits, at: now)
  }

  func channelActive(context: ChannelHandlerContext) {
    armDeadline(context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard inbound.end == nil else { return }
    let before = waiting.count
    let bytes = unwrapInboundIn(data)
    charge(bytes.readableBytes)
    bytes.withUnsafeReadableBytes { framer.append($0, into: &waiting) }
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
    workWake?.cancel()
    // What was received whole is handed over even though nobody can be answered.
    while let line = waiting.popFirst() { inbound.push(line) }
    inbound.finish(.byPeer)
    meter.finish()
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

  /// Hands over what the reader has room for; goes on reading once nothing waits and the work done
  /// for the peer is within its limits.
  private func handOver(_ context: ChannelHandlerContext) {
    while !waiting.isEmpty, inbound.hasRoom(), outlet.allowsInput() {
      inbound.push(waiting.removeFirst())
    }
    guard waiting.isEmpty else { return }
    if inputHasEnded {
      inbound.finish(.byPeer)
    } else if readIsHeld, inbound.end == nil, inbound.hasRoom(), outlet.allowsInput() {
      if let allowedAt = meter.allowed(at: context.eventLoop.now) {
        return wakeHandOver(context, at: allowedAt)
      }
      readIsHeld = false
      context.read()
    }
  }

  private func charge(_ bytes: Int) {
    unchargedBytes += bytes
    meter.charge(unchargedBytes / LinkLimits.workUnitBytes)
    unchargedBytes %= LinkLimits.workUnitBytes
  }

  private func wakeHandOver(_ context: ChannelHandlerContext, at time: NIODeadline) {
    guard workWake == nil else { return }
    workWake = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
      self.workWake = nil
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
