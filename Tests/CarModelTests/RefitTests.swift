import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// A car whose catalogue changes under it.
struct RefitTests {
  private let qashqai = "vehicles/qashqai-j12b.yaml"

  @Test func `where nothing changes nothing is told`() throws {
    let before = try CarFixture.car(with: ["smart-alerts"])
    let catalog = try ShippedCatalog.load()
    var car = before
    #expect(try car.refit(at: CarFixture.ready, from: catalog, to: catalog).isEmpty)
    var later = before
    later.asOf = CarFixture.ready
    #expect(car == later)
  }

  @Test func `hardware that goes takes its service along, and what was done for it is lost`() throws
  {
    let full = try ShippedCatalog.load()
    let without = try ShippedCatalog.edited(
      qashqai, replacing: [("smart_alerts,", "")])
    var car = try CarFixture.car(with: ["smart-alerts", "journey-history"])

    let gone = try car.refit(at: CarFixture.ready, from: full, to: without)
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
    let longer = try CarFixture.catalog(
      activating: "smart-alerts", by: "duration: PT30M, requires: [network]")
    let without = try ShippedCatalog.edited(
      qashqai, replacing: [("smart_alerts,", "")])
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    try car.live(until: after(minutes: 4))
    let reported = try car.refit(at: after(minutes: 4), from: try ShippedCatalog.load(), to: longer)
    #expect(reported.isEmpty, "it is activating before and after: \(reported)")
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
    let reported = car.catchUp(to: instant, in: catalog)
    #expect(
      reported.contains {
        if case .service(let change) = $0 { change.to == .active } else { false }
      }, "\(reported)")
  }

  @Test func `a command under way is carried out, unless its own service goes`() throws {
    let full = try ShippedCatalog.load()
    let service: ServiceID = "remote-horn-lights"
    var car = try CarFixture.car(with: ["smart-alerts", service])
    try car.live(until: CarFixture.ready, .powerSet(.off))
    try car.live(until: CarFixture.ready, .pinSet(digest: "right"))
    try car.live(until: CarFixture.ready, Customer().order(service))
    let command = try #require(car.lastCommand)

    var other = car
    let withoutAlerts = try ShippedCatalog.edited(qashqai, replacing: [("smart_alerts,", "")])
    let lost = try other.refit(at: CarFixture.ready, from: full, to: withoutAlerts)
    #expect(lost.contains { $0.isAbout("smart-alerts") })
    #expect(other.lastCommand == command)
    _ = other.catchUp(to: command.dueAt, in: withoutAlerts)
    #expect(other.lastCommand?.state == .completed)

    let withoutHorn = try ShippedCatalog.edited(qashqai, replacing: [("remote_horn_lights,", "")])
    let reported = try car.refit(at: CarFixture.ready, from: full, to: withoutHorn)
    let rejected = try #require(car.lastCommand)
    #expect(rejected.id == command.id)
    #expect(rejected.state == .rejected)
    #expect(rejected.reason == .notSupportedByGateway)
    #expect(reported.contains(.command(rejected)))
  }

  private func change(
    of service: ServiceID, _ from: ServiceState, _ to: ServiceState, _ reason: ServiceReason
  ) -> ServiceTransition {
    ServiceTransition(at: CarFixture.ready, service: service, from: from, to: to, reason: reason)
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
