import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// Every profile of the catalogue with every service: listed, explained, activated or refused for
/// the right reason, and ended at the exact millisecond.
struct EveryServiceTests {
  static let generations = Result { () throws(CatalogDiagnostics) -> [[VehicleProfile]] in
    let catalog = try Catalog.load(folder: ShippedCatalog.folder)
    return Dictionary(grouping: catalog.profiles()) { $0.equipment.build.rawValue }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// One of each equipment, model year and build: the countries of a market group share all that
  /// decides, which ``the groups hold every profile of the catalogue once()`` checks.
  private static func different(_ profiles: [VehicleProfile]) -> [VehicleProfile] {
    var seen: Set<String> = []
    return profiles.filter { profile in
      let kind =
        "\(profile.name) \(profile.equipment.marketGroup) \(profile.built?.description ?? "")"
      return seen.insert(kind).inserted
    }
  }

  @Test(arguments: (try? generations.get())?.indices ?? 0..<0)
  func `every profile and every service: listed, explained, activated or refused, and ended`(
    index: Int
  ) throws {
    let profiles = try Self.generations.get()[index]
    let services = try ShippedCatalog.load().services
    for profile in profiles { try look(at: profile, services) }
    let lives = Self.different(profiles)
    for profile in lives { try live(profile, services) }
    print(
      "\(profiles[0].equipment.build): \(profiles.count) profiles × \(services.count) services"
        + " = \(profiles.count * services.count) combinations looked at,"
        + " \(lives.count * services.count) lived through")
    #expect(!lives.isEmpty && !services.isEmpty)
  }

  @Test func `the groups hold every profile of the catalogue once`() throws {
    let all = try Self.generations.get().flatMap(\.self)
    let profiles = try ShippedCatalog.load().profiles()
    #expect(all.count == profiles.count && Set(all).count == profiles.count)
    let services = try ShippedCatalog.load().services.count
    print("\(all.count) profiles × \(services) services = \(all.count * services) combinations")
  }

  /// The car as it leaves the dealer, and with a document that names everything.
  private func look(at profile: VehicleProfile, _ services: [Service]) throws {
    var car = Vehicle(vin: try VIN("SJNTAAJ12U0000001"), profile: profile, at: CarFixture.start)
    try expect(services, of: car, at: CarFixture.start) { service, isCompatible in
      !isCompatible ? .unsupported : service.provision == .factory ? .active : .available
    }
    car.record = try Self.everything(services)
    try expect(services, of: car, at: CarFixture.start) { service, isCompatible in
      !isCompatible ? .unsupported : service.provision == .factory ? .active : .activating
    }
  }

  private static func everything(_ services: [Service]) throws -> EntitlementRecord {
    try .sample(
      services.enumerated().map { index, service in
        Entitlement.sample(service.id, grant: GrantID(rawValue: "g-\(index)"))
      })
  }

  private func live(_ profile: VehicleProfile, _ services: [Service]) throws {
    let catalog = try ShippedCatalog.load()
    var car = Vehicle(vin: try VIN("SJNTAAJ12U0000001"), profile: profile, at: CarFixture.start)
    _ = car.apply(
      .recordReplaced(try Self.everything(services)), at: CarFixture.start, in: catalog)
    try expect(services, of: car, at: CarFixture.start) { service, isCompatible in
      !isCompatible ? .unsupported : service.provision == .factory ? .active : .activating
    }
    _ = car.catchUp(to: after(minutes: 60), in: catalog)
    let end = after(days: 28)
    for instant in [after(minutes: 60), end.advanced(milliseconds: -1)] {
      try expect(services, of: car, at: instant) { _, isCompatible in
        isCompatible ? .active : .unsupported
      }
    }
    _ = car.catchUp(to: end, in: catalog)
    for instant in [end, end.advanced(milliseconds: 1)] {
      try expect(services, of: car, at: instant) { service, isCompatible in
        !isCompatible ? .unsupported : service.provision == .factory ? .active : .expired
      }
    }
  }

  /// Each service has the state, the catalogue's own reason when it does not go with the car, and
  /// a chain that says no exactly when the service cannot be used.
  private func expect(
    _ services: [Service], of car: Vehicle, at instant: Instant,
    _ state: (Service, _ isCompatible: Bool) -> ServiceState
  ) throws {
    let catalog = try ShippedCatalog.load()
    for service in services {
      let unmet = catalog.compatibility(
        of: service.id, with: car.profile, phone: nil, at: instant
      ).unmet
      let facts = car.circumstances(of: service, at: instant, in: catalog)
      let answer = facts.decide()
      let wanted = state(service, unmet.isEmpty)
      let place = "\(car.profile.name) in \(car.profile.market), \(service.id) at \(instant)"
      if answer.state != wanted { Issue.record("\(place): \(answer.state), not \(wanted)") }
      if let rule = unmet.first?.rule, answer.reason.name != rule.rawValue {
        Issue.record("\(place): \(answer.reason), not \(rule)")
      }
      let view = ServiceView(
        vehicle: car, service: service, unmet: unmet, facts: facts, answer: answer)
      if answer.isUsable != view.chain.allSatisfy(\.passed) {
        Issue.record("\(place): \(answer.state), and the chain says \(view.chain)")
      }
    }
  }
}
