import NIOCore
import Testing

@testable import LinkTransport

struct RequestRateTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  @Test func `the burst passes at once and the next line has its exact moment`() {
    var rate = RequestRate(perSecond: 200, burst: 400)
    let passed = (0..<1000).count { _ in rate.take(at: start) == nil }
    #expect(passed == 400)
    #expect(rate.take(at: start) == start + .milliseconds(5))
    #expect(rate.take(at: start + .milliseconds(5) - .nanoseconds(1)) != nil)
    #expect(rate.take(at: start + .milliseconds(5)) == nil)
  }

  @Test func `over time it is lines a second`() {
    var rate = RequestRate(perSecond: 200, burst: 400)
    var passed = 0
    for millisecond in Int64(0)..<10_000 {
      let now = start + .milliseconds(millisecond)
      while rate.take(at: now) == nil { passed += 1 }
    }
    #expect(passed == 400 + 200 * 10 - 1)
  }

  @Test func `silence saves up no more than the burst`() {
    var rate = RequestRate(perSecond: 10, burst: 3)
    #expect(rate.take(at: start) == nil)
    let later = start + .hours(24)
    let passed = (0..<100).count { _ in rate.take(at: later) == nil }
    #expect(passed == 3)
  }
}
