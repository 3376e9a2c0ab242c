package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What can happen to a car.
package enum CarEvent: Hashable, Sendable {
  /// Nothing but time: a change fell due.
  case timeReached
  /// A document was verified and taken over.
  case recordReplaced(EntitlementRecord)
  case powerSet(Power)
  case networkSet(Network)
  /// A pairing was completed, for which there is room (``Vehicle/hasRoom(forPhone:)``). An older
  /// bond with the same phone is replaced.
  case bonded(Bond)
  case bondRemoved(id: String)
  case pairingFailed
  /// A store root to trust from now on.
  case rootTrusted(TrustedRoot)
  case rootRemoved(id: String)
}

/// What a car tells the world after an event.
package struct ServiceTransition: Hashable, Sendable {
  /// The exact instant, however late it was processed.
  package let at: Instant
  package let service: ServiceID
  package let from: ServiceState
  package let to: ServiceState
  package let reason: ServiceReason
}
