import CarModel
import VehicleCatalog
import WorldTime

/// Everything the daemon keeps: what is committed, and therefore true.
struct World: Sendable {
  private(set) var vehicles: [VIN: Vehicle] = [:]
  var clock: WorldClock
  /// When each vehicle's next change falls due.
  var due = DueQueue<VIN>()
  /// The last number in each vehicle's journal, which itself is kept on the disk alone.
  var journalLast: [VIN: Int] = [:]
  /// Pairings that the vehicles keep together.
  private(set) var bondCount = 0
  /// Places that are promised to vehicles on their way in.
  var promisedPlaces = 0
  /// All VINs in order; `nil` while nobody has asked since a vehicle came or went.
  private var order: [VIN]?

  /// Vehicles that one daemon holds.
  static let vehiclesMax = 100_000

  init(clock: WorldClock) { self.clock = clock }

  /// Takes the vehicle in, or out when `vehicle` is `nil`.
  mutating func put(_ vehicle: Vehicle?, for vin: VIN) {
    let former = vehicles[vin]
    vehicles[vin] = vehicle
    bondCount += (vehicle?.bonds.count ?? 0) - (former?.bonds.count ?? 0)
    if (former == nil) != (vehicle == nil) { order = nil }
  }

  /// The vehicles whose VINs come after `vin`, or all of them, in order of VIN.
  ///
  /// Sorts only when a vehicle came or went since the last time.
  mutating func vehicles(after vin: VIN?) -> some Sequence<Vehicle> {
    let vins = order ?? vehicles.keys.sorted()
    order = vins
    return vins[Self.position(after: vin, in: vins)...].lazy.compactMap { [vehicles] in
      vehicles[$0]
    }
  }

  private static func position(after vin: VIN?, in vins: [VIN]) -> Int {
    guard let vin else { return 0 }
    var (low, high) = (0, vins.count)
    while low < high {
      let middle = (low + high) / 2
      if vins[middle] <= vin { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
