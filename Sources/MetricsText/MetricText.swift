/// A metric that can be written down.
protocol MetricText: AnyObject, Sendable {
  /// `counter`, `gauge` or `histogram`.
  static var kind: String { get }
  var name: MetricName { get }
  /// Its lines as they are now, without line ends.
  var lines: [String] { get }
}

/// Numbers as Prometheus reads them.
enum MetricNumber {
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }
}
