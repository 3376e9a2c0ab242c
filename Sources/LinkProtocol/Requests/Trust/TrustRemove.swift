/// The tester makes a car distrust a store. What was accepted stays accepted.
package struct TrustRemove: LinkRequest, Hashable {
  package var vehicle: String?
  package var fingerprint: String

  package typealias Response = Done

  package static let method = "trust.remove"
  package static let summary = "Makes a vehicle no longer trust a store root."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .rootUnknown, .rootInUse, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "fingerprint": "The root's RFC 7638 thumbprint.",
  ]
  package static let example = RequestExample(
    TrustRemove(fingerprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"), returns: Done())

  package init(vehicle: String? = nil, fingerprint: String) {
    self.vehicle = vehicle
    self.fingerprint = fingerprint
  }
}
