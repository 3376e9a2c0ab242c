/// The person in the car compared the numbers and says yes.
package struct PairingAccept: LinkRequest, Hashable {
  package var vehicle: String?
  package var number: String
  package var replacing: String?

  package typealias Response = PairingReport

  package static let method = "pairing.accept"
  package static let summary = "Says yes to the six digits, which must be given."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .pairingNotPending, .pairingNumberMismatch,
    .bondUnknown, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "number": "The six digits on the phone's screen.",
    "replacing":
      "A bond that the car forgets for this phone's, which takes its role: for an owner whose phone"
      + " is new or lost its keys.",
  ]
  package static let example = RequestExample(
    PairingAccept(number: "938554"),
    returns: PairingReport(
      vehicle: "SJNTAAJ12U0000001", stage: .comparing, number: "938554",
      phone: "Camille's iPhone 14"))

  package init(vehicle: String? = nil, number: String, replacing: String? = nil) {
    self.vehicle = vehicle
    self.number = number
    self.replacing = replacing
  }
}
