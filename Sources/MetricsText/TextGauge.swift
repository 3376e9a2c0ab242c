import CoreMetrics
import Synchronization

/// Holds the last value.
final class TextGauge: MeterHandler, RecorderHandler, MetricText {
  static let kind = "gauge"
  let name: MetricName
  private let bits = Atomic<UInt64>(0)

  init(_ name: MetricName) { self.name = name }

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func record(_ value: Int64) { set(Double(value)) }

  func record(_ value: Double) { set(value) }

  func increment(by amount: Double) { add(amount) }

  func decrement(by amount: Double) { add(-amount) }

  private func add(_ amount: Double) {
    var (done, now) = (false, bits.load(ordering: .relaxed))
    while !done {
      let sum = Double(bitPattern: now) + amount
      (done, now) = bits.weakCompareExchange(
        expected: now, desired: sum.bitPattern, ordering: .relaxed)
    }
  }

  var lines: [String] {
    ["\(name.text()) \(MetricNumber.text(Double(bitPattern: bits.load(ordering: .relaxed))))"]
  }
}
