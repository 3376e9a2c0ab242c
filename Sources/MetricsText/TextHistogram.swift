import CoreMetrics
import Synchronization

/// Counts durations by how long they were. Two atomic additions from any thread.
final class TextHistogram: TimerHandler, MetricText {
  static let kind = "histogram"
  let name: MetricName
  private let buckets: [Bucket]
  private let longer = Atomic<Int64>(0)
  private let nanoseconds = Atomic<Int64>(0)

  /// Durations up to `nanosecondsMax`, without those of the buckets before.
  private final class Bucket: Sendable {
    let nanosecondsMax: Int64
    let count = Atomic<Int64>(0)

    init(_ nanosecondsMax: Int64) { self.nanosecondsMax = nanosecondsMax }
  }

  /// From 10 µs to 10 s.
  private static let bounds: [Int64] = [
    10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
    5_000_000_000, 10_000_000_000,
  ]

  init(_ name: MetricName) {
    self.name = name
    buckets = Self.bounds.map { Bucket($0) }
  }

  func recordNanoseconds(_ duration: Int64) {
    let duration = max(0, duration)
    let count = buckets.first { duration <= $0.nanosecondsMax }
    if let count {
      count.count.wrappingAdd(1, ordering: .relaxed)
    } else {
      longer.wrappingAdd(1, ordering: .relaxed)
    }
    nanoseconds.wrappingAdd(duration, ordering: .relaxed)
  }

  var lines: [String] {
    var total: Int64 = 0
    var lines = buckets.map { bucket in
      total += bucket.count.load(ordering: .relaxed)
      let bound = MetricNumber.text(Double(bucket.nanosecondsMax) / 1e9)
      return line(upTo: bound, total)
    }
    total += longer.load(ordering: .relaxed)
    lines.append(line(upTo: "+Inf", total))
    let seconds = Double(nanoseconds.load(ordering: .relaxed)) / 1e9
    lines.append("\(name.text(suffix: "_sum")) \(MetricNumber.text(seconds))")
    lines.append("\(name.text(suffix: "_count")) \(total)")
    return lines
  }

  private func line(upTo bound: String, _ count: Int64) -> String {
    let label = MetricName.Label(name: "le", value: bound)
    return "\(name.text(suffix: "_bucket", extra: label)) \(count)"
  }
}
