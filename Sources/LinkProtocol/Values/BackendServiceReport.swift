import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

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
}

extension BackendServiceReport {
  /// Every service that the car can do and its back end has a number for, in order of number.
  static func all(
    of vehicle: Vehicle, at now: Instant, in catalog: Catalog
  ) -> [BackendServiceReport] {
    catalog.services.flatMap { service -> [BackendServiceReport] in
      let ids = service.backendIDs[vehicle.profile.catalogueGeneration] ?? []
      guard !ids.isEmpty else { return [] }
      let state = vehicle.answer(for: service, at: now, in: catalog).state
      guard state != .unsupported else { return [] }
      return ids.map {
        BackendServiceReport(
          id: $0, service: service.id.rawValue, activationState: BackendActivation(state))
      }
    }.sorted { ($0.id, $0.service) < ($1.id, $1.service) }
  }
}

extension BackendActivation {
  fileprivate init(_ state: ServiceState) {
    self =
      switch state {
      case .active, .grace: .activated
      case .activating, .pending, .scheduled: .inProgress
      case .unsupported, .revoked, .available, .clockUntrusted, .expired, .suspended, .failed:
        .deactivated
      }
  }
}
