package import VehicleCatalog
package import WorldTime

/// Everything one vehicle is entitled to, at one version: what the store signs, the phone
/// carries and the car keeps.
///
/// It lists *all* rights of the vehicle, ended ones too until the car has seen their end: a
/// right is taken away by an entry with a higher revision, never by its absence.
package struct EntitlementDocument: Hashable, Sendable {
  package let issuer: String
  package let audience: String
  package let vehicle: VIN
  /// Strictly increasing for each vehicle, from 1 to ``versionMax``.
  package let version: Int
  /// Exact to the millisecond; also the signed time that sets the car's trusted clock.
  package let issuedAt: Instant
  /// Without a newer document nothing is usable from here on.
  package let leaseUntil: Instant
  /// Unique for each document.
  package let id: String
  package let entitlements: [Entitlement]

  /// The audience of every document.
  package static let audience = "headunit"
  package static let entitlementsMax = 256
  /// The signed text, in bytes.
  package static let documentBytesMax = 64 * 1024
  /// The largest integer that JSON carries exactly.
  package static let versionMax = 1 << 53 - 1
  /// How long a document serves a car without contact.
  package static let leaseDefault = Period.days(35)

  package init(
    issuer: String,
    vehicle: VIN,
    version: Int,
    issuedAt: Instant,
    leaseUntil: Instant,
    id: String,
    entitlements: [Entitlement],
    audience: String = Self.audience
  ) {
    self.issuer = issuer
    self.audience = audience
    self.vehicle = vehicle
    self.version = version
    self.issuedAt = issuedAt
    self.leaseUntil = leaseUntil
    self.id = id
    self.entitlements = entitlements
  }
}

extension EntitlementDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case issuer = "iss"
    case audience = "aud"
    case vehicle = "sub"
    case version = "ver"
    case issuedAt = "iat"
    case leaseUntil = "lease_until"
    case id = "jti"
    case entitlements
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    issuer = try container.decode(String.self, forKey: .issuer)
    audience = try container.decode(String.self, forKey: .audience)
    vehicle = try container.decode(VIN.self, forKey: .vehicle)
    version = try container.decode(Int.self, forKey: .version)
    issuedAt = try container.decodeNumericDate(forKey: .issuedAt)
    leaseUntil = try container.decode(Instant.self, forKey: .leaseUntil)
    id = try container.decode(String.self, forKey: .id)
    entitlements = try container.decode([Entitlement].self, forKey: .entitlements)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(audience, forKey: .audience)
    try container.encode(vehicle, forKey: .vehicle)
    try container.encode(version, forKey: .version)
    try container.encode(issuedAt.numericDate, forKey: .issuedAt)
    try container.encode(leaseUntil, forKey: .leaseUntil)
    try container.encode(id, forKey: .id)
    try container.encode(entitlements, forKey: .entitlements)
  }
}
