import Entitlements
import VehicleCatalog
import WorldTime

/// An instant on a short time line: milliseconds from the epoch.
func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

extension Entitlement {
  /// A right of the short time line: starts at 10, is paid through 20.
  static func short(
    _ status: EntitlementStatus = .active, _ reason: EntitlementReason = .paid,
    grant: GrantID = "g-1", from: Int64 = 10, paidThrough: Int64? = 20, grace: Int64? = nil,
    hold: Int64? = nil, allowance: Entitlement.Allowance? = nil
  ) -> Entitlement {
    Entitlement(
      service: "remote-climate", grant: grant, revision: 1, status: status, reason: reason,
      notBefore: at(from), paidThrough: paidThrough.map(at), graceUntil: grace.map(at),
      holdUntil: hold.map(at), allowance: allowance, order: "o-1")
  }
}

extension ServiceCircumstances {
  /// A supported, activated service of the store with a lease until 90 and a trusted clock.
  static func short(
    _ rights: [Entitlement], now: Int64 = 15, support: ServiceSupport = .supported,
    provision: ServiceProvision = .store, lease: Int64? = 90, usage: [GrantID: Int] = [:],
    activation: ActivationPhase = .done, clock: TrustedTime.State = .trusted,
    policy: ClockPolicy = .failClosed
  ) -> ServiceCircumstances {
    ServiceCircumstances(
      support: support, provision: provision, entitlements: rights, leaseUntil: lease.map(at),
      usage: usage, activation: activation, clock: TrustedTime(now: at(now), state: clock),
      policy: policy)
  }

  /// What they come to by time alone.
  func moved(to instant: Instant) -> ServiceCircumstances {
    var moved = self
    moved.clock = clock.reading(at: instant)
    return moved
  }
}
