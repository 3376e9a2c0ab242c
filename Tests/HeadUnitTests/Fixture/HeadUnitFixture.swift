import Entitlements
import LinkProtocol
import LinkTransport
import Logging
import Synchronization
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit
import WireText

/// How a test's lines reach the head unit.
enum Transport: String, CaseIterable, Sendable {
  case inProcess, unixSockets
}

/// A real head unit on a real state folder, with time and random numbers in the test's hand.
final class HeadUnitFixture: Sendable {
  let unit: HeadUnit
  let database: VehicleDatabase
  let host: ManualHost
  let folder: TemporaryFolder
  private let setup: Setup
  private let claim: StateFolder
  private let operators = OperatorPolicy()
  private let loop: LinkLoop
  private let arrivals: AsyncStream<Arrival>
  private let arriving: AsyncStream<Arrival>.Continuation
  /// The sockets served; none in process.
  private let servers: [(role: SocketRole, server: LinkServer)]

  private let peers = Mutex<[DirectPeer]>([])

  private struct Arrival: Sendable {
    let link: LinkConnection
    let role: SocketRole
  }

  struct Setup: Sendable {
    var transport = Transport.inProcess
    var pairing = HeadUnit.Settings.PairingMode.auto
    var clock = ClockStart.virtual(HeadUnitFixture.start)
    var trustFile: TrustStore?
    var journal = JournalLimits()
    /// Cars to add, of the profile `qashqai-j12b/2025/tekna` in FR.
    var vehicles = [HeadUnitFixture.vin]
    var faultsMax = ProtocolLimits.faultsMax
    var power = PowerSwitch { preconditionFailure("this test expects no power cut") }
    var logger = Logger(label: "fixture") { _ in SwiftLogNoOpLogHandler() }
  }

  /// 2026-01-31T10:00:00Z.
  static let start = Instant(milliseconds: 1_769_853_600_000)
  static let vin = "SJNTAAJ12U0000001"
  static let version = "0.1.0"
  /// Host time after which a call that was not answered fails its test.
  static let deadlineMilliseconds: Int64 = 20_000
  /// Host time that a head unit may take to stop. One that never does would hold the tests up for
  /// ever, so they end there.
  static let stopMilliseconds: Int64 = 60_000

  private init(
    _ setup: Setup, _ folder: TemporaryFolder, _ host: ManualHost, _ loop: LinkLoop
  ) async throws {
    (self.setup, self.folder, self.host, self.loop) = (setup, folder, host, loop)
    claim = try StateFolder(claiming: folder.state)
    database = try VehicleDatabase(in: claim)
    var settings = HeadUnit.Settings(
      daemonVersion: Self.version, pairing: setup.pairing, trustFile: setup.trustFile)
    settings.faultsMax = setup.faultsMax
    settings.journal = setup.journal
    unit = try HeadUnit(
      settings: settings, catalog: try ShippedCatalog.load(), keptIn: .database(database),
      clock: setup.clock, hostClock: host.clock, entropy: .seeded(1), timer: host,
      power: setup.power, loop: loop, logger: setup.logger)
    (arrivals, arriving) = AsyncStream.makeStream()
    var servers: [(SocketRole, LinkServer)] = []
    for role in SocketRole.allCases where setup.transport == .unixSockets {
      let server = try await LinkServer.bind(
        path: Self.path(of: role, in: folder), limits: Self.limits(of: role), on: loop
      ) { ReplyCoding.line(id: .null, WireError($0)) }
      servers.append((role, server))
    }
    self.servers = servers
  }

  /// Runs a head unit for as long as `body` does, then stops it as a daemon would.
  @discardableResult
  static func run<Value>(
    _ setup: Setup = Setup(), in folder: TemporaryFolder? = nil, host: ManualHost = ManualHost(),
    _ body: (HeadUnitFixture) async throws -> Value
  ) async throws -> Value {
    let loop = LinkLoop()
    let watchdog = LoopTimer(on: .ofThisProcess)
    let outcome: Result<Value, any Error>
    do {
      let fixture = try await HeadUnitFixture(setup, folder ?? TemporaryFolder(), host, loop)
      outcome = await withTaskGroup { group in
        group.addTask { await fixture.unit.run() }
        let outcome = await fixture.serving(body, watchdog)
        await fixture.unit.stop()
        return outcome
      }
    } catch {
      outcome = .failure(error)
    }
    try await loop.shutDown()
    watchdog.disarm()
    return try outcome.get()
  }

