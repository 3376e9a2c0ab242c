package import CarModel

/// The car's state by the names of a vehicle bus.
package struct VehiclesSignals: LinkRequest, Hashable {
  package var vehicle: String?

  package static let method = "vehicles.signals"
  package static let summary =
    "Tells the car's state as COVESA VSS 6.0 names it; what the car does not have is left out."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(
    VehiclesSignals(),
    returns: Response(signals: [
      Signal("TraveledDistance", 12_345, "m")
    ]))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// In the order of the specification's branches.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var signals: [Signal]

    package static let notes = ["signals": "Every signal the car has, with its value."]

    package init(signals: [Signal]) { self.signals = signals }
  }
}
