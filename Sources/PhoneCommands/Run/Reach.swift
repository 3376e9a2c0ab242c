import CommandSupport
import LinkProtocol
import LinkTransport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// Where the phone stands: beside a car that said hello, or out of every car's reach.
struct Reach: Sendable {
  /// What the car in reach, or the last one, says is the time.
  let now: Instant
  let state: PhoneState
  /// The car, or why there is none.
  let car: Result<CarLink, OutOfReach>
  /// The connection to that car; `nil` without one.
  let client: ProtocolClient?
}

/// Why no car is in reach.
enum OutOfReach: Error {
  case notConnected(LinkConnectError)
  case notGreeted(CarLinkError)
  /// Which one is meant is not clear; the refusal lists those that are paired.
  case notMeant(PhoneRefusal)
}

extension OutOfReach {
  /// The cars that answered where none was named.
  var nearby: [ConnectedCar] {
    if case .notGreeted(.refused(let refusal)) = self { refusal.nearby } else { [] }
  }
}

extension PhoneRun {
  /// Looks whether the car is there, takes world time over from it, and runs the command.
  ///
  /// - Parameters:
  ///   - place: Where the car that is meant is looked for.
  ///   - body: The command.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; the failure of the connection when no time is known.
  func reach<Value>(
    _ place: Place = .bonds, _ body: (Reach) async throws -> Value
  ) async throws -> Value {
    let connection: LinkConnection
    do throws(LinkConnectError) {
      connection = try await global.connect(to: .phone)
    } catch {
      return try await body(outOfReach(.notConnected(error)))
    }
    return try await ProtocolClient.serving(
      connection, timeoutMilliseconds: global.timeout * 1_000
    ) { client in
      try await body(try await meet(place, over: client))
    }
  }

  /// World time; `nil` while no car has told it.
  func worldTime() async throws -> Instant? {
    do { return try await reach(.anywhere) { $0.now } } catch is OutOfReach { return nil }
  }

  private func meet(_ place: Place, over client: ProtocolClient) async throws -> Reach {
    let link: CarLink
    do throws(CarLinkError) {
      link = try await CarLink.greet(over: client, as: greeting, vehicle: vehicle(from: place))
    } catch {
      return try outOfReach(notMeant(error, place) ?? .notGreeted(error))
    }
    let known = KnownWorldTime(
      worldTime: link.hello.worldTime, hostTime: HostTime.now, clockMode: link.hello.clockMode)
    let state = try keep { state in
      if !known.isAsKnown(by: state.clock) { state.clock = known }
    }
    return Reach(now: known.worldTime, state: state, car: .success(link), client: client)
  }

  /// Where the car asks which one is meant, or is another than those that are paired.
  private func notMeant(_ error: CarLinkError, _ place: Place) -> OutOfReach? {
    guard place == .bonds, !initialState.bonds.isEmpty, case .refused(let refusal) = error,
      refusal.known == .vehicleAmbiguous || refusal.known == .vehicleUnknown
    else { return nil }
    do throws(PhoneRefusal) {
      _ = try bond(in: initialState)
      return nil
    } catch {
      return .notMeant(error)
    }
  }

  private func outOfReach(_ failure: OutOfReach) throws -> Reach {
    let known = initialState.clock?.worldTime(atHost: HostTime.now)
    guard let now = options.time ?? known else { throw failure }
    return Reach(now: now, state: initialState, car: .failure(failure), client: nil)
  }

  /// Which cars a command may mean when it names none.
  enum Place {
    /// The one that is paired.
    case bonds
    /// Any that answers: it is about to be paired.
    case anywhere
  }

  /// The car that is meant, as far as that is clear before any answers.
  private func vehicle(from place: Place) -> VIN? {
    switch place {
    case .bonds:
      options.vehicle ?? (initialState.bonds.count == 1 ? initialState.bonds[0].vin : nil)
    case .anywhere: options.vehicle
    }
  }

  /// The phone as it introduces itself; an app that keeps itself up to date has the version of
  /// the day.
  private var greeting: PhoneIdentity {
    var phone = initialState.phone
    if phone.name.isEmpty { phone.name = phone.model.isEmpty ? "phone" : phone.model }
    if phone.model.isEmpty { phone.model = "unknown" }
    if phone.appVersion.isEmpty {
      let version = catalog.appPeriod(at: initialState.clock?.worldTime)?.version
      phone.appVersion = version.map { "\($0).0" } ?? "unknown"
    }
    return phone
  }
}
