import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// A car whose catalogue changes under it.
struct RefitTests {
  private let qashqai = "vehicles/qashqai-j12b.yaml"

  @Test func `where nothing changes nothing is told`() throws {
    let before = try Garage.car(with: ["smart-alerts"])
    var car = before
    #expect(
      try car.refit(at: Garage.ready, from: try Garage.catalog(), to: try Garage.catalog()).isEmpty)
    var later = before
    later.asOf = Garage.ready
    #expect(car == later)
  }

  @Test func `hardware that goes takes its service along, and what was done for it is lost`() throws
  {
    let full = try Garage.catalog()
    let without = try Garage.catalog(in: qashqai, replacing: "smart_alerts,", with: "")
    var car = try Garage.car(with: ["smart-alerts", "journey-history"])

    let gone = try car.refit(at: Garage.ready, from: full, to: without)
    #expect(
      gone.contains(
        .service(
          change(of: "smart-alerts", .active, .unsupported, .unsupported(.missingHardware)))
      ))
    #expect(!gone.contains { $0.isAbout("journey-history") })

    let back = try car.refit(at: after(minutes: 20), from: without, to: full)
    #expect(back.contains { $0.isAbout("smart-alerts") })
    #expect(try car.says(of: "smart-alerts", at: after(minutes: 20)).state == .activating)
    try car.live(until: after(minutes: 25))
    #expect(try car.says(of: "smart-alerts", at: after(minutes: 25)).state == .active)
  }

  @Test func `an activation under way ends as it was begun, the next one is longer`() throws {
    let longer = try Garage.catalog(
      activating: "smart-alerts", by: "duration: PT30M, requires: [network]")
    let without = try Garage.catalog(in: qashqai, replacing: "smart_alerts,", with: "")
    var car = try Garage.car()
    try car.live(until: Garage.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    try car.live(until: after(minutes: 4))
    let told = try car.refit(at: after(minutes: 4), from: try Garage.catalog(), to: longer)
    #expect(told.isEmpty, "it is activating before and after: \(told)")
    try expectActive(&car, at: after(minutes: 5), in: longer)

    _ = try car.refit(at: after(minutes: 10), from: longer, to: without)
    _ = try car.refit(at: after(minutes: 10), from: without, to: longer)
    try expectActive(&car, at: after(minutes: 40), in: longer)
  }

  /// Nothing is told before `instant`, and then that the service is active.
  private func expectActive(
    _ car: inout Vehicle, at instant: Instant, in catalog: Catalog
  ) throws {
    #expect(car.catchUp(to: instant.advanced(milliseconds: -1), in: catalog).isEmpty)
    let told = car.catchUp(to: instant, in: catalog)
    #expect(
      told.contains {
        if case .service(let change) = $0 { change.to == .active } else { false }
      }, "\(told)")
  }

  @Test func `a command under way is carried out`() throws {
    let without = try Garage.catalog(in: qashqai, replacing: "smart_alerts,", with: "")
    var (car, service) = try Garage.car(for: .hornLights)
    try car.live(until: car.asOf, Customer().order(service))
    let command = try #require(car.lastCommand)
    _ = try car.refit(at: car.asOf, from: try Garage.catalog(), to: without)
    #expect(car.lastCommand == command)
    _ = car.catchUp(to: command.dueAt, in: without)
    #expect(car.lastCommand?.state == .completed)
  }

  private func change(
    of service: ServiceID, _ from: ServiceState, _ to: ServiceState, _ reason: ServiceReason
  ) -> ServiceTransition {
    ServiceTransition(at: Garage.ready, service: service, from: from, to: to, reason: reason)
  }
}

extension Vehicle {
  /// The same car by another catalogue.
  fileprivate mutating func refit(
    at instant: Instant, from old: Catalog, to new: Catalog
  ) throws -> [CarEffect] {
    let profile = try new.profile(profile.name, market: profile.market, built: profile.built)
    return refit(profile, at: instant, from: old, to: new)
  }
}

extension CarEffect {
  fileprivate func isAbout(_ service: ServiceID) -> Bool {
    if case .service(let change) = self { change.service == service } else { false }
  }
}
