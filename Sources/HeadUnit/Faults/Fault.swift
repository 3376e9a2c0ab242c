import LinkProtocol
import VehicleCatalog
import WorldTime

/// Something that a tester lets go wrong, and what it has done so far.
///
/// Link and storage faults live with the process: they are never written, a restart has none, and
/// a power cut takes its own fault along.
struct Fault: Sendable {
  /// Counts the faults of a process, from 1.
  let number: Int
  /// As the tester gave it; which of it a kind uses stands in the table of ``FaultKind``.
  let plan: FaultsAdd
  /// The only vehicle that it is for.
  let vehicle: VIN?
  let addedAt: Instant
  /// World time from which it triggers no more.
  let until: Instant?
  private(set) var opportunities = 0
  private(set) var triggers = 0
  private var generator: SplitMix64

  init(number: Int, _ plan: FaultsAdd, of vehicle: VIN?, at now: Instant) {
    self.number = number
    self.plan = plan
    self.vehicle = vehicle
    addedAt = now
    until = plan.span.map { now.adding($0) }
    generator = SplitMix64(seed: UInt64(bitPattern: Int64(plan.seed ?? number)))
  }

  var kind: FaultKind { plan.kind }
  var id: String { "f-\(number)" }

  /// It may trigger at a later opportunity, if there is one at `now`.
  func mayTrigger(at now: Instant) -> Bool { triggers < count && !isOver(at: now) }

  /// Its span is over.
  func isOver(at now: Instant) -> Bool { until.map { now >= $0 } ?? false }

  /// When it was spent, if that is noticed at `now`: with its span, unless it held lines beyond it.
  func end(noticedAt now: Instant) -> Instant {
    kind.lineEffect?.holdsLines == true ? now : min(until ?? now, now)
  }

  /// Gives it one more opportunity.
  ///
  /// - Returns: Whether it triggers: the same at the same opportunity, for the same seed.
  mutating func isTriggered() -> Bool {
    opportunities += 1
    guard opportunities > plan.after ?? 0 else { return false }
    if let probability = plan.probability, generator.fraction() >= probability { return false }
    triggers += 1
    return true
  }

  private var count: Int { plan.count ?? 1 }
}

extension Fault {
  /// The fault as it is told; `holding` counts what it keeps from going on.
  func report(holding: Int, exhausted: Bool) -> FaultReport {
    let isOfLines = kind.parameters.contains(.direction)
    return FaultReport(
      fault: id, kind: kind, vehicle: vehicle?.rawValue, service: plan.service, count: count,
      after: plan.after ?? 0, until: until, probability: plan.probability,
      seed: plan.probability == nil ? nil : plan.seed ?? number,
      direction: isOfLines ? plan.direction ?? .both : nil, method: plan.method,
      delay: plan.delay, amount: plan.amount, addedAt: addedAt, opportunities: opportunities,
      triggers: triggers, holding: holding, exhausted: exhausted)
  }
}
