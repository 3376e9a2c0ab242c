/// The person in the car says that the numbers differ.
package struct PairingReject: LinkRequest, Hashable {
  package var vehicle: String?

  package typealias Response = PairingReport

  package static let method = "pairing.reject"
  package static let summary = "Says no to the six digits on the car's screen."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .pairingNotPending, .storageFailed,
  ]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    PairingReject(), returns: PairingReport(vehicle: "SJNTAAJ12U0000001", stage: .idle))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }
}
