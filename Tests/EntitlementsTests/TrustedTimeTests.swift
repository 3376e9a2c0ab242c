import Entitlements
import Testing
import WorldTime

/// A counter that runs at a pace, and the readings of it.
struct TrustedTimeTests {
  private static let paces = [
    -1_000_000, -999_999, -999_980, -500_000, -333_333, -100, -3, -1, 0, 1, 3, 100, 333_333,
    1_000_000,
  ]

  @Test(arguments: paces)
  func `the counter moves a millionth for each part, rounded down`(parts: Int) {
    let pace = ClockPace(partsPerMillion: parts)
    for whole in [0, 1, 2_000, -3] as [Int64] {
      let milliseconds = whole * 1_000_000
      #expect(pace.counted(in: milliseconds) == milliseconds + whole * Int64(parts))
    }
    for milliseconds in Int64(0)..<3_000 {
      let (now, next) = (pace.counted(in: milliseconds), pace.counted(in: milliseconds + 1))
      #expect(now <= next && next - now <= 2)
    }
  }

  @Test func `a pace stays between frozen and twice the world's`() {
    #expect(ClockPace(partsPerMillion: -2_000_000) == .stopped)
    #expect(ClockPace(partsPerMillion: 9_999_999).partsPerMillion == 1_000_000)
    #expect(ClockPace.stopped.counted(in: 86_400_000) == 0)
    #expect(ClockPace.true.counted(in: 86_400_000) == 86_400_000)
  }

  @Test(arguments: paces)
  func `the elapsed time is the fewest milliseconds that count so far`(parts: Int) {
    let pace = ClockPace(partsPerMillion: parts)
    for wanted in [1, 2, 999, 1_000, 86_400_000, 2_332_800_000] as [Int64] {
      guard let elapsed = pace.elapsed(toCount: wanted) else {
        #expect(pace == .stopped)
        continue
      }
      #expect(pace.counted(in: elapsed) >= wanted)
      #expect(pace.counted(in: elapsed - 1) < wanted)
    }
    #expect(pace.elapsed(toCount: 0) == 0)
  }

  @Test(arguments: paces)
  func `and the fewest in which it is so far ahead or behind`(parts: Int) {
    let pace = ClockPace(partsPerMillion: parts)
    func drift(_ elapsed: Int64) -> Int64 { pace.counted(in: elapsed) - elapsed }
    for wanted in [-300_001, -300_000, -2, -1, 1, 2, 300_000, 300_001] as [Int64] {
      guard let elapsed = pace.elapsed(toDrift: wanted) else {
        #expect(parts == 0 || (parts > 0) != (wanted > 0))
        continue
      }
      #expect(wanted > 0 ? drift(elapsed) >= wanted : drift(elapsed) <= wanted)
      #expect(wanted > 0 ? drift(elapsed - 1) < wanted : drift(elapsed - 1) > wanted)
    }
    #expect(pace.elapsed(toDrift: 0) == 0)
  }

  @Test(arguments: paces)
  func `nothing overflows at the ends of the calendar`(parts: Int) {
    let pace = ClockPace(partsPerMillion: parts)
    let whole = Instant.distantFuture.milliseconds(since: .distantPast)
    #expect(pace.counted(in: whole) >= 0)
    _ = pace.elapsed(toCount: whole)
    _ = pace.elapsed(toDrift: whole)
    _ = pace.elapsed(toDrift: -whole)
    let reading = TrustedTime(
      now: .distantPast, state: .trusted, world: .distantPast, pace: pace)
    _ = reading.reading(at: .distantFuture).world(showing: .distantFuture)
  }

  @Test(arguments: paces)
  func `a reading of a reading is the reading`(parts: Int) {
    let pace = ClockPace(partsPerMillion: parts)
    let first = TrustedTime(now: at(5_000), state: .trusted, world: at(0), pace: pace)
    for milliseconds in [1, 7, 333, 1_001, 86_400_000] as [Int64] {
      var stepping = first
      for part in 1...7 { stepping = stepping.reading(at: at(milliseconds * Int64(part) / 7)) }
      #expect(stepping == first.reading(at: at(milliseconds)))
      #expect(stepping.now == at(5_000 + pace.counted(in: milliseconds)))
    }
  }

  @Test(arguments: paces)
  func `the world shows an instant to the car at its first millisecond`(parts: Int) {
    let reading = TrustedTime(
      now: at(5_000), state: .trusted, world: at(77), pace: ClockPace(partsPerMillion: parts)
    ).reading(at: at(1_078))
    #expect(reading.world(showing: at(10)) == at(1_078), "it has long come")
    #expect(reading.world(showing: reading.now) == at(1_078))
    let later = reading.now.advanced(milliseconds: 12_345)
    guard let world = reading.world(showing: later) else {
      #expect(parts == -1_000_000)
      return
    }
    #expect(reading.reading(at: world).now >= later)
    #expect(reading.reading(at: world.advanced(milliseconds: -1)).now < later)
  }
}
