/// The car forgets a phone.
package struct BondsRemove: LinkRequest, Hashable {
  package var vehicle: String?
  package var bond: String

  package typealias Response = Done

  package static let method = "bonds.remove"
  package static let summary = "Removes a bond; its phone must pair again."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .bondUnknown, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "bond": "The bond's id.",
  ]
  package static let example = RequestExample(
    BondsRemove(bond: "b-1f6e8c2a90d14b77"), returns: Done())

  package init(vehicle: String? = nil, bond: String) {
    self.vehicle = vehicle
    self.bond = bond
  }
}
