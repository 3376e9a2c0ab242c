package import CarModel
package import Entitlements
package import VehicleCatalog
package import WorldTime

/// One service of one vehicle, now.
package struct ServiceStatus: Codable, Hashable, Sendable, WireDocumented {
  package var service: String
  package var name: String
  package var state: ServiceState
  package var reason: String
  package var rule: String
  package var carCan: Bool
  package var customerHas: Bool
  package var activeNow: Bool
  package var nextChangeAt: Instant?
  package var progressPercent: Int?

  package static let notes = [
    "service": "The service's id in the catalogue.",
    "name": "Its English name.",
    "state": "What the car makes of it now; computed, never stored.",
    "reason": "Why it is in this state.",
    "rule": "The rule that decided.",
    "carCan": "The profile has what the service needs.",
    "customerHas": "An entitlement covers this instant.",
    "activeNow": "It can be used.",
    "nextChangeAt": "When the answer changes next by time alone; absent when it never does.",
    "progressPercent": "How far the activation is, 0 to 100, while it runs.",
  ]

  package static let sample = ServiceStatus(
    service: "smart-alerts", name: "Smart Alerts", state: .active, reason: "paid",
    rule: "paid_through", carCan: true, customerHas: true, activeNow: true,
    nextChangeAt: Instant(milliseconds: 1_772_272_800_000))
}

/// A service that changed its state, or will have.
package struct ServiceChange: Codable, Hashable, Sendable, WireDocumented {
  package var at: Instant
  package var vehicle: String
  package var service: String
  package var from: ServiceState
  package var to: ServiceState
  package var reason: String

  package static let notes = [
    "at": "The exact instant, however late it was looked at.",
    "vehicle": "The VIN.",
    "service": "The service's id.",
    "from": "The state before.",
    "to": "The state from then on.",
    "reason": "Why.",
  ]
}

extension ServiceStatus {
  package init(_ service: Service, _ view: ServiceView) {
    let answer = view.answer
    self.init(
      service: service.id.rawValue, name: service.name.en, state: answer.state,
      reason: answer.reason.name, rule: answer.rule.rawValue,
      carCan: answer.state != .unsupported,
      customerHas: view.isEntitled,
      activeNow: answer.isUsable, nextChangeAt: answer.nextChangeAt,
      progressPercent: answer.progress)
  }
}

extension ServiceChange {
  package init(_ change: ServiceTransition, of vin: VIN) {
    self.init(
      at: change.at, vehicle: vin.rawValue, service: change.service.rawValue, from: change.from,
      to: change.to, reason: change.reason.name)
  }
}
