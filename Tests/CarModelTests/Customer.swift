import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Somebody who uses a service of a car.
struct Customer {
  var authority = CommandOrder.Authority.owner
  var pin: String? = "right"

  func order(
    _ service: ServiceID, _ action: String? = nil, _ inputs: CommandInputs = CommandInputs()
  ) -> CarEvent {
    .commandStarted(
      CommandOrder(
        service: service, action: action, inputs: inputs, authority: authority, pinDigest: pin))
  }

  /// The order of a row, with everything it needs.
  func order(_ row: ActionTable.Row, of service: ServiceID) -> CarEvent {
    order(service, row.action, .sample(for: row))
  }
}

extension CommandInputs {
  init(_ set: (inout CommandInputs) -> Void) {
    self.init()
    set(&self)
  }
}

extension CarFixture {
  /// A car that has a service which is used in this way, activated, the owner's PIN set up.
  static func car(for use: ServiceUse) throws -> (car: Vehicle, service: ServiceID) {
    let catalog = try ShippedCatalog.load()
    let service = try #require(catalog.services.first { $0.use == use })
    let model = try #require(
      RandomSoak.profiles.first { name in
        (try? profile(name)).map {
          catalog.compatibility(of: service.id, with: $0, phone: nil, at: nil).isCompatible
        } ?? false
      })
    var car = try car(model, with: [service.id])
    try car.live(until: ready, .powerSet(.off))
    try car.live(until: ready, .pinSet(digest: "right"))
    return (car, service.id)
  }
}

extension Vehicle {
  /// The command that was started last.
  var lastCommand: ServiceCommand? { commandQueue.commands.last }

  /// Starts a command and lets it end.
  mutating func carryOut(_ order: CarEvent) throws -> ServiceCommand {
    try live(until: asOf, order)
    let due = try #require(lastCommand).dueAt
    try live(until: due)
    return try #require(lastCommand)
  }

  /// Why the car does not take an order now.
  func refuses(_ order: CarEvent, at instant: Instant? = nil) throws -> CarRefusal? {
    refusal(of: order, at: instant ?? asOf, in: try ShippedCatalog.load())
  }
}
