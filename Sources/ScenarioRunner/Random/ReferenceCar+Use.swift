import Entitlements
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

/// What is metered, in the reference model: what does not fit into one right goes on to the next.
extension ReferenceCar {
  /// What of a right's allowance is left, in its meter's steps; `nil` without one.
  func left(of right: ReferenceRight) -> Int64? {
    right.allowance.map { allowance in
      max(0, Int64(allowance.limit) * allowance.unit.steps - used[right.number, default: 0])
    }
  }

  /// What each right that can be used has left in a unit, the first to be used first; nothing
  /// follows on one that has no limit in it.
  func left(
    in unit: Allowance.Unit, _ index: Int, _ service: ReferenceService, at now: Instant
  ) -> (amounts: [Int64], isLimited: Bool) {
    var amounts: [Int64] = []
    for right in rightsInUse(index, service, at: now) {
      guard right.allowance?.unit == unit, let left = left(of: right) else {
        return (amounts, false)
      }
      amounts.append(left)
    }
    return (amounts, true)
  }

  /// Counts use of a service, in the meter's steps; how much of it was covered.
  mutating func count(
    _ amount: Int64, in unit: Allowance.Unit, _ index: Int, _ service: ReferenceService,
    at now: Instant
  ) -> Int64 {
    var rest = amount
    for right in rightsInUse(index, service, at: now) {
      guard right.allowance?.unit == unit, let left = left(of: right) else { return amount }
      used[right.number, default: 0] += min(left, rest)
      rest -= min(left, rest)
    }
    return amount - rest
  }

  /// The name of what refuses the use of a service from afar; `nil` when nothing does.
  func refusal(ofUsing index: Int, _ service: ReferenceService, at now: Instant) -> String? {
    let look = look(index, service, at: now)
    switch look.state {
    case .active, .grace: break
    case .expired where look.reason == "allowance_used": return "quota_exceeded"
    case .available, .revoked, .expired, .suspended: return "service_not_subscribed"
    case .unsupported, .scheduled, .clockUntrusted, .failed, .pending, .activating, nil:
      return "service_not_active"
    }
    if isInDeepSleep(at: now) { return "vehicle_asleep" }
    if !battery.shows(ReferenceBattery.critical, at: now) { return "low_battery" }
    return reachesNetwork(at: now) ? nil : "network_unavailable"
  }
}

extension Allowance.Unit {
  /// A car counts in metres, kilobytes and starts.
  var steps: Int64 {
    switch self {
    case .kilometres, .megabytes: 1_000
    case .ignitionCycles: 1
    }
  }
}
