import CarModel
import Entitlements
import HeadUnit
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

/// A car of a case, as the pure value that the daemon keeps of it too.
struct RulesCar {
  /// By which steps name it.
  let name: String
  private(set) var vehicle: Vehicle
  /// Every change of a service so far.
  private(set) var changes: [ServiceTransition] = []

  private static let prefix = "SJNRULES0"

  init(
    _ setup: VehicleSetup, number: Int, _ catalog: Catalog, at now: Instant
  ) throws(RulesRun.Stop) {
    name = setup.name
    do {
      let vin = try setup.vin ?? VINSeries(prefix: Self.prefix)[number]
      let profile = try catalog.profile(setup.profile, market: setup.market, built: setup.built)
      vehicle = Vehicle(vin: vin, profile: profile, at: now)
    } catch {
      throw .otherwise("\(error)")
    }
    guard setup.clockPolicy != nil || setup.budgetMinutes != nil else { return }
    var policy = VehiclesSet()
    (policy.clockPolicy, policy.budgetMinutes) = (setup.clockPolicy, setup.budgetMinutes)
    try set(policy, at: now, catalog)
  }

  var vin: VIN { vehicle.vin }

  mutating func catchUp(to instant: Instant, _ catalog: Catalog) {
    tell(vehicle.catchUp(to: instant, in: catalog))
  }

  /// - Throws: ``RulesRun/Stop/otherwise(_:)`` when the car says no to it.
  mutating func happen(
    _ event: CarEvent, at now: Instant, _ catalog: Catalog
  ) throws(RulesRun.Stop) {
    if let refusal = vehicle.refusal(of: event, at: now, in: catalog) {
      throw .otherwise("refused: \(refusal)")
    }
    tell(vehicle.apply(event, at: now, in: catalog))
  }

  /// Everything that a request of the bench changes.
  mutating func set(
    _ change: VehiclesSet, at now: Instant, _ catalog: Catalog
  ) throws(RulesRun.Stop) {
    let events: [CarEvent]
    do throws(WireError) {
      events = try change.events(for: vehicle)
    } catch {
      throw .otherwise("refused: \(error.message)")
    }
    for event in events { try happen(event, at: now, catalog) }
  }

  private mutating func tell(_ effects: [CarEffect]) {
    for case .service(let change) in effects { changes.append(change) }
  }

  /// Takes a document over.
  ///
  /// - Throws: `DocumentRejection` when it is not for this car and this time;
  ///   ``RulesRun/Stop`` when the car takes nothing now.
  mutating func take(
    _ document: EntitlementDocument, at now: Instant, _ catalog: Catalog
  ) throws {
    let clock = vehicle.clock.reading(at: now)
    let verified = try VerifiedDocument(
      takenAsGenuine: document, vehicle: vin, at: clock.now, clock: clock.state)
    guard case .replaced(let record) = try vehicle.intake(verified) else { return }
    try happen(.recordReplaced(record), at: now, catalog)
  }
}
