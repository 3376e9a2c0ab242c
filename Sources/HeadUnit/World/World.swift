import CarModel
import VehicleCatalog
import WorldTime

/// Everything the daemon keeps: what is committed, and therefore true.
struct World: Sendable {
  var vehicles: [VIN: Vehicle] = [:]
  var clock: WorldClock
  /// When each vehicle's next change falls due.
  var due = DueQueue<VIN>()
  /// The last number in each vehicle's journal, which itself is kept on the disk alone.
  var journalLast: [VIN: Int] = [:]

  /// Vehicles that one daemon holds.
  static let vehiclesMax = 100_000

  /// Takes the vehicle in, or out when `vehicle` is `nil`, and sets its due time.
  mutating func put(_ vehicle: Vehicle?, for vin: VIN, in catalog: Catalog) {
    vehicles[vin] = vehicle
    due.schedule(vin, at: vehicle?.nextDue(in: catalog))
  }
}
