import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import LinkTransport

/// The time limits of a socket, in the event loop's own time: nothing waits.
struct TimeLimitTests {
  @Test func `a half line may stand for 30 s and not a moment longer`() throws {
    let wire = try Wire()
    wire.connection.markAuthenticated()
    try wire.receive(#"{"jsonrpc""#)
    wire.advance(.seconds(30) - .nanoseconds(1))
    #expect(wire.isOpen)
    wire.advance(.nanoseconds(1))
    #expect(try wire.sent() == "\(LinkRefusal.partialLineTooOld(limitSeconds: 30))\n")
    #expect(!wire.isOpen)
    #expect(wire.connection.end == .refused(.partialLineTooOld(limitSeconds: 30)))
  }

  @Test func `a trickle of bytes does not lengthen a half line's time`() throws {
    let wire = try Wire()
    wire.connection.markAuthenticated()
    for _ in 0..<30 {
      try wire.receive("x")
      wire.advance(.seconds(1))
    }
    #expect(!wire.isOpen)
  }

  @Test func `each half line has its own 30 s`() throws {
    let wire = try Wire()
    wire.connection.markAuthenticated()
    try wire.receive("one")
    wire.advance(.seconds(20))
    try wire.receive(" line\nanoth")
    wire.advance(.seconds(20))
    #expect(wire.isOpen)
    try wire.receive("er\n")
    wire.advance(.hours(1))
    #expect(wire.isOpen)
  }

  @Test func `a line too long must end in time too`() throws {
    var limits = LinkLimits.control
    limits.lineBytesMax = 8
    let wire = try Wire(limits: limits)
    try wire.receive("0123456789")
    wire.advance(.seconds(30))
    #expect(!wire.isOpen)
  }

  @Test func `a peer that says nothing is sent away after 30 s`() throws {
    let wire = try Wire()
    wire.advance(.seconds(30) - .nanoseconds(1))
    #expect(wire.isOpen)
    wire.advance(.nanoseconds(1))
    #expect(try wire.sent() == "\(LinkRefusal.idleUnauthenticated(limitSeconds: 30))\n")
    #expect(!wire.isOpen)
  }

  @Test func `a peer that has authenticated may be silent`() throws {
    let wire = try Wire()
    wire.connection.markAuthenticated()
    wire.advance(.hours(24))
    #expect(wire.isOpen)
  }

  @Test func `time that we take over a request is not the peer's silence`() async throws {
    let wire = try Wire()
    try wire.receive("a question that takes long\n")
    wire.advance(.minutes(10))
    var lines = wire.connection.inbound.makeAsyncIterator()
    #expect(await lines.next() == text("a question that takes long"))
    wire.advance(.minutes(10))
    #expect(wire.isOpen)
  }

  @Test func `a peer that takes nothing for 30 s is dropped`() throws {
    let wire = try Wire(limits: .control, peerReads: false)
    try wire.connection.send("news".utf8)
    wire.advance(.seconds(29))
    #expect(wire.isOpen)
    #expect(wire.connection.queuedLines == 1)
    wire.advance(.seconds(1))
    #expect(!wire.isOpen)
    #expect(wire.connection.end == .peerNeverReads)
    #expect(throws: LinkSendError.closed) { try wire.connection.send("more".utf8) }
  }

  @Test func `closing waits 5 s for a peer that takes nothing`() throws {
    let wire = try Wire(limits: .control, peerReads: false)
    try wire.connection.send("goodbye".utf8)
    wire.connection.close()
    wire.advance(.seconds(5) - .nanoseconds(1))
    #expect(wire.isOpen)
    wire.advance(.nanoseconds(1))
    #expect(!wire.isOpen)
  }

  @Test func `bytes beyond the limit of work are read later, whatever they say`() async throws {
    let wire = try Wire(limits: .phone)
    let unit = String(repeating: "x", count: LinkLimits.workUnitBytes)
    for _ in 0..<LinkLimits.phone.workBurstMax - 1 { try wire.receive(unit) }
    #expect(wire.readsAsked == LinkLimits.phone.workBurstMax - 1)
    try wire.receive(unit)
    #expect(wire.readsAsked == LinkLimits.phone.workBurstMax - 1)
    wire.advance(.milliseconds(5) - .nanoseconds(1))
    #expect(wire.readsAsked == LinkLimits.phone.workBurstMax - 1)
    wire.advance(.nanoseconds(1))
    #expect(wire.readsAsked == LinkLimits.phone.workBurstMax)
  }

  @Test func `calls are counted, and answered later beyond the limit`() async throws {
    let wire = try Wire(limits: .phone)
    for _ in 0..<LinkLimits.phone.workBurstMax { #expect(await wire.connection.admitsCall()) }
    let connection = wire.connection
    let began = Mutex(false)
    async let later: Bool = {
      began.withLock { $0 = true }
      return await connection.admitsCall()
    }()
    while !began.withLock({ $0 }) { await Task.yield() }
    // It waits until a token is there; without time there is none.
    wire.connection.meter?.finish()
    #expect(await later == false)
  }

  @Test func `no more is read while 32 requests wait`() async throws {
    let wire = try Wire(limits: .control)
    try wire.receive((1...100).map { "line \($0)\n" }.joined())
    #expect(wire.delivered == 32)
    #expect(wire.readsAsked == 0)
    var lines = wire.connection.inbound.makeAsyncIterator()
    for number in 1...100 { #expect(await lines.next() == text("line \(number)")) }
    #expect(wire.readsAsked == 1)
  }
}
