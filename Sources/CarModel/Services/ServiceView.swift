package import Entitlements
import VehicleCatalog

/// One service of one car at one instant: the answer, and why.
package struct ServiceView: Sendable {
  let vehicle: Vehicle
  let service: Service
  let unmet: [UnmetRule]
  let facts: ServiceCircumstances
  /// What the car says.
  package let answer: ServiceAnswer

  /// Whether the customer has the service, whatever the car makes of it: what is paid stays the
  /// customer's in a car that cannot do it, or does not know the time, and after the lease.
  package var isEntitled: Bool {
    answer.isUsable || rightAlone.verdict().isUsable
  }

  /// The circumstances with everything but the right out of the way.
  var rightAlone: ServiceCircumstances {
    var facts = facts
    facts.support = .supported
    facts.activation = .done
    facts.leaseUntil = nil
    (facts.policy, facts.toleratedUntil) = (.failOpen, nil)
    return facts
  }
}
