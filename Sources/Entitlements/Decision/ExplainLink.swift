import VehicleCatalog
import WorldTime

/// One link of the chain from “the car can” to “it is active now”.
package struct ExplainLink: Hashable, Sendable, Codable {
  /// The links in the order of the chain.
  package enum Name: String, Hashable, Sendable, Codable, CaseIterable {
    case profile, hardware, market, phone, entitlement, clock, lease
    case power, network, battery, privacy, consent, tcu, activation
  }

  package let name: Name
  package let passed: Bool
  /// The value that decided, for people.
  package let detail: String

  package init(name: Name, passed: Bool, detail: String) {
    self.name = name
    self.passed = passed
    self.detail = detail
  }
}

extension ServiceCircumstances {
  /// The links that the record and the clock decide: entitlement → clock → lease. Support and
  /// activation are the car's to explain.
  package func explain() -> [ExplainLink] {
    [entitlementLink, clockLink, leaseLink]
  }

  private var entitlementLink: ExplainLink {
    if provision == .factory {
      return ExplainLink(name: .entitlement, passed: true, detail: "built in; needs no purchase")
    }
    let idle = considering(activation: .done, leaseUntil: nil, policy: .failOpen)
    let answer = idle.decide()
    guard let right = entitlements.first(where: { $0.grant == answer.grant }) else {
      return ExplainLink(name: .entitlement, passed: false, detail: "never bought")
    }
    var detail = "\(right.grant) rev \(right.revision): \(answer.state.rawValue), \(answer.reason)"
    if let used = right.allowance.map({ allowance in
      "\(usage[right.grant, default: 0]) of \(allowance.limit) \(allowance.unit.rawValue) used"
    }) {
      detail += ", \(used)"
    }
    detail += right.usableUntil.map { ", usable until \($0)" } ?? ", without end"
    return ExplainLink(name: .entitlement, passed: answer.isUsable, detail: detail)
  }

  private var clockLink: ExplainLink {
    let blocks = provision == .store && isStoppedByClock
    return ExplainLink(
      name: .clock,
      passed: !blocks,
      detail: "\(clock.state.rawValue) at \(clock.now), policy \(policy.rawValue)"
    )
  }

  private var leaseLink: ExplainLink {
    guard provision == .store, let leaseUntil else {
      return ExplainLink(
        name: .lease,
        passed: provision == .factory,
        detail: provision == .factory ? "built in; needs no lease" : "no document yet"
      )
    }
    return ExplainLink(
      name: .lease,
      passed: clock.now < leaseUntil,
      detail: "\(clock.now < leaseUntil ? "until" : "over since") \(leaseUntil)"
    )
  }

  /// The same right with the other links out of the way.
  private func considering(
    activation: ActivationPhase,
    leaseUntil: Instant?,
    policy: ClockPolicy
  ) -> ServiceCircumstances {
    var circumstances = self
    circumstances.support = .supported
    circumstances.activation = activation
    circumstances.leaseUntil = leaseUntil
    circumstances.policy = policy
    circumstances.toleratedUntil = nil
    return circumstances
  }
}
