/// Durations of one thing done many times.
struct Samples: Sendable {
  private var nanoseconds: [Int64] = []

  mutating func add(_ duration: Int64) { nanoseconds.append(duration) }

  /// Of at least one sample.
  var spread: Spread {
    let sorted = nanoseconds.sorted()
    precondition(!sorted.isEmpty, "what was not measured has no figures")
    // Nearest rank: the smallest sample that so many per cent of all do not exceed.
    func percentile(_ percent: Int) -> Double {
      let rank = (sorted.count * percent + 99) / 100
      return Double(sorted[max(rank, 1) - 1]) / 1_000
    }
    return Spread(
      samples: sorted.count, p50Microseconds: percentile(50), p95Microseconds: percentile(95),
      p99Microseconds: percentile(99))
  }
}

/// The middle and the slow end of some samples.
struct Spread: Hashable, Sendable, Codable {
  let samples: Int
  let p50Microseconds: Double
  let p95Microseconds: Double
  let p99Microseconds: Double
}
