import CarModel
import Entitlements
import HeadUnit
import LinkProtocol
import LinkTransport
import ScenarioRunner
import VehicleCatalog
import WorldTime

/// The beginning of a car's life, from an empty folder: added, told whom to trust, given rights,
/// activated, driven, and robbed of a right again.
package struct DaemonSweep: SweptStory {
  package let name = "daemon"
  package let empty = "\(EnduranceKit.start)"
  private let kit: EnduranceKit
  private let issuer = DocumentIssuer(seed: 1)
  private static let vin = EnduranceKit.vin(1)

  package init(_ kit: EnduranceKit) { self.kit = kit }

  package func live(
    in folder: String, insisting insists: Bool, acknowledged: () async throws -> Void
  ) async -> StoryEnd {
    let loop = LinkLoop()
    var end = StoryEnd()
    // A start that fails because of the disk is tried again, as the service manager does.
    for attempt in 0...(insists ? 1 : 0) {
      do {
        try await withUnit(in: folder, on: loop) { client in
          end = await steps(over: client, insisting: insists, acknowledged)
        }
        break
      } catch {
        if attempt == 1 { end.failures.append("the second start too: \(error)") }
      }
    }
    try? await loop.shutDown()
    return end
  }

  package func look(in folder: String) async throws -> String? {
    let loop = LinkLoop()
    do {
      let seen = try await withUnit(in: folder, on: loop) { try await Self.sight(over: $0) }
      try await loop.shutDown()
      return seen
    } catch {
      try? await loop.shutDown()
      throw error
    }
  }

  package func violations(in folder: String) throws -> [String] { [] }

  /// A head unit on the folder for as long as `body` runs.
  private func withUnit<Value: Sendable>(
    in folder: String, on loop: LinkLoop, _ body: (ProtocolClient) async throws -> Value
  ) async throws -> Value {
    let database = try VehicleDatabase(in: StateFolder(claiming: folder))
    let unit = try InProcessUnit(
      keptIn: .database(database), loop, kit.catalog, start: EnduranceKit.start)
    return try await withThrowingTaskGroup { group in
      group.addTask { await unit.live() }
      guard let connection = unit.connect(.control) else {
        await unit.end()
        throw EnduranceFailure("the head unit takes no connection")
      }
      let outcome: Result<Value, any Error>
      do {
        outcome = .success(try await ProtocolClient.serving(connection, body))
      } catch {
        outcome = .failure(error)
      }
      await unit.end()
      return try outcome.get()
    }
  }

  private typealias Step = (name: String, ask: (ProtocolClient) async throws -> Void)

  private func steps(
    over client: ProtocolClient, insisting insists: Bool, _ acknowledged: () async throws -> Void
  ) async -> StoryEnd {
    var end = StoryEnd()
    for (name, ask) in story {
      let goesOn = await end.run(name, insisting: insists, acknowledged) {
        try await ask(client)
      } _: {
        try await ask(client)
      }
      guard goesOn else { return end }
    }
    end.isWhole = true
    return end
  }

  private var story: [Step] {
    let vin = Self.vin
    let push = { @Sendable (count: Int, client: ProtocolClient) async throws in
      var rights = Rights()
      for service in [0, 1, 0, 2].prefix(count) { rights.toggle(DocumentIssuer.services[service]) }
      let document = try await issuer.document(of: vin, rights)
      _ = try await client.call(EntitlementsPush(document: document.compact, vehicle: vin))
    }
    return [
      (
        "add the car",
        { client in
          let there = try await client.call(VehiclesList()).vehicles
          guard there.isEmpty else { return }
          _ = try await client.call(
            VehiclesAdd(vin: vin, profile: EnduranceKit.profile, market: EnduranceKit.market))
        }
      ),
      (
        "trust the store",
        { _ = try await $0.call(TrustAdd(vehicle: vin, root: issuer.rootText)) }
      ),
      ("push one right", { try await push(1, $0) }),
      (
        "lose the network",
        { _ = try await $0.call(VehiclesSet(vehicle: vin, network: NetworkQuality.none)) }
      ),
      (
        "find the network",
        { _ = try await $0.call(VehiclesSet(vehicle: vin, network: .good)) }
      ),
      ("push two rights", { try await push(2, $0) }),
      (
        "let it activate",
        { _ = try await $0.call(ClockSet(to: EnduranceKit.start.adding(.minutes(10)))) }
      ),
      ("push a revocation", { try await push(3, $0) }),
      (
        "let a month pass",
        { _ = try await $0.call(ClockSet(to: EnduranceKit.start.adding(.days(30)))) }
      ),
      ("push a new right", { try await push(4, $0) }),
    ]
  }

  /// Everything that a tester can ask of the car, without what depends on how often it was tried.
  private static func sight(over client: ProtocolClient) async throws -> String {
    let cars = try await client.call(VehiclesList()).vehicles
    var lines = ["\(try await client.call(ClockGet()).worldTime)"]
    guard !cars.isEmpty else { return lines.joined(separator: "\n") }
    let sight = try await CarSight.read(over: client, of: vin, after: 0)
    lines += CarFact.allCases.compactMap { fact in
      sight.facts[fact].map { "\(fact.rawValue): \($0)" }
    }
    lines += try await client.call(ServicesList(vehicle: vin)).services.map {
      "\($0.service): \($0.state.rawValue), \($0.reason), until \($0.nextChangeAt, default: "ever")"
    }
    lines += sight.journal.map {
      "\($0.sequence) \($0.at) \($0.kind.rawValue) \($0.service ?? "") \($0.details.sorted)"
    }
    return lines.joined(separator: "\n")
  }
}

extension DefaultStringInterpolation {
  fileprivate mutating func appendInterpolation(_ instant: Instant?, default text: String) {
    appendInterpolation(instant.map { "\($0)" } ?? text)
  }
}
