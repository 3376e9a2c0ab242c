/// The tester turns the key or takes the network away.
package struct VehiclesSet: LinkRequest, Hashable {
  package var vehicle: String?
  package var power: PowerMode?
  package var network: NetworkQuality?

  package typealias Response = VehicleDescription

  package static let method = "vehicles.set"
  package static let summary = "Changes the vehicle's state; what is left out stays."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "power": "The ignition.",
    "network": "The mobile network at the car.",
  ]
  package static let example = RequestExample(VehiclesSet(power: .on), returns: .sample)

  package init(
    vehicle: String? = nil, power: PowerMode? = nil, network: NetworkQuality? = nil
  ) {
    self.vehicle = vehicle
    self.power = power
    self.network = network
  }
}
