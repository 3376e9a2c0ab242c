/// A car leaves the world with all it kept.
package struct VehiclesRemove: LinkRequest, Hashable {
  package var vehicle: String

  package typealias Response = Done

  package static let method = "vehicles.remove"
  package static let summary = "Removes a vehicle, its bonds and its entitlements."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vinInvalid, .storageFailed]
  package static let notes = ["vehicle": "The VIN; never left out here."]
  package static let example = RequestExample(
    VehiclesRemove(vehicle: "SJNTAAJ12U0000001"), returns: Done())

  package init(vehicle: String) { self.vehicle = vehicle }
}
