/// The person in the car leaves the pairing menu.
package struct PairingClose: LinkRequest, Hashable {
  package var vehicle: String?

  package typealias Response = PairingReport

  package static let method = "pairing.close"
  package static let summary = "Closes the car for pairing."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    PairingClose(), returns: PairingReport(vehicle: "SJNTAAJ12U0000001", stage: .idle))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }
}
