import WireText

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
      SignalReport(name: "Vehicle.TraveledDistance", value: 12_345, unit: "m")
    ]))

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// In the order of the specification's branches.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var signals: [SignalReport]

    package static let notes = ["signals": "Every signal the car has, with its value."]

    package init(signals: [SignalReport]) { self.signals = signals }
  }
}
