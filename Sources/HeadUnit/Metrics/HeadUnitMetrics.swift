import CoreMetrics
import MetricsText

/// What the head unit counts. A metric is made when it is first needed and kept: counting is an
/// addition.
struct HeadUnitMetrics {
  let registry = MetricsRegistry(help: MetricNames.help)
  private var methods: [String: MethodMetrics] = [:]
  private var documents: [String: Counter] = [:]
  private let committed: Counter
  private let uncommitted: Counter
  private let commits: CoreMetrics.Timer
  private let gauges: Gauges

  /// What is looked at when somebody asks.
  struct Levels {
    var vehicles: Int
    var bonds: Int
    var phones: Int
    var operators: Int
    var watchers: Int
    var faults: Int
    var residentBytes: Int?
    var databaseBytes: Int?
    var startSeconds: Double
  }

  init() {
    committed = Counter(
      label: MetricNames.commits, dimensions: [("outcome", "done")], factory: registry)
    uncommitted = Counter(
      label: MetricNames.commits, dimensions: [("outcome", "failed")], factory: registry)
    commits = CoreMetrics.Timer(label: MetricNames.commitDuration, factory: registry)
    gauges = Gauges(registry)
  }

  /// A call was answered, after `nanoseconds`; `outcome` is `done`, `refused` or `failed`.
  mutating func answered(_ method: String, _ outcome: RequestOutcome, after nanoseconds: Int64) {
    let metrics = methods[method] ?? MethodMetrics(method, registry)
    methods[method] = metrics
    metrics.answered(outcome, after: nanoseconds)
  }

  /// A document was judged; `outcome` is `accepted`, `unchanged` or the name of its refusal.
  mutating func document(_ outcome: String) {
    let counter =
      documents[outcome]
      ?? Counter(
        label: MetricNames.documents, dimensions: [("outcome", outcome)], factory: registry)
    documents[outcome] = counter
    counter.increment()
  }

  func commit(succeeded: Bool, after nanoseconds: Int64) {
    (succeeded ? committed : uncommitted).increment()
    commits.recordNanoseconds(nanoseconds)
  }

  /// Everything as it is now.
  func text(_ levels: Levels) -> String {
    gauges.set(levels)
    return registry.text()
  }
}

/// How a call ended.
enum RequestOutcome: String {
  case done, refused, failed
}

/// What is counted of one method.
private struct MethodMetrics {
  private let done: Counter
  private let refused: Counter
  private let failed: Counter
  private let duration: CoreMetrics.Timer

  init(_ method: String, _ registry: MetricsRegistry) {
    func counter(_ outcome: RequestOutcome) -> Counter {
      Counter(
        label: MetricNames.requests,
        dimensions: [("method", method), ("outcome", outcome.rawValue)], factory: registry)
    }
    (done, refused, failed) = (counter(.done), counter(.refused), counter(.failed))
    duration = CoreMetrics.Timer(
      label: MetricNames.requestDuration, dimensions: [("method", method)], factory: registry)
  }

  func answered(_ outcome: RequestOutcome, after nanoseconds: Int64) {
    switch outcome {
    case .done: done.increment()
    case .refused: refused.increment()
    case .failed: failed.increment()
    }
    duration.recordNanoseconds(nanoseconds)
  }
}

/// What goes up and down.
private struct Gauges {
  private let vehicles: Meter
  private let bonds: Meter
  private let phones: Meter
  private let operators: Meter
  private let watchers: Meter
  private let faults: Meter
  private let memory: Meter
  private let database: Meter
  private let start: Meter

  init(_ registry: MetricsRegistry) {
    func meter(_ name: String, _ labels: [(String, String)] = []) -> Meter {
      Meter(label: name, dimensions: labels, factory: registry)
    }
    vehicles = meter(MetricNames.vehicles)
    bonds = meter(MetricNames.bonds)
    phones = meter(MetricNames.connections, [("socket", "phone")])
    operators = meter(MetricNames.connections, [("socket", "control")])
    watchers = meter(MetricNames.watchers)
    faults = meter(MetricNames.faults)
    memory = meter(MetricNames.memory)
    database = meter(MetricNames.database)
    start = meter(MetricNames.start)
  }

  func set(_ levels: HeadUnitMetrics.Levels) {
    vehicles.set(levels.vehicles)
    bonds.set(levels.bonds)
    phones.set(levels.phones)
    operators.set(levels.operators)
    watchers.set(levels.watchers)
    faults.set(levels.faults)
    memory.set(levels.residentBytes ?? 0)
    database.set(levels.databaseBytes ?? 0)
    start.set(levels.startSeconds)
  }
}
