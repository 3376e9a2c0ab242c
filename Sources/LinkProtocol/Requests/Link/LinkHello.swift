package import Entitlements
package import WorldTime

/// The first words on the phone socket.
package struct LinkHello: LinkRequest, Hashable {
  package var protocolVersions: [Int]
  package var vehicle: String?
  package var phone: PhoneIdentity

  package static let method = "link.hello"
  package static let summary = "Greets the car and agrees on a protocol version."
  package static let access: [SocketAccess] = [.phoneUnauthenticated]
  package static let errors: [ErrorName] = [
    .protocolVersionUnsupported, .helloTwice, .textUnshowable, .vehicleUnknown, .vehicleAmbiguous,
    .vinInvalid,
  ]
  package static let notes = [
    "protocolVersions": "The versions the phone speaks, best first.",
    "vehicle":
      "The VIN meant; may be left out while the daemon has only one vehicle, or only one that keeps"
      + " no bond with this phone, of those open for pairing where there are any. Otherwise"
      + " `vehicle_ambiguous` lists up to \(listedMax) of them in `detail`: VIN, name, comma, and"
      + " so on.",
    "phone": "Who calls.",
  ]

  /// How many vehicles a refusal lists that a greeting may have meant.
  package static let listedMax = 20

  package init(protocolVersions: [Int], vehicle: String? = nil, phone: PhoneIdentity) {
    self.protocolVersions = protocolVersions
    self.vehicle = vehicle
    self.phone = phone
  }

  /// What the car says of itself to an unauthenticated peer.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var protocolVersion: Int
    package var daemonVersion: String
    package var vehicle: String
    package var displayName: String
    package var bonded: Bool
    package var worldTime: Instant
    package var clockMode: WorldClock.Mode
    package var clockTrust: TrustedTime.State
    package var lineBytesMax: Int

    package static let notes = [
      "protocolVersion": "The version both will speak.",
      "daemonVersion": "The daemon's version.",
      "vehicle": "The VIN.",
      "displayName": "Model, trim and year for people.",
      "bonded": "Whether the car keeps a bond with this phone id.",
      "worldTime": "World time, which the phone takes over.",
      "clockMode": "Whether world time follows the host or a tester.",
      "clockTrust": "How far the car believes its own clock; a cold one asks for a signed time.",
      "lineBytesMax": "The longest line the car reads, in bytes.",
    ]

    package init(
      protocolVersion: Int, daemonVersion: String, vehicle: String, displayName: String,
      bonded: Bool, worldTime: Instant, clockMode: WorldClock.Mode, clockTrust: TrustedTime.State,
      lineBytesMax: Int
    ) {
      self.protocolVersion = protocolVersion
      self.daemonVersion = daemonVersion
      self.vehicle = vehicle
      self.displayName = displayName
      self.bonded = bonded
      self.worldTime = worldTime
      self.clockMode = clockMode
      self.clockTrust = clockTrust
      self.lineBytesMax = lineBytesMax
    }
  }

  package static let example = RequestExample(
    LinkHello(protocolVersions: [1], phone: .sample),
    returns: Response(
      protocolVersion: 1, daemonVersion: "0.1.0", vehicle: "SJNTAAJ12U0000001",
      displayName: "Qashqai Tekna 2025 (FR)", bonded: false,
      worldTime: Instant(milliseconds: 1_769_853_600_000), clockMode: .virtual,
      clockTrust: .trusted, lineBytesMax: 262_144))
}
