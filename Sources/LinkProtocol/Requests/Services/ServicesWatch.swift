package import WorldTime

/// Follows a car's services.
package struct ServicesWatch: LinkRequest, Hashable {
  package var vehicle: String?
  package var from: Int?

  package static let method = "services.watch"
  package static let summary = """
    Tells the state of every service, then follows it: `services.changed` tells of each change, \
    until `services.unwatch` or the end of the connection.
    """
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  /// It begins with what the disk keeps.
  package static let weight = 16
  package static let errors: [ErrorName] = [
    .journalGone, .watchersFull, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "from": "Tells the changes after this number first; without it, only what comes.",
  ]

  package init(vehicle: String? = nil, from: Int? = nil) {
    self.vehicle = vehicle
    self.from = from
  }

  /// The services in the catalogue's order, as every change up to `sequence` has left them.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var watch: Int
    package var sequence: Int
    package var vehicle: String
    package var worldTime: Instant
    package var services: [ServiceStatus]

    package static let notes = [
      "watch": "The watch's number on this connection.",
      "sequence": "The journal's last number: changes up to it are in `services` already.",
      "vehicle": "The VIN.",
      "worldTime": "The instant the answers hold for.",
      "services": "The services in the catalogue's order.",
    ]

    package init(
      watch: Int, sequence: Int, vehicle: String, worldTime: Instant, services: [ServiceStatus]
    ) {
      self.watch = watch
      self.sequence = sequence
      self.vehicle = vehicle
      self.worldTime = worldTime
      self.services = services
    }
  }

  package static let example = RequestExample(
    ServicesWatch(),
    returns: Response(
      watch: 1, sequence: 6, vehicle: "SJNTAAJ12U0000001",
      worldTime: Instant(milliseconds: 1_769_854_200_000), services: [.sample]))
}
