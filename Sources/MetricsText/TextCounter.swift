import CoreMetrics
import Synchronization

/// Counts up. One atomic addition from any thread.
final class TextCounter: CounterHandler, MetricText {
  static let kind = "counter"
  let name: MetricName
  private let count = Atomic<Int64>(0)

  init(_ name: MetricName) { self.name = name }

  func increment(by amount: Int64) {
    // It stays at its end instead of beginning again.
    var (done, now) = (false, count.load(ordering: .relaxed))
    while !done {
      let (sum, overflows) = now.addingReportingOverflow(amount)
      (done, now) = count.weakCompareExchange(
        expected: now, desired: overflows ? .max : sum, ordering: .relaxed)
    }
  }

  func reset() { count.store(0, ordering: .relaxed) }

  var lines: [String] { ["\(name.text()) \(count.load(ordering: .relaxed))"] }
}
