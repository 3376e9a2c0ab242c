package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What a car tells the world after an event.
package enum CarEffect: Hashable, Sendable {
  /// A service's state or reason changed.
  case service(ServiceTransition)
  /// A right in use ends in so many days, and nothing renews it.
  case endAhead(service: ServiceID, days: Int, end: Instant)
  /// So many percent of a data allowance are used.
  case allowanceLow(service: ServiceID, percent: Int)
  /// An attempt to activate failed; the next begins at `retryAt`, or never.
  case activationFailed(service: ServiceID, attempt: Int, retryAt: Instant?)
  /// A command began or ended.
  case command(ServiceCommand)
  /// Something a customer asked to be told of.
  case alert(Alert, service: ServiceID)
  case lowVoltage(LowVoltageBattery.State)
  case sleep(SleepState)
  case clock(TrustedTime.State)
  case wallClock(WallFlag?)
  /// An electric car's charging ended or began.
  case charging(Bool)
  case faultTriggered(String)
  case faultOver(String)
}

/// A service that changed.
package struct ServiceTransition: Hashable, Sendable {
  /// The exact instant, however late it was processed.
  package let at: Instant
  package let service: ServiceID
  package let from: ServiceState
  package let to: ServiceState
  package let reason: ServiceReason

  package init(
    at: Instant, service: ServiceID, from: ServiceState, to: ServiceState, reason: ServiceReason
  ) {
    self.at = at
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
  }
}
