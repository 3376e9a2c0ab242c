import LinkProtocol
import Testing
import WorldTime

@testable import HeadUnit

/// Steps of the host's clock, told by its counters.
struct HostStepsTests {
  private func reading(_ utc: Int64, _ counter: Int64, asleep: Int64 = 0) -> HostReading {
    HostReading(
      utc: HeadUnitFixture.start.advanced(milliseconds: utc), monotonicMilliseconds: counter,
      asleepMilliseconds: asleep)
  }

  private func at(_ milliseconds: Int64) -> Instant {
    HeadUnitFixture.start.advanced(milliseconds: milliseconds)
  }

  @Test func `a clock that goes on has not stepped, however long nobody looked`() {
    var steps = HostSteps(from: reading(0, 7))
    #expect(steps.look(at: reading(1_000, 1_007)).isEmpty)
    #expect(steps.look(at: reading(90 * 86_400_000, 90 * 86_400_000 + 7)).isEmpty)
    #expect(steps.look(at: reading(90 * 86_400_000 + 499, 90 * 86_400_000 + 7)).isEmpty)
    #expect(steps.last == nil)
  }

  @Test func `ahead and back are told from and to`() {
    var steps = HostSteps(from: reading(0, 0))
    let ahead = HostStep(kind: .setAhead, from: at(1_000), to: at(61_000))
    #expect(steps.look(at: reading(61_000, 1_000)) == [ahead])
    let back = HostStep(kind: .setBack, from: at(61_000), to: at(31_000))
    #expect(steps.look(at: reading(31_000, 1_000)) == [back])
    #expect(steps.last == back)
  }

  @Test func `a sleep is no step, and one may come with it`() {
    var steps = HostSteps(from: reading(0, 0))
    let slept = HostStep(kind: .slept, from: at(1_000), to: at(3_601_000))
    #expect(steps.look(at: reading(3_601_000, 3_601_000, asleep: 3_600_000)) == [slept])
    let again = steps.look(at: reading(3_611_000, 3_631_000, asleep: 3_630_000))
    #expect(
      again == [
        HostStep(kind: .slept, from: at(3_601_000), to: at(3_631_000)),
        HostStep(kind: .setBack, from: at(3_631_000), to: at(3_611_000)),
      ])
  }

  @Test func `the live clocks go on without a step`() {
    var steps = HostSteps(from: HostClock.live.read())
    for _ in 0..<10_000 { #expect(steps.look(at: HostClock.live.read()).isEmpty) }
  }
}
