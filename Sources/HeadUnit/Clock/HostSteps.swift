import LinkProtocol
import WorldTime

/// What the host's clock did other than going on.
struct HostStep: Hashable, Sendable {
  let kind: HostStepKind
  /// What it would show if it had just gone on.
  let from: Instant
  /// What it shows.
  let to: Instant

  var milliseconds: Int64 { to.milliseconds(since: from) }
}

/// Tells steps of the host's clock from its going on, by its counters. A pure value.
struct HostSteps: Sendable {
  private var latest: HostReading
  /// The last that was seen.
  private(set) var last: HostStep?

  /// Clocks that have moved by less against each other have not stepped.
  static let toleranceMilliseconds: Int64 = 500

  init(from reading: HostReading) { latest = reading }

  /// What happened since the last look, in order: the host may have slept, and then been set.
  mutating func look(at reading: HostReading) -> [HostStep] {
    defer { latest = reading }
    let passed = reading.monotonicMilliseconds - latest.monotonicMilliseconds
    let slept = reading.asleepMilliseconds - latest.asleepMilliseconds
    let expected = latest.utc.advanced(milliseconds: passed)
    let moved = reading.utc.milliseconds(since: expected)
    var steps: [HostStep] = []
    if slept >= Self.toleranceMilliseconds {
      steps.append(
        HostStep(kind: .slept, from: expected.advanced(milliseconds: -slept), to: expected))
    }
    if moved.magnitude >= Self.toleranceMilliseconds.magnitude {
      steps.append(
        HostStep(kind: moved > 0 ? .setAhead : .setBack, from: expected, to: reading.utc))
    }
    last = steps.last ?? last
    return steps
  }
}
