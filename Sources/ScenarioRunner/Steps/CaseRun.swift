import LinkProtocol
import LinkTransport
import NissanStore
import PhoneApp
import Scenarios
import StoreStorage
import Synchronization
import VehicleCatalog
import WorldTime

/// One case under way: its cars, its phones and its store, and where its world stands.
final class CaseRun: Sendable {
  let scenario: ScenarioCase
  let handle: any UnitHandle
  let keeper: LineKeeper
  let kit: CaseKit
  let store: FaultyStore
  let memory: MemoryStore
  let generator: SharedRandom
  /// Its cars by the names that steps use.
  let cars: [String: VIN]
  let phones = Mutex<[String: ScenarioPhone]>([:])
  private let state: Mutex<State>

  private struct State {
    var worldTime: Instant
    var control: (any LinkPeer)?
    /// Lines between phone and car may get lost.
    var losesLines = false
    /// Faults were added to the daemon.
    var hasFaults = false
    /// Some of them meet lines.
    var hasLineFaults = false
    var vehicles: [VIN] = []
    /// Cards that a step used.
    var cards: Set<TestCard> = []
  }

  init(
    _ scenario: ScenarioCase, on handle: any UnitHandle, _ keeper: LineKeeper, _ kit: CaseKit
  ) throws(StepFailure) {
    self.scenario = scenario
    self.handle = handle
    self.keeper = keeper
    self.kit = kit
    generator = SharedRandom(CaseRandom(seed: scenario.world.seed, scenario.id))
    state = Mutex(State(worldTime: scenario.world.start))
    let names = SharedRandom(CaseRandom(seed: scenario.world.seed, "store of \(scenario.id)"))
    let empty = Store(
      selling: kit.offering, policy: scenario.world.policy,
      names: FreshNames { names.bytes($0) })
    var opened: MemoryStore?
    store = FaultyStore { gateway in
      let memory = MemoryStore(empty, signer: kit.signer, gateway: gateway)
      opened = memory
      return memory
    }
    guard let opened else { preconditionFailure("a store that was opened is there") }
    memory = opened
    cars = try Self.numbers(of: scenario, generator)
  }

  /// Every car gets a VIN of its own, unless the scenario gives it one.
  private static func numbers(
    of scenario: ScenarioCase, _ generator: SharedRandom
  ) throws(StepFailure) -> [String: VIN] {
    var cars: [String: VIN] = [:]
    do throws(VIN.FormatError) {
      let series = try VINSeries(prefix: "SJNSCENE")
      let first = generator.bytes(5).reduce(0) { $0 << 8 | Int($1) } % (series.numberMax / 2)
      for (index, vehicle) in scenario.world.vehicles.enumerated() {
        cars[vehicle.name] = vehicle.vin ?? series[first + index]
      }
    } catch {
      throw .broken(error.description)
    }
    return cars
  }
}

// MARK: - Where the world stands

extension CaseRun {
  /// World time, which nothing but steps moves.
  var now: Instant { state.withLock { $0.worldTime } }

  var losesLines: Bool { state.withLock { $0.losesLines } }
  var hasFaults: Bool { state.withLock { $0.hasFaults } }

  /// The vehicles that the daemon has of this case.
  var vehiclesAdded: [VIN] { state.withLock { $0.vehicles } }

  /// A vehicle is there now.
  func added(_ vin: VIN) { state.withLock { $0.vehicles.append(vin) } }

  var cardsUsed: Set<TestCard> { state.withLock { $0.cards } }

  /// A customer types this card.
  func used(_ card: TestCard) { state.withLock { _ = $0.cards.insert(card) } }

  /// World time has come so far.
  func reached(_ instant: Instant) { state.withLock { $0.worldTime = instant } }

  /// A fault was added.
  func added(_ fault: FaultKind) {
    state.withLock {
      $0.hasFaults = true
      $0.hasLineFaults = $0.hasLineFaults || fault.meetsLines
      $0.losesLines = $0.losesLines || fault.losesLines
    }
  }

  /// No fault is in force any more.
  func faultsCleared() {
    state.withLock {
      $0.hasFaults = false
      $0.hasLineFaults = false
      $0.losesLines = false
    }
  }
}

// MARK: - The unit

extension CaseRun {
  /// Connects to the control socket, in place of any connection before.
  func connectControl() async throws(StepFailure) {
    let peer = try await peer(.control)
    let former = state.withLock { state in
      defer { state.control = peer }
      return state.control
    }
    former?.hangUp()
  }

  /// Whoever answers on a socket of the daemon, as on a fresh connection. Lines go to and fro only
  /// where something happens to them, or where nothing else reaches the daemon.
  func peer(
    _ role: SocketRole, through middle: (any ManInTheMiddle)? = nil
  ) async throws(StepFailure) -> any LinkPeer {
    let needsLines = middle != nil || state.withLock { $0.hasLineFaults }
    do throws(HandleFailure) {
      if !needsLines, let peer = try await handle.peer(role) { return peer }
      return keeper.client(over: try await handle.connect(role), through: middle)
    } catch {
      // A phone only sees that no car is there.
      guard role == .control else { throw .refused("car_link_lost", "\(error)") }
      throw .broken(await handle.exitDescription() ?? "\(error)")
    }
  }

  /// Asks on the control socket.
  @discardableResult
  func ask<Request: LinkRequest>(
    _ request: Request
  ) async throws(StepFailure) -> Request.Response {
    guard let client = state.withLock({ $0.control }) else {
      throw .broken("there is no connection to the control socket")
    }
    do throws(CallFailure) {
      return try await client.call(request)
    } catch {
      if case .refused(let refusal) = error { throw StepFailure(refusal) }
      throw .broken("\(Request.method): \(await handle.exitDescription() ?? error.description)")
    }
  }
}

// MARK: - Whom a step is about

extension CaseRun {
  func car(_ actors: Actors) throws(StepFailure) -> VIN { try car(named: actors.vehicle) }

  func car(named name: String?) throws(StepFailure) -> VIN {
    guard let vin = cars[name ?? scenario.world.vehicles.first?.name ?? ""] else {
      throw .broken("this world has no vehicle ‘\(name ?? "")’")
    }
    return vin
  }

  func phone(_ actors: Actors) throws(StepFailure) -> ScenarioPhone {
    let name = actors.phone ?? scenario.world.phones.first?.name ?? ""
    guard let phone = phones.withLock({ $0[name] }) else {
      throw .broken("this world has no phone ‘\(name)’")
    }
    return phone
  }
}
