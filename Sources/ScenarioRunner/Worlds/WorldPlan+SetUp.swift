import Entitlements
import LinkProtocol
import LinkTransport
package import VehicleCatalog
import WorldTime

extension WorldPlan {
  /// Makes everything that is planned in a daemon that has begun at ``beginning``.
  ///
  /// - Parameters:
  ///   - handle: The daemon, empty and alive.
  ///   - phoneClient: The client's program.
  ///   - catalog: What the daemon reads.
  ///   - profiles: Its folder.
  /// - Throws: ``WorldFailure``.
  package func setUp(
    on handle: DaemonHandle, with phoneClient: String, _ catalog: Catalog, profiles: String
  ) async throws(WorldFailure) {
    let customer = WorldCustomer(
      folder: handle.folder, program: phoneClient, profiles: profiles, catalog: catalog)
    try await Self.serving(handle) { client throws(WorldFailure) in
      for car in vehicles { try await add(car, client) }
      if let phone {
        try await customer.introduce(phone, to: vehicles, country, language)
        for car in vehicles {
          for seed in seeds { try await customer.buy(seed, for: car) }
        }
      }
      if !seeds.isEmpty { try await activate(customer, client) }
    }
    try await setRate(on: handle)
  }

  /// Lets time run as is planned.
  ///
  /// - Throws: ``WorldFailure``.
  package func setRate(on handle: DaemonHandle) async throws(WorldFailure) {
    guard rate != 0 else { return }
    try await Self.serving(handle) { client throws(WorldFailure) in
      try await Self.ask(client, ClockRate(rate: rate), "set the clock's rate")
    }
  }

  private static func serving(
    _ handle: DaemonHandle, _ body: (ProtocolClient) async throws(WorldFailure) -> Void
  ) async throws(WorldFailure) {
    let connection: LinkConnection
    do throws(HandleFailure) { connection = try await handle.connect(.control) } catch {
      throw WorldFailure(step: "reach the daemon", name: "daemon_failed", why: "\(error)")
    }
    try await ProtocolClient.serving(connection, body)
  }

  private func add(_ car: VehicleSpecification, _ client: ProtocolClient) async throws(WorldFailure)
  {
    try await Self.ask(
      client,
      VehiclesAdd(
        vin: car.vin?.rawValue ?? "", profile: car.profile.description, market: car.market,
        built: car.built?.description), "add \(car.profile)")
  }

  /// Lets the time pass that activation takes, and looks whether it was enough.
  private func activate(
    _ customer: WorldCustomer, _ client: ProtocolClient
  ) async throws(WorldFailure) {
    try await Self.ask(client, ClockSet(to: start), "activate what was bought")
    for car in vehicles {
      let vin = car.vin?.rawValue ?? ""
      let list = try await Self.ask(client, ServicesList(vehicle: vin), "look at the services")
      for seed in seeds {
        let services = customer.services(of: seed)
        for status in list.services
        where services.contains(status.service) && status.state != .active {
          throw WorldFailure(
            step: "activate \(seed)", name: "not_active",
            why: "\(status.service) of \(vin) is \(status.state.rawValue)"
              + " (\(status.reason)) at \(start)")
        }
      }
    }
  }

  @discardableResult
  private static func ask<Request: LinkRequest>(
    _ client: ProtocolClient, _ request: Request, _ step: String
  ) async throws(WorldFailure) -> Request.Response {
    do throws(CallFailure) { return try await client.call(request) } catch {
      if case .refused(let refusal) = error {
        throw WorldFailure(step: step, name: refusal.name, why: refusal.message)
      }
      throw WorldFailure(step: step, name: "daemon_failed", why: error.description)
    }
  }
}
