import CarModel
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// A completed pairing as it is printed; the key is not.
struct PairDocument: Encodable {
  let bond: String
  let vehicle: LinkedVehicle
  let displayName: String
  /// The six digits that stood on both screens.
  let number: String
  /// The thumbprint of the store's root key, and its beginning for two people to compare.
  let storeRoot: String
  let storeFingerprint: String
  /// The thumbprints of all store roots that the car trusts.
  let carTrusts: [String]
  /// What this phone may do with the car.
  let role: Bond.Role
  /// The bonds that the car forgot for this one.
  let replacedBonds: [String]
  /// The document that was waiting for the car and was delivered.
  let documentVersion: Int?

  init(
    bond: PhoneBond, vehicle: LinkedVehicle, number: String, trust: NewBond, documentVersion: Int?
  ) {
    self.bond = bond.id
    self.vehicle = vehicle
    displayName = bond.displayName
    self.number = number
    storeRoot = trust.storeRoot
    storeFingerprint = trust.storeFingerprint
    carTrusts = trust.trustedRoots
    role = trust.role
    replacedBonds = trust.replacedBonds
    self.documentVersion = documentVersion
  }

  func text(_ texts: StoreTexts) -> StyledText {
    let trust =
      carTrusts.contains(storeRoot)
      ? StyledText(texts[.carTrustsStore], .good)
      : StyledText(texts[.carDoesNotTrustStore], .bad)
    return [
      StyledText(texts[.pairedWith, ["car": displayName]], .good),
      .facts([
        (
          texts[.vehicle].lowercased(),
          "\(vehicle.vin)  \(texts.name(of: vehicle))"
        ),
        (texts[.bondRole], texts[role]),
        (texts[.storeRoot], "\(storeFingerprint)\n\(storeRoot)"),
        (texts[.carTrusts], carTrusts.joined(separator: "\n")),
        (texts[.document], documentVersion.map { texts[.documentDelivered, ["version": $0]] }),
      ]),
      trust,
    ].lines()
  }
}
