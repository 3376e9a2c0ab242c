import Entitlements
package import NissanStore
package import Pairing
package import VehicleCatalog
package import WorldTime

/// A completed pairing with one vehicle, and how far its documents got.
package struct PhoneBond: Hashable, Sendable {
  /// The name that both sides know the bond by.
  package let id: String
  /// The secret shared with the car. Printing it shows its name only.
  package let key: BondKey
  package let vin: VIN
  /// Model, trim and year for people.
  package let displayName: String
  /// Thumbprint of the store root that the phone showed the car.
  package let storeRoot: String
  /// World time.
  package let pairedAt: Instant
  /// The car as it described itself in the first session; `nil` until then.
  package var vehicle: LinkedVehicle?
  /// The newest document that the car acknowledged under this bond; `nil` before the first, so
  /// that a car paired anew gets the newest document whatever it had before.
  package var acknowledgedVersion: Int?

  package init(
    id: String, key: BondKey, vin: VIN, displayName: String, storeRoot: String,
    pairedAt: Instant, vehicle: LinkedVehicle? = nil, acknowledgedVersion: Int? = nil
  ) {
    self.id = id
    self.key = key
    self.vin = vin
    self.vehicle = vehicle
    self.displayName = displayName
    self.storeRoot = storeRoot
    self.pairedAt = pairedAt
    self.acknowledgedVersion = acknowledgedVersion
  }
}

extension PhoneBond: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, key, vin, displayName, storeRoot, pairedAt, vehicle, acknowledgedVersion
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let text = try container.decode(String.self, forKey: .key)
    guard let key = Base64URL.decode(text).flatMap({ BondKey(rawRepresentation: $0) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .key, in: container, debugDescription: "the key is not 16 bytes in base64url")
    }
    self.init(
      id: try container.decode(String.self, forKey: .id), key: key,
      vin: try container.decode(VIN.self, forKey: .vin),
      displayName: try container.decode(String.self, forKey: .displayName),
      storeRoot: try container.decode(String.self, forKey: .storeRoot),
      pairedAt: try container.decode(Instant.self, forKey: .pairedAt),
      vehicle: try container.decodeIfPresent(LinkedVehicle.self, forKey: .vehicle),
      acknowledgedVersion: try container.decodeIfPresent(Int.self, forKey: .acknowledgedVersion))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(Base64URL.encode(key.rawRepresentation), forKey: .key)
    try container.encode(vin, forKey: .vin)
    try container.encode(displayName, forKey: .displayName)
    try container.encode(storeRoot, forKey: .storeRoot)
    try container.encode(pairedAt, forKey: .pairedAt)
    try container.encodeIfPresent(vehicle, forKey: .vehicle)
    try container.encodeIfPresent(acknowledgedVersion, forKey: .acknowledgedVersion)
  }
}
