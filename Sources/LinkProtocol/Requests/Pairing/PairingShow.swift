/// What the car's screen shows of a pairing.
package struct PairingShow: LinkRequest, Hashable {
  package var vehicle: String?

  package typealias Response = PairingReport

  package static let method = "pairing.show"
  package static let summary = "Tells where the car's pairing stands, with its six digits."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    PairingShow(),
    returns: PairingReport(
      vehicle: "SJNTAAJ12U0000001", stage: .comparing, number: "938554",
      phone: "Camille's iPhone 14"))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }
}
