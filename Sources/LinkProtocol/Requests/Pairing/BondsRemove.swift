/// The car forgets a phone.
package struct BondsRemove: LinkRequest, Hashable {
  package var vehicle: String?
  package var bond: String

  package typealias Response = Done

  package static let method = "bonds.remove"
  package static let summary =
    "Removes a bond; its phone must pair again. The owner's phone removes any, others their own."
  package static let access: [SocketAccess] = [.phoneInSession, .controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .bondUnknown, .ownerOnly, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "bond": "The bond's id.",
  ]
  package static let example = RequestExample(
    BondsRemove(bond: "b-1f6e8c2a90d14b77"), returns: Done())

  package init(vehicle: String? = nil, bond: String) {
    self.vehicle = vehicle
    self.bond = bond
  }
}
