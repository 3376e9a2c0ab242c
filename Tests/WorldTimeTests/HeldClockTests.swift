import Testing
import WorldTime

/// A world that follows a host whose clock is set back.
struct HeldClockTests {
  private let kept = Instant(milliseconds: 1_769_853_600_000)

  private func host(_ milliseconds: Int64) -> HostReading {
    HostReading(utc: kept.advanced(milliseconds: milliseconds), monotonicMilliseconds: 0)
  }

  @Test func `the world is held where it was until the host has caught up, to the millisecond`() {
    let clock = WorldClock.system(notBefore: kept)
    #expect(clock.now(host(-30_000)) == kept)
    #expect(clock.heldMilliseconds(host(-30_000)) == 30_000)
    #expect(clock.heldMilliseconds(host(-1)) == 1)
    #expect(clock.heldMilliseconds(host(0)) == nil)
    #expect(clock.now(host(1)) == kept.advanced(milliseconds: 1))
  }

  @Test func `what falls due waits for the host as well`() {
    let clock = WorldClock.system(notBefore: kept)
    let due = kept.advanced(milliseconds: 500)
    #expect(clock.hostMilliseconds(until: due, host(-30_000)) == 30_500)
    #expect(clock.hostMilliseconds(until: kept, host(-30_000)) == 0)
  }

  @Test func `what was shown is never taken back`() {
    var clock = WorldClock.system
    clock.keepUp(with: host(0))
    #expect(clock.now(host(-1)) == kept)
    var other = WorldClock.system
    other.keepUp(with: clock)
    #expect(other.now(host(-1)) == kept)
    var virtual = WorldClock.virtual(at: .distantPast)
    virtual.keepUp(with: host(0))
    #expect(virtual == .virtual(at: .distantPast))
  }

  @Test func `only a held clock rejoins its host`() throws {
    var clock = WorldClock.system(notBefore: kept)
    #expect(throws: WorldClock.Refusal.notHeld) { try clock.rejoin(host(0)) }
    try clock.rejoin(host(-30_000))
    #expect(clock.now(host(-30_000)) == kept.advanced(milliseconds: -30_000))
    #expect(clock.heldMilliseconds(host(-30_000)) == nil)
    var virtual = WorldClock.virtual(at: kept)
    #expect(throws: WorldClock.Refusal.notHeld) { try virtual.rejoin(host(-30_000)) }
  }

  @Test func `going back takes along what came of the lead, and leaves what was before`() {
    let back = SetBack(from: kept.adding(.days(100)), to: kept)
    #expect(back(kept) == kept)
    #expect(back(kept.adding(.days(-1))) == kept.adding(.days(-1)))
    #expect(back(kept.adding(.days(99))) == kept.adding(.days(-1)))
    #expect(back(kept.adding(.days(101))) == kept.adding(.days(1)))
  }
}
