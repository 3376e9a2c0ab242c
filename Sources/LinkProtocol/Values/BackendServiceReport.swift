/// How the maker's back end calls the state of a service.
///
/// - Source: `activationState` of a car record, and the states of its notification rules.
package enum BackendActivation: String, CaseIterable, WireEnum, Hashable {
  case activated = "ACTIVATED"
  case inProgress = "STATUS_ACTIVATION_IN_PROGRESS"
  case deactivated = "DEACTIVATED"
}

/// A service as the maker's back end numbers it; which numbers a car has goes by its generation.
package struct BackendServiceReport: Codable, Hashable, Sendable, WireDocumented {
  package var id: Int
  package var service: String
  package var activationState: BackendActivation

  package static let notes = [
    "id": "The number in the car's numbering.",
    "service": "The service's id in the catalogue.",
    "activationState": "What the back end says of it.",
  ]

  package init(id: Int, service: String, state: BackendActivation) {
    self.id = id
    self.service = service
    activationState = state
  }
}
