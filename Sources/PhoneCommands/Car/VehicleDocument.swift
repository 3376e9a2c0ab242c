import CarModel
import LinkProtocol
import NissanStore

/// A car as it describes itself, and what the account may do with it.
struct VehicleDocument: Encodable {
  let car: VehicleDescription
  /// Absent when the account is not connected to it.
  let role: VehicleRole?
  /// What this phone may do with it; absent when the car names no bond of its own.
  let bondRole: Bond.Role?

  private enum CodingKeys: String, CodingKey { case role, bondRole }

  func encode(to encoder: any Encoder) throws {
    try car.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(role, forKey: .role)
    try container.encodeIfPresent(bondRole, forKey: .bondRole)
  }
}
