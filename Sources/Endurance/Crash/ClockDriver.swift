import HeadUnit
import LinkProtocol
import LinkTransport
import ScenarioRunner
import WorldTime

/// Moves the world on as fast as it is answered, and writes down how far it was acknowledged.
struct ClockDriver: Sendable {
  private(set) var acknowledged = 0
  private var known = EnduranceKit.start
  private var next: Instant?
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Works until the daemon is gone.
  mutating func work(on handle: DaemonHandle) async {
    guard let control = try? await handle.connect(.control) else { return }
    await ProtocolClient.serving(control) { client in
      while true {
        let to = known.advanced(milliseconds: Int64.random(in: 1_000...60_000, using: &generator))
        next = to
        guard (try? await client.call(ClockSet(to: to))) != nil else { return }
        acknowledged += 1
        (known, next) = (to, nil)
      }
    }
  }

  /// Holds the clock against what was acknowledged, and goes on from what it shows.
  mutating func compare(with now: Instant) -> CarLedger.Discrepancy? {
    defer { (known, next) = (now, nil) }
    guard now != known, now != next else { return nil }
    return CarLedger.Discrepancy(
      kind: now < known ? "lost" : "invented",
      found: "world time is \(now); acknowledged was \(known), in flight"
        + " \(next.map { "\($0)" } ?? "nothing")")
  }
}
