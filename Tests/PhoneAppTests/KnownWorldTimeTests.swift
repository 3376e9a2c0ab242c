import LinkProtocol
import Testing
import WorldTime

@testable import PhoneApp

@Suite struct KnownWorldTimeTests {
  private let host = Instant.opening.advanced(milliseconds: 40)

  @Test func `a world that follows the host goes on at the last known offset`() {
    let known = KnownWorldTime(worldTime: .opening, hostTime: host, clockMode: .system)
    let later = host.advanced(milliseconds: 90_000)
    #expect(known.worldTime(atHost: later) == Instant.opening.advanced(milliseconds: 90_000))
  }

  @Test func `a world that is held goes on when the host has caught up`() {
    let behind = Instant.opening.advanced(milliseconds: -30_000)
    let known = KnownWorldTime(worldTime: .opening, hostTime: behind, clockMode: .system)
    for passed in [0, 29_999, 30_000] as [Int64] {
      #expect(known.worldTime(atHost: behind.advanced(milliseconds: passed)) == .opening)
    }
    let later = Instant.opening.advanced(milliseconds: 1)
    #expect(known.worldTime(atHost: later) == later)
  }

  @Test func `a virtual world is frozen while no car tells the time`() {
    let known = KnownWorldTime(worldTime: .opening, hostTime: host, clockMode: .virtual)
    #expect(known.worldTime(atHost: host.advanced(milliseconds: 90_000)) == .opening)
  }

  @Test func `a host clock set back does not take the world back`() {
    let known = KnownWorldTime(worldTime: .opening, hostTime: host, clockMode: .system)
    #expect(known.worldTime(atHost: host.advanced(milliseconds: -90_000)) == .opening)
  }

  @Test func `the same offset is no news, another one is`() {
    let older = KnownWorldTime(worldTime: .opening, hostTime: host, clockMode: .system)
    func reading(_ world: Int64, _ passed: Int64) -> KnownWorldTime {
      KnownWorldTime(
        worldTime: Instant.opening.advanced(milliseconds: world),
        hostTime: host.advanced(milliseconds: passed), clockMode: .system)
    }
    #expect(reading(60_000, 60_000).isAsKnown(by: older))
    #expect(!reading(61_000, 60_000).isAsKnown(by: older))
    #expect(!reading(60_000, 60_000).isAsKnown(by: nil))
  }
}
