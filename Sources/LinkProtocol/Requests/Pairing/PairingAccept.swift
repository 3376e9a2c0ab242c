/// The person in the car compared the numbers and says yes.
package struct PairingAccept: LinkRequest, Hashable {
  package var vehicle: String?
  package var number: String

  package typealias Response = PairingReport

  package static let method = "pairing.accept"
  package static let summary = "Says yes to the six digits, which must be given."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .pairingNotPending, .pairingNumberMismatch,
    .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "number": "The six digits on the phone's screen.",
  ]
  package static let example = RequestExample(
    PairingAccept(number: "938554"),
    returns: PairingReport(
      vehicle: "SJNTAAJ12U0000001", stage: .comparing, number: "938554",
      phone: "Camille's iPhone 14"))

  package init(vehicle: String? = nil, number: String) {
    self.vehicle = vehicle
    self.number = number
  }
}
