package import Entitlements
import LinkProtocol
import VehicleCatalog

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

extension ServiceLook {
  static let state = Field<Self>.optional("state", \.state, .choice("state"), "Its state.")
  static let reason = Field<Self>.optional(
    "reason", \.reason, .reason, "Why it is in that state.")
  static let usable = Field<Self>.optional(
    "usable", \.usable, .flag, "Whether the customer can use it.")

  static let mapping = Mapping(ServiceLook(), [state, reason, usable]) { look, reader in
    if reader.fields.values.isEmpty { reader.report("nothing is expected") }
    return true
  }
}
