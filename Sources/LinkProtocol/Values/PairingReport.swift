package import CarModel
package import VehicleCatalog
package import WorldTime

/// A pairing as the car's screen shows it.
package struct PairingReport: Codable, Hashable, Sendable, WireDocumented {
  package var vehicle: String
  package var stage: PairingStage
  package var number: String?
  package var phone: String?
  package var lockedUntil: Instant?

  package static let notes = [
    "vehicle": "The VIN.",
    "stage": "Where the pairing stands.",
    "number": "The six digits on the car's screen, while there are any.",
    "phone": "The name the phone gave.",
    "lockedUntil": "World time at which a locked pairing opens again.",
  ]

  package init(
    vehicle: String, stage: PairingStage, number: String? = nil, phone: String? = nil,
    lockedUntil: Instant? = nil
  ) {
    self.vehicle = vehicle
    self.stage = stage
    self.number = number
    self.phone = phone
    self.lockedUntil = lockedUntil
  }
}

/// A completed pairing.
package struct BondReport: Codable, Hashable, Sendable, WireDocumented {
  package var bond: String
  package var vehicle: String
  package var phone: String
  package var bondedAt: Instant
  package var role: Bond.Role

  package static let notes = [
    "bond": "The bond's id, which both sides keep.",
    "vehicle": "The VIN.",
    "phone": "The name the phone gave when it paired.",
    "bondedAt": "World time of the pairing.",
    "role": "What the phone may do with the car.",
  ]
}

extension BondReport {
  package init(_ bond: Bond, of vin: VIN) {
    self.init(
      bond: bond.id, vehicle: vin.rawValue, phone: bond.phoneName, bondedAt: bond.bondedAt,
      role: bond.role)
  }
}

/// Where a pairing stands on the car's side.
package enum PairingStage: String, WireEnum, Hashable {
  /// Closed: nobody can pair.
  case idle
  /// Opened by the person in the car; waits for a phone.
  case open
  /// Keys and nonces are being exchanged.
  case exchanging
  /// Six digits stand on both screens.
  case comparing
  /// Too many failures.
  case locked
}
