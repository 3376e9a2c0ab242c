import Glibc
import NIOCore
import NIOEmbedded
import Testing

@testable import LinkTransport

struct WorkBudgetTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  @Test func `the burst passes at once and the next unit has its exact moment`() {
    var budget = WorkBudget(unitsPerSecond: 200, burst: 400)
    for _ in 0..<400 {
      #expect(budget.allowed(at: start) == start)
      budget.charge(1, at: start)
    }
    #expect(budget.allowed(at: start) == start + .milliseconds(5))
  }

  @Test func `over time it is units a second`() {
    var budget = WorkBudget(unitsPerSecond: 200, burst: 400)
    var passed = 0
    for millisecond in Int64(0)..<10_000 {
      let now = start + .milliseconds(millisecond)
      while budget.allowed(at: now) == now {
        budget.charge(1, at: now)
        passed += 1
      }
    }
    #expect(passed == 400 + 200 * 10 - 1)
  }

  @Test func `silence saves up no more than the burst`() {
    var budget = WorkBudget(unitsPerSecond: 10, burst: 3)
    budget.charge(1, at: start)
    let later = start + .hours(24)
    var passed = 0
    while budget.allowed(at: later) == later {
      budget.charge(1, at: later)
      passed += 1
    }
    #expect(passed == 3)
  }

  @Test func `work that turned out larger is owed`() {
    var budget = WorkBudget(unitsPerSecond: 10, burst: 3)
    budget.charge(41, at: start)
    #expect(!budget.isFull(at: start))
    #expect(budget.allowed(at: start) == start + .milliseconds(3_900))
    #expect(budget.isFull(at: start + .milliseconds(4_100)))
  }
}

struct AcceptPacerTests {
  /// Counts how often a connection was asked for.
  private final class Listener: ChannelOutboundHandler {
    typealias OutboundIn = any Channel
    var asked = 0
    func read(context: ChannelHandlerContext) { asked += 1 }
  }

  private func channel(_ limits: LinkLimits) throws -> (EmbeddedChannel, Listener) {
    let (channel, listener) = (EmbeddedChannel(), Listener())
    try channel.pipeline.syncOperations.addHandlers([
      listener, AcceptPacer(limits: limits) { _ in },
    ])
    channel.read()
    return (channel, listener)
  }

  @Test func `at the file limit it waits before it tries again`() throws {
    let (channel, listener) = try channel(.phone)
    let before = listener.asked
    for _ in 0..<1_000 {
      channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
      channel.read()
    }
    #expect(listener.asked == before)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(500))
    #expect(listener.asked == before + 1)
  }

  @Test func `a flood of connections is accepted no faster than allowed`() throws {
    var limits = LinkLimits.phone
    limits.acceptsBurstMax = 10
    limits.acceptsPerSecondMax = 100
    let (channel, listener) = try channel(limits)
    for _ in 0..<1_000 where listener.asked < 1_000 {
      let before = listener.asked
      channel.read()
      guard listener.asked > before else { break }
      channel.pipeline.fireChannelRead(channel as any Channel)
    }
    let atOnce = listener.asked
    #expect(atOnce <= 12)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(10))
    #expect(listener.asked == atOnce + 1)
  }
}
