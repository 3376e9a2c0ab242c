package import Entitlements
package import WorldTime

/// A change of a service that is watched.
package struct ServicesChanged: LinkNotification, Hashable {
  package var watch: Int
  package var sequence: Int
  package var lagged: Int?
  package var vehicle: String
  package var at: Instant
  package var wall: Instant
  package var actor: String
  package var service: String
  package var from: ServiceState
  package var to: ServiceState
  package var reason: String

  package static let method = "services.changed"
  package static let summary = "Tells of a service that changed its state or its reason."
  package static let sockets: [SocketRole] = [.phone, .control]
  package static let notes = [
    "watch": "The watch's number on this connection.",
    "sequence": "The number of the change in the car's journal, which counts other things too.",
    "lagged": "How many changes before this one were dropped, because the reader was slow.",
    "vehicle": "The VIN.",
    "at": "World time, exact however late it was looked at.",
    "wall": "What the car's own display clock showed then.",
    "actor": "Who did it: `time`, `daemon`, `tester uid 0` or `phone` and its name.",
    "service": "The service's id.",
    "from": "The state before.",
    "to": "The state from then on.",
    "reason": "Why.",
  ]

  package init(
    watch: Int, sequence: Int, lagged: Int? = nil, vehicle: String, at: Instant, wall: Instant,
    actor: String, service: String, from: ServiceState, to: ServiceState, reason: String
  ) {
    self.watch = watch
    self.sequence = sequence
    self.lagged = lagged
    self.vehicle = vehicle
    self.at = at
    self.wall = wall
    self.actor = actor
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
  }

  package static let example = ServicesChanged(
    watch: 1, sequence: 6, vehicle: "SJNTAAJ12U0000001",
    at: Instant(milliseconds: 1_769_853_720_000), wall: Instant(milliseconds: 1_769_853_720_000),
    actor: "time", service: "smart-alerts", from: .activating, to: .active, reason: "paid")
}
