/// What an account may do with a vehicle that it is connected to.
package enum VehicleRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// Buys for the vehicle and changes what was bought: the first account that connected it.
  case owner
  /// Looks at lists, prices and services, and brings documents to the car.
  case guest
}
