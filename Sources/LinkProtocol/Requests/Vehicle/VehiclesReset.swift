package import CarModel

/// The car's data wipe.
package struct VehiclesReset: LinkRequest, Hashable {
  package var vehicle: String?
  package var wipe: Wipe

  package typealias Response = VehicleDescription

  package static let method = "vehicles.reset"
  package static let summary =
    "Wipes the head unit, the telematics unit or both, as before a sale; the store's rights stay."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "wipe":
      "`head_unit`: bonds, trust, PIN, document, journeys; `telematics`: to be activated again.",
  ]
  package static let example = RequestExample(
    VehiclesReset(wipe: .telematics), returns: .sample)

  package init(vehicle: String? = nil, wipe: Wipe) {
    self.vehicle = vehicle
    self.wipe = wipe
  }
}
