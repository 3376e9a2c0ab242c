package import WorldTime

/// Every service of the catalogue on one vehicle.
package struct ServicesList: LinkRequest, Hashable {
  package var vehicle: String?

  package static let method = "services.list"
  package static let summary = "Tells the state of every service of the vehicle."
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's."
  ]

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// In the catalogue's order.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicle: String
    package var worldTime: Instant
    package var services: [ServiceStatus]

    package static let notes = [
      "vehicle": "The VIN.",
      "worldTime": "The instant the answers hold for.",
      "services": "The services in the catalogue's order.",
    ]

    package init(vehicle: String, worldTime: Instant, services: [ServiceStatus]) {
      self.vehicle = vehicle
      self.worldTime = worldTime
      self.services = services
    }
  }

  package static let example = RequestExample(
    ServicesList(),
    returns: Response(
      vehicle: "SJNTAAJ12U0000001", worldTime: Instant(milliseconds: 1_769_854_200_000),
      services: [.sample]))
}
