package import Entitlements

/// How a service looks; whatever is left out is not looked at.
package struct ServiceLook: Hashable, Sendable {
  package var state: ServiceState?
  package var reason: String?
  package var usable: Bool?

  package init(state: ServiceState? = nil, reason: String? = nil, usable: Bool? = nil) {
    self.state = state
    self.reason = reason
    self.usable = usable
  }
}
