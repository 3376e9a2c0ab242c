import Entitlements
import LinkProtocol
import LinkTransport
import VehicleCatalog
import WorldTime

/// A car whose clock stops with its 12 V supply, beside its paired phone.
struct ColdCar {
  static let vin = "SJNTAAJ12U0000002"

  let fixture: HeadUnitFixture
  let phone: ScriptedPhone
  let store: TestStore

  /// Gives `body` a car with a service in use.
  static func run(_ body: (ColdCar) async throws -> Void) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: [])) { fixture in
      try await fixture.operate { client in
        _ = try await client.call(
          VehiclesAdd(vin: vin, profile: "qashqai-j12b/2025/acenta", market: "FR"))
      }
      try await fixture.pairedPhone(vin: vin, store: store) { phone in
        _ = try await phone.push(store.document([.sample("my-car-finder")], vin: vin))
        try await fixture.advance(.minutes(10))
        try await body(ColdCar(fixture: fixture, phone: phone, store: store))
      }
    }
  }

  /// Takes the terminal of the 12 V battery off for a while.
  func cutSupply(for period: Period = .hours(1)) async throws {
    try await set(isConnected: false)
    try await fixture.advance(period)
    try await set(isConnected: true)
  }

  private func set(isConnected: Bool) async throws {
    try await fixture.operate { client in
      var change = VehiclesSet(vehicle: Self.vin)
      change.batteryConnected = isConnected
      _ = try await client.call(change)
    }
  }

  /// What the car believes of the time.
  func clock() async throws -> CarClockReport {
    try await phone.client.call(VehicleDescribe()).clock
  }

  func state() async throws -> String {
    let status = try await phone.client.call(ServicesExplain(service: "my-car-finder")).status
    return "\(status.state.rawValue) \(status.reason)"
  }

  /// World time.
  func now() async throws -> Instant {
    try await fixture.operate { try await $0.call(ClockGet()).worldTime }
  }

  func ask() async throws -> String {
    try await phone.client.call(TimeChallenge()).nonce
  }

  @discardableResult
  func send(_ statement: String) async throws -> CarClockReport {
    try await phone.client.call(TimeStatement(statement: statement))
  }
}
