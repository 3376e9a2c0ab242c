import CommandSupport
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
    self.documentVersion = documentVersion
  }

  var text: StyledText {
    let trust =
      carTrusts.contains(storeRoot)
      ? StyledText("the car trusts this store", .good)
      : StyledText("the car does not trust this store; its documents will be refused", .bad)
    return [
      StyledText("paired with ", .good) + StyledText(displayName, .strong),
      .facts([
        ("vehicle", "\(vehicle.vin)  \(vehicle.profile), \(vehicle.market)"), ("bond", bond),
        ("store root", "\(storeFingerprint)\n\(storeRoot)"),
        ("car trusts", carTrusts.joined(separator: "\n")),
        ("document", documentVersion.map { "version \($0) delivered" }),
      ]),
      trust,
    ].lines()
  }
}