  private func serving<Value>(
    _ body: (HeadUnitFixture) async throws -> Value, _ watchdog: LoopTimer
  ) async -> Result<Value, any Error> {
    await withTaskGroup { group in
      group.addTask { await self.serveArrivals() }
      for (role, server) in servers {
        group.addTask { await server.run { await self.unit.serve($0, on: role) } }
      }
      defer {
        watchdog.arm(afterMilliseconds: Self.stopMilliseconds) {
          preconditionFailure("the head unit waits for something for ever and does not stop")
        }
        stopServing()
      }
      do {
        try await addVehicles()
        return .success(try await body(self))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Takes no connections any more; requests that came are answered.
  func stopServing() {
    arriving.finish()
    for peer in peers.withLock({ $0 }) { peer.hangUp() }
    for (_, server) in servers { server.stop() }
  }

  private static func path(of role: SocketRole, in folder: TemporaryFolder) -> String {
    "\(folder.path)/\(role.rawValue).sock"
  }

  private static func limits(of role: SocketRole) -> LinkLimits {
    switch role {
    case .phone: .phone
    case .control: .control
    }
  }

  private func serveArrivals() async {
    await withDiscardingTaskGroup { group in
      for await arrival in arrivals {
        group.addTask {
          await self.unit.serve(arrival.link, on: arrival.role)
          arrival.link.close()
        }
      }
    }
  }

  private func addVehicles() async throws {
    let missing = setup.vehicles
    guard !missing.isEmpty else { return }
    try await operate { client in
      let there = Set(try await client.call(VehiclesList()).vehicles.map(\.vin))
      for vin in missing where !there.contains(vin) {
        _ = try await client.call(
          VehiclesAdd(vin: vin, profile: "qashqai-j12b/2025/tekna", market: "FR"))
      }
    }
  }
}

// MARK: - Connecting

extension HeadUnitFixture {
  /// One end of a connection to a socket; `peer` is whom the head unit sees there in process.
  func connect(
    _ role: SocketRole, peer: PeerCredentials = .ofThisProcess
  ) async throws -> LinkConnection {
    switch setup.transport {
    case .inProcess:
      let (ours, theirs) = LinkConnection.pair(
        limits: Self.limits(of: role), peer: peer, isOperator: operators.admits(peer))
      arriving.yield(Arrival(link: theirs, role: role))
      return ours
    case .unixSockets: return try await LinkClient.connect(path: Self.path(of: role, in: folder))
    }
  }

  /// Somebody who asks without lines, until they hang up or the test ends.
  func direct(_ role: SocketRole) async -> DirectPeer {
    let (ours, theirs) = LinkConnection.pair(limits: Self.limits(of: role))
    await unit.admit(theirs, on: role)
    arriving.yield(Arrival(link: theirs, role: role))
    let peer = DirectPeer(to: unit, from: ours, to: theirs)
    peers.withLock { $0.append(peer) }
    return peer
  }

  /// Makes calls over a connection of its own.
  func call<Value>(
    _ role: SocketRole, peer: PeerCredentials = .ofThisProcess,
    _ body: (ProtocolClient) async throws -> Value
  ) async throws -> Value {
    try await ProtocolClient.serving(
      try await connect(role, peer: peer), timeoutMilliseconds: Int(Self.deadlineMilliseconds),
      body)
  }

  /// Makes calls as the tester.
  func operate<Value>(_ body: (ProtocolClient) async throws -> Value) async throws -> Value {
    try await call(.control, body)
  }

  /// Writes and reads lines by hand; a wait that lasts too long ends as a closed connection.
  func talk<Value>(
    _ role: SocketRole, peer: PeerCredentials = .ofThisProcess,
    _ body: (RawPeer) async throws -> Value
  ) async throws -> Value {
    let connection = try await connect(role, peer: peer)
    let alarm = LoopTimer(on: .ofThisProcess)
    alarm.arm(afterMilliseconds: Self.deadlineMilliseconds) { connection.close() }
    defer {
      alarm.disarm()
      connection.close()
    }
    return try await body(RawPeer(connection: connection))
  }

  /// Everything a car says of its services.
  func services(of vin: String? = nil) async throws -> ServicesList.Response {
    try await operate { try await $0.call(ServicesList(vehicle: vin)) }
  }

  func status(of service: String) async throws -> ServiceStatus {
    try #require(try await services().services.first { $0.service == service })
  }

  @discardableResult
  func advance(_ period: Period) async throws -> ClockReport {
    try await operate { try await $0.call(ClockAdvance(by: period)) }
  }
}

/// A peer that speaks in lines of its own.
struct RawPeer {
  let connection: LinkConnection

  func send(_ text: String) throws { try connection.send(Array(text.utf8)) }

  /// The next line as JSON.
  func next() async throws -> JSONValue {
    var lines = connection.inbound.makeAsyncIterator()
    guard case .line(let bytes)? = await lines.next() else {
      throw NoLine(end: connection.end)
    }
    return try JSONParser.parse(bytes)
  }

  func ask(_ text: String) async throws -> JSONValue {
    try send(text)
    return try await next()
  }

  struct NoLine: Error {
    let end: LinkEnd?
  }
}

/// The refusal that a call comes back with.
func refusal<Value>(
  _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async throws -> WireError {
  do {
    let value = try await body()
    Issue.record("answered with \(value)", sourceLocation: location)
    throw NotRefused()
  } catch CallFailure.refused(let error) {
    return error
  }
}

struct NotRefused: Error {}
