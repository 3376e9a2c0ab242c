package import CarModel
package import Entitlements

/// The tester turns the key, takes the network away, drains the battery and so on.
package struct VehiclesSet: LinkRequest, Hashable {
  package var vehicle: String?
  package var power: PowerMode?
  package var network: NetworkQuality?
  package var privacyMode: Bool?
  package var consent: Bool?
  package var telematicsActive: Bool?
  package var batteryVolts: Double?
  package var batteryConnected: Bool?
  package var stateOfChargePercent: Int?
  package var cableConnected: Bool?
  package var latitude: Double?
  package var longitude: Double?
  package var region: String?
  package var clockPolicy: ClockPolicy?
  package var budgetMinutes: Int?
  package var awake: Bool?

  package typealias Response = VehicleDescription

  package static let method = "vehicles.set"
  package static let summary =
    "Changes the vehicle's state, all of it or nothing; what is left out stays."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed, .profileLacks, .outOfRange,
    .lowBattery,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "power": "The ignition.",
    "network": "The mobile network where the car stands.",
    "privacyMode": "Whether anything may tell where the car is.",
    "consent": "Whether the customer allows in the car that data is shared.",
    "telematicsActive": "Whether the telematics unit was activated.",
    "batteryVolts": "The 12 V battery, 0 to 16 V.",
    "batteryConnected": "Whether its terminal is on; off is a power cut.",
    "stateOfChargePercent": "The traction battery of an electric car, 0 to 100 %.",
    "cableConnected": "Whether the charging cable of an electric car is plugged in.",
    "latitude": "Where the car stands, −90 to 90 degrees; together with longitude.",
    "longitude": "Where the car stands, −180 to 180 degrees; together with latitude.",
    "region": "The country it stands in; outside the catalogue's countries it has no network.",
    "clockPolicy": "What it does while its clock is cold.",
    "budgetMinutes": "Powered minutes that fail_open goes on for, 0 to 100,000 min.",
    "awake": "True wakes a sleeping car, as an opened door does.",
  ]
  package static let example = RequestExample(VehiclesSet(power: .on), returns: .sample)

  package init(
    vehicle: String? = nil, power: PowerMode? = nil, network: NetworkQuality? = nil
  ) {
    self.vehicle = vehicle
    self.power = power
    self.network = network
  }

  /// Nothing would be changed.
  package var isEmpty: Bool {
    var nothing = VehiclesSet(vehicle: vehicle)
    nothing.awake = nil
    return self == nothing
  }
}
