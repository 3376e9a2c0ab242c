import Entitlements
import Testing
import WorldTime

@testable import CarModel

/// What a car makes of a time that the store signed.
struct LearnedTimeTests {
  /// How far the counter is off, whether the clock is cold and the time fresh, and how far the
  /// clock is off afterwards; minutes. The time that is signed is right.
  @Test(arguments: [
    (0, false, false, 0), (-10, false, false, 0), (10, false, false, 10),
    (0, true, false, 0), (-10, true, false, 0), (10, true, false, 10),
    (-10, false, true, 0), (10, false, true, 0), (-10, true, true, 0), (10, true, true, 0),
  ])
  func `a fresh time sets the clock exactly, another only forward`(
    off: Int, isCold: Bool, isFresh: Bool, after: Int
  ) {
    var clock = CarClock(hasBackup: false, at: CarFixture.start)
    clock.jump(milliseconds: Int64(off) * 60_000, at: CarFixture.start)
    if isCold {
      clock.settle(hasSupply: false, isPowered: false, at: CarFixture.start)
      clock.settle(hasSupply: true, isPowered: false, at: CarFixture.start)
    }
    #expect((clock.reading(at: CarFixture.start).state == .cold) == isCold)
    clock.learn(CarFixture.start, isFresh: isFresh, at: CarFixture.start)
    let reading = clock.reading(at: CarFixture.start)
    #expect(reading.state == .trusted)
    #expect(reading.now == CarFixture.start.advanced(milliseconds: Int64(after) * 60_000))
  }
}
