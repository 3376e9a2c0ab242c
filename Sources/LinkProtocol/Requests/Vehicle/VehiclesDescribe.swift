/// A vehicle as the test bench sees it.
package struct VehiclesDescribe: LinkRequest, Hashable {
  package var vehicle: String?

  package typealias Response = VehicleDescription

  package static let method = "vehicles.describe"
  package static let summary = "Describes a vehicle: profile, market, equipment, state."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]
  package static let example = RequestExample(VehiclesDescribe(), returns: .sample)

  package init(vehicle: String? = nil) { self.vehicle = vehicle }
}
