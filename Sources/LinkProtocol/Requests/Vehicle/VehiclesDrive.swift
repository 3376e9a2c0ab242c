/// The car drives, in no time.
package struct VehiclesDrive: LinkRequest, Hashable {
  package var vehicle: String?
  package var kilometres: Double
  package var topSpeed: Int?

  package typealias Response = VehicleDescription

  package static let method = "vehicles.drive"
  package static let summary =
    "Drives a distance: the odometer, the allowances in kilometres, alerts and journeys follow."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed, .outOfRange, .ignitionOff,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "kilometres": "How far, 0.001 to 2,000 km.",
    "topSpeed": "The highest speed on the way, 1 to 250 km/h; 80 by default.",
  ]
  package static let example = RequestExample(VehiclesDrive(kilometres: 12.5), returns: .sample)
  /// km/h.
  package static let topSpeedDefault = 80

  package init(vehicle: String? = nil, kilometres: Double, topSpeed: Int? = nil) {
    self.vehicle = vehicle
    self.kilometres = kilometres
    self.topSpeed = topSpeed
  }
}
