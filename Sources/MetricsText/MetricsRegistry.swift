package import CoreMetrics
import Synchronization

/// Keeps the metrics that are made through it and writes them down for Prometheus.
///
/// Making one takes a lock; counting with it does not.
///
/// - Source: Prometheus, "Exposition formats", text format 0.0.4.
package final class MetricsRegistry: MetricsFactory {
  /// What Prometheus is told that ``text()`` is.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private struct Metrics {
    var byName: [MetricName: any MetricText] = [:]
    /// In the order in which they were made.
    var families: [String: [MetricName]] = [:]
  }

  private let help: [String: String]
  private let metrics = Mutex(Metrics())

  /// `help` is a sentence for each name of a metric.
  package init(help: [String: String] = [:]) { self.help = help }

  /// Everything there is now: metrics in order of name, each with its kind.
  package func text() -> String {
    let families = metrics.withLock { metrics in
      metrics.families.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value.compactMap { metrics.byName[$0] }) }
    }
    var lines: [String] = []
    for (family, members) in families {
      guard let first = members.first else { continue }
      if let help = help[family] { lines.append("# HELP \(family) \(help)") }
      lines.append("# TYPE \(family) \(type(of: first).kind)")
      for member in members { lines += member.lines }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  package func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    metric(label, dimensions) { TextCounter($0) }
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    metric(label, dimensions) { TextGauge($0) }
  }

  /// Values that are not durations are not aggregated: the last one stands.
  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    metric(label, dimensions) { TextGauge($0) }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    metric(label, dimensions) { TextHistogram($0) }
  }

  package func destroyCounter(_ handler: any CounterHandler) { forget(handler) }

  package func destroyMeter(_ handler: any MeterHandler) { forget(handler) }

  package func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }

  package func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

  /// The one of this name, whoever made it first. One that is of another kind counts for itself
  /// and is not written down: a name has one kind.
  private func metric<Metric: MetricText>(
    _ label: String, _ dimensions: [(String, String)], _ make: (MetricName) -> Metric
  ) -> Metric {
    let name = MetricName(label, dimensions)
    return metrics.withLock { metrics in
      if let known = metrics.byName[name] as? Metric { return known }
      let new = make(name)
      let sibling = metrics.families[name.family]?.first.flatMap { metrics.byName[$0] }
      guard sibling.map({ type(of: $0) == Metric.self }) ?? true else { return new }
      metrics.byName[name] = new
      metrics.families[name.family, default: []].append(name)
      return new
    }
  }

  private func forget(_ handler: AnyObject) {
    guard let metric = handler as? any MetricText else { return }
    metrics.withLock { metrics in
      guard metrics.byName[metric.name] === metric else { return }
      metrics.byName[metric.name] = nil
      metrics.families[metric.name.family]?.removeAll { $0 == metric.name }
    }
  }
}
