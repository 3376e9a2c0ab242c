import Testing
import WorldTime

struct WorldClockTests {
  private let start: Instant
  private let boot: HostReading

  init() throws {
    start = try Instant(rfc3339: "2026-01-31T10:00:00Z")
    boot = HostReading(
      utc: try Instant(rfc3339: "2030-06-01T00:00:00Z"), monotonicMilliseconds: 5_000)
  }

  private func later(by milliseconds: Int64) -> HostReading {
    HostReading(
      utc: boot.utc.advanced(milliseconds: milliseconds),
      monotonicMilliseconds: boot.monotonicMilliseconds + milliseconds)
  }

  @Test func `a system clock shows the host's UTC`() {
    let clock = WorldClock.system
    #expect(clock.now(boot) == boot.utc)
    #expect(clock.now(later(by: 1_234)) == boot.utc.advanced(milliseconds: 1_234))
    #expect(clock.rate == 1)
  }

  @Test func `a system clock refuses to be moved or sped up`() {
    var clock = WorldClock.system
    #expect(throws: WorldClock.Refusal.systemClock) {
      try clock.move(to: .distantFuture, boot)
    }
    #expect(throws: WorldClock.Refusal.systemClock) { try clock.run(rate: 2, boot) }
    #expect(clock == .system)
  }

  @Test func `a virtual clock starts frozen, however long the host runs`() {
    let clock = WorldClock.virtual(at: start)
    #expect(clock.now(boot) == start)
    #expect(clock.now(later(by: 1_000_000_000)) == start)
    #expect(clock.rate == 0)
  }

  @Test func `a moved clock stays where it was put`() throws {
    var clock = WorldClock.virtual(at: start)
    let target = start.adding(.months(1))
    try clock.move(to: target, boot)
    #expect(clock.now(later(by: 60_000)) == target)
    try clock.move(to: target, boot)
    #expect(clock.now(boot) == target)
  }

  @Test func `world time never goes back, not by a millisecond`() throws {
    var clock = WorldClock.virtual(at: start)
    let past = start.advanced(milliseconds: -1)
    #expect(throws: WorldClock.Refusal.backwards(now: start)) { try clock.move(to: past, boot) }
    #expect(clock.now(boot) == start)
    #expect(clock.now(HostReading(utc: .distantPast, monotonicMilliseconds: -9)) == start)
  }

  @Test func `a world in which nothing has happened begins whenever it is told`() throws {
    var clock = WorldClock.virtual(at: start)
    let past = start.adding(.months(-24))
    try clock.begin(at: past, boot)
    #expect(clock.now(later(by: 60_000)) == past)
    var host = WorldClock.system
    #expect(throws: WorldClock.Refusal.systemClock) { try host.begin(at: past, boot) }
  }

  @Test func `a running clock refuses what has passed meanwhile`() throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: 10, boot)
    let current = start.advanced(milliseconds: 1_000)
    #expect(throws: WorldClock.Refusal.backwards(now: current)) {
      try clock.move(to: start.advanced(milliseconds: 999), later(by: 100))
    }
  }

  @Test(arguments: [(1.0, Int64(1_000)), (3_600, 3_600_000), (0.5, 500), (0.001, 1)])
  func `a running clock gains its rate for each host second`(rate: Double, gained: Int64) throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: rate, boot)
    #expect(clock.rate == rate)
    #expect(clock.now(later(by: 1_000)) == start.advanced(milliseconds: gained))
  }

  @Test func `changing the rate keeps the time reached, and 0 freezes it`() throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: 60, boot)
    try clock.run(rate: 1, later(by: 1_000))
    #expect(clock.now(later(by: 3_000)) == start.advanced(milliseconds: 62_000))
    try clock.run(rate: 0, later(by: 3_000))
    #expect(clock.now(later(by: 9_000_000)) == start.advanced(milliseconds: 62_000))
  }

  @Test func `moving a running clock keeps it running from there`() throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: 2, boot)
    let target = start.adding(.days(1))
    try clock.move(to: target, later(by: 1_000))
    #expect(clock.now(later(by: 1_500)) == target.advanced(milliseconds: 1_000))
  }

  @Test(arguments: [-0.1, 100_000.1, .infinity, -.infinity, .nan])
  func `a rate outside its limits is refused and changes nothing`(rate: Double) {
    var clock = WorldClock.virtual(at: start)
    #expect(throws: WorldClock.Refusal.rateOutOfRange) { try clock.run(rate: rate, boot) }
    #expect(clock == .virtual(at: start))
  }

  @Test func `at the highest rate for ever the clock stops at the end of time`() throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: WorldClock.rateMax, boot)
    let ages = HostReading(utc: .distantFuture, monotonicMilliseconds: .max / 2)
    #expect(clock.now(ages) == .distantFuture)
  }

  @Test(arguments: [(1.0, Int64(1_000), Int64(1_000)), (1_000, 1_001, 2), (0.5, 10, 20)])
  func `the wait for an instant is rounded up, so that waking is never early`(
    rate: Double, distance: Int64, wait: Int64
  ) throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: rate, boot)
    let target = start.advanced(milliseconds: distance)
    #expect(clock.hostMilliseconds(until: target, boot) == wait)
    #expect(clock.now(later(by: wait)) >= target)
    #expect(clock.now(later(by: wait - 1)) < target)
  }

  @Test func `nothing waits for the past, and nothing frozen ever comes`() {
    let clock = WorldClock.virtual(at: start)
    #expect(clock.hostMilliseconds(until: start, boot) == 0)
    #expect(clock.hostMilliseconds(until: .distantPast, boot) == 0)
    #expect(clock.hostMilliseconds(until: start.advanced(milliseconds: 1), boot) == nil)
  }

  @Test func `a system clock waits for the host's own time`() {
    let target = boot.utc.advanced(milliseconds: 77)
    #expect(WorldClock.system.hostMilliseconds(until: target, boot) == 77)
  }

  @Test(arguments: [Double.leastNonzeroMagnitude, 1e-300, 1e-9])
  func `the slowest rates give a long wait and no overflow`(rate: Double) throws {
    var clock = WorldClock.virtual(at: start)
    try clock.run(rate: rate, boot)
    let wait = try #require(clock.hostMilliseconds(until: .distantFuture, boot))
    #expect(wait >= 1_000_000_000_000)
  }
}
