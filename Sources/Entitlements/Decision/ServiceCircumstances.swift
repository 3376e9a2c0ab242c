package import VehicleCatalog
package import WorldTime

/// Everything a car's answer about one service depends on.
package struct ServiceCircumstances: Hashable, Sendable {
  package var support: ServiceSupport
  package var provision: ServiceProvision
  /// The rights to this service in the committed record.
  package var entitlements: [Entitlement]
  /// The lease of the record those rights stand in; `nil` without a record.
  package var leaseUntil: Instant?
  /// What each right has used of its allowance, in the allowance's unit.
  package var usage: [GrantID: Int]
  package var activation: ActivationPhase
  package var clock: TrustedTime
  package var policy: ClockPolicy
  /// World time at which the budget of a cold clock under ``ClockPolicy/failOpen`` is spent; `nil`
  /// when nothing spends it.
  package var toleratedUntil: Instant?

  package init(
    support: ServiceSupport,
    provision: ServiceProvision,
    entitlements: [Entitlement],
    leaseUntil: Instant?,
    usage: [GrantID: Int] = [:],
    activation: ActivationPhase,
    clock: TrustedTime,
    policy: ClockPolicy,
    toleratedUntil: Instant? = nil
  ) {
    self.support = support
    self.provision = provision
    self.entitlements = entitlements
    self.leaseUntil = leaseUntil
    self.usage = usage
    self.activation = activation
    self.clock = clock
    self.policy = policy
    self.toleratedUntil = toleratedUntil
  }

  /// The circumstances of `service` under a record, which may be missing.
  package init(
    service: ServiceID,
    record: EntitlementRecord?,
    support: ServiceSupport,
    provision: ServiceProvision,
    usage: [GrantID: Int] = [:],
    activation: ActivationPhase,
    clock: TrustedTime,
    policy: ClockPolicy,
    toleratedUntil: Instant? = nil
  ) {
    self.init(
      support: support,
      provision: provision,
      entitlements: record?.entitlements(for: service) ?? [],
      leaseUntil: record?.leaseUntil,
      usage: usage,
      activation: activation,
      clock: clock,
      policy: policy,
      toleratedUntil: toleratedUntil
    )
  }
}

extension ServiceCircumstances {
  /// The clock is cold and nothing lets the car go on without it.
  package var isStoppedByClock: Bool {
    guard clock.state == .cold else { return false }
    return policy == .failClosed || toleratedUntil.map { $0 <= clock.world } ?? false
  }
}

/// Whether this car can do it at all.
package enum ServiceSupport: Hashable, Sendable {
  case supported
  /// By the first unmet rule.
  case unsupported(CompatibilityRule)
}
