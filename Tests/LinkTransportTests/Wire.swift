import NIOCore
import NIOEmbedded

@testable import LinkTransport

/// A connection over a channel that is only memory, whose time is moved by the test.
final class Wire {
  let connection: LinkConnection
  private let channel: EmbeddedChannel
  private let far = FarEnd()

  init(limits: LinkLimits = .phone, peerReads: Bool = true) throws {
    channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(far)
    far.peerReads = peerReads
    connection = try LinkChannel.connection(
      over: channel, limits: limits, peer: nil, refusalLine: { Array("\($0)".utf8) })
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/wire")).wait()
    far.readsAsked = 0
  }

  var isOpen: Bool { channel.isActive }
  /// Lines handed over that no one has read.
  var delivered: Int { connection.inbound.queue.count }
  /// How often more bytes were asked for.
  var readsAsked: Int { far.readsAsked }

  func receive(_ bytes: String) throws {
    try channel.writeInbound(ByteBuffer(string: bytes))
    channel.read()
  }

  /// All that was sent.
  func sent() throws -> String {
    var sent = ""
    while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
      sent += String(buffer: buffer)
    }
    return sent
  }

  func advance(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }
}

/// Stands for the socket: counts what is asked of it, and may take nothing.
private final class FarEnd: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer

  var peerReads = true
  var readsAsked = 0
  private var untaken: [EventLoopPromise<Void>] = []

  func read(context: ChannelHandlerContext) {
    readsAsked += 1
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if peerReads {
      context.write(data, promise: promise)
    } else if let promise {
      untaken.append(promise)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    for promise in untaken { promise.fail(ChannelError.ioOnClosedChannel) }
    untaken = []
    context.close(mode: mode, promise: promise)
  }
}
