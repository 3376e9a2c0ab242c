package import WorldTime

/// The driver sets the clock on the dashboard.
package struct VehiclesSetWallClock: LinkRequest, Hashable {
  package var vehicle: String?
  package var to: Instant

  package typealias Response = VehicleDescription

  package static let method = "vehicles.setWallClock"
  package static let summary =
    "Sets the clock on the dashboard, as a driver does. It changes no answer of the car."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "to": "What it is to show.",
  ]
  package static let example = RequestExample(
    VehiclesSetWallClock(to: Instant(milliseconds: 1_769_853_600_000)), returns: .sample)

  package init(vehicle: String? = nil, to: Instant) {
    self.vehicle = vehicle
    self.to = to
  }
}
