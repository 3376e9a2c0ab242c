package import Entitlements
package import WorldTime

/// A change of a service that the car made, or must not have made.
package struct ExpectedChange: Hashable, Sendable {
  package var service: String
  package var from: ServiceState?
  package var to: ServiceState?
  package var reason: String?
  package var at: Instant?

  package init(
    service: String, from: ServiceState? = nil, to: ServiceState? = nil,
    reason: String? = nil, at: Instant? = nil
  ) {
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
    self.at = at
  }
}
