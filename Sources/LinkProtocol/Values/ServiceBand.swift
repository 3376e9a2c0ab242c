package import CarModel
package import Entitlements
import VehicleCatalog
package import WorldTime

/// A stretch of time in which one service keeps its state and reason.
package struct ServiceBand: Codable, Hashable, Sendable, WireDocumented {
  package var service: String
  package var state: ServiceState
  package var reason: String
  package var from: Instant
  package var to: Instant?

  package static let notes = [
    "service": "The service's id.",
    "state": "Its state from `from` on.",
    "reason": "Why.",
    "from": "When it begins: then the state holds.",
    "to": "When it ends: the next state holds then; absent when nothing ends it up to `until`.",
  ]

  package static let sample = [
    ServiceBand(
      service: "smart-alerts", state: .active, reason: "paid",
      from: Instant(milliseconds: 1_769_854_200_000), to: Instant(milliseconds: 1_772_272_800_000)),
    ServiceBand(
      service: "smart-alerts", state: .expired, reason: "period_end",
      from: Instant(milliseconds: 1_772_272_800_000)),
  ]
}

extension ServiceBand {
  package init(_ band: Timeline.Band) {
    self.init(
      service: band.service.rawValue, state: band.state, reason: band.reason.name, from: band.from,
      to: band.to)
  }
}
