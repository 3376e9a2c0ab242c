/// The person in the car opens it for pairing.
package struct PairingOpen: LinkRequest, Hashable {
  package var vehicle: String?

  package typealias Response = PairingReport

  package static let method = "pairing.open"
  package static let summary = "Opens the car for pairing, as its settings menu would."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .pairingLocked, .lowBattery,
  ]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    PairingOpen(), returns: PairingReport(vehicle: "SJNTAAJ12U0000001", stage: .open))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }
}
