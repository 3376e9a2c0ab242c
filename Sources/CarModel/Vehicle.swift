package import Entitlements
package import VehicleCatalog
package import WorldTime

/// One car: a pure value. It changes only in ``apply(_:at:in:)``, and what it says about its
/// services is computed each time from what it keeps.
package struct Vehicle: Hashable, Sendable {
  package let vin: VIN
  package let profile: VehicleProfile
  /// What the store granted, as last committed; `nil` before the first document.
  package internal(set) var record: EntitlementRecord?
  /// The car's work on each entitled service.
  package internal(set) var activations: [ServiceID: ActivationProgress]
  /// Oldest first; at most ``bondsMax``.
  package internal(set) var bonds: [Bond]
  package internal(set) var pairingGate: PairingGate
  /// The store roots this car was taught; those of the daemon's trust file come on top.
  package internal(set) var trust: TrustStore
  package internal(set) var state: State
  /// The world time of the last event applied.
  package internal(set) var asOf: Instant

  /// Phones a car remembers.
  package static let bondsMax = 5

  /// Everything of a car that is neither a right nor a bond.
  package struct State: Hashable, Sendable, Codable {
    package internal(set) var body: CarBody
    package internal(set) var clock: CarClock
    package internal(set) var usage = UsageMeter()
    package internal(set) var warnings = WarningList()
    package internal(set) var commandQueue = CommandQueue()
    package internal(set) var alerts = AlertRules()
    package internal(set) var pin = RemotePin()
    package internal(set) var log = DrivingLog()
    /// What a tester has set to go wrong.
    package internal(set) var faults: [CarFault] = []
    /// Faults that the car ever had.
    package internal(set) var faultCount = 0
    /// The highest version of a document ever taken: a wiped head unit takes no older one.
    package internal(set) var versionFloor = 0

    /// As cars are kept: the queue was called otherwise.
    private enum CodingKeys: String, CodingKey {
      case body, clock, usage, warnings, alerts, pin, log, faults, faultCount, versionFloor
      case commandQueue = "desk"
    }

    /// Of a new car.
    package init(_ profile: VehicleProfile, at instant: Instant) {
      body = CarBody(profile, at: instant)
      clock = CarClock(hasBackup: profile.hasClockBackup, at: instant)
    }
  }

  /// A new car, ready to use: ignition on, network good, clocks right, nothing bought, nobody
  /// paired.
  package init(vin: VIN, profile: VehicleProfile, at instant: Instant) {
    self.init(
      vin: vin, profile: profile, record: nil, activations: [:], bonds: [],
      pairingGate: PairingGate(), trust: TrustStore(),
      state: State(profile, at: instant), asOf: instant)
  }

  /// A car as it was kept.
  package init(
    vin: VIN, profile: VehicleProfile, record: EntitlementRecord?,
    activations: [ServiceID: ActivationProgress], bonds: [Bond], pairingGate: PairingGate,
    trust: TrustStore, state: State, asOf: Instant
  ) {
    self.vin = vin
    self.profile = profile
    self.record = record
    self.activations = activations
    self.bonds = bonds
    self.pairingGate = pairingGate
    self.trust = trust
    self.state = state
    self.asOf = asOf
  }
}

extension Vehicle {
  package internal(set) var body: CarBody {
    get { state.body }
    _modify { yield &state.body }
  }
  package internal(set) var clock: CarClock {
    get { state.clock }
    _modify { yield &state.clock }
  }
  package internal(set) var usage: UsageMeter {
    get { state.usage }
    _modify { yield &state.usage }
  }
  package internal(set) var commandQueue: CommandQueue {
    get { state.commandQueue }
    _modify { yield &state.commandQueue }
  }
  package internal(set) var alerts: AlertRules {
    get { state.alerts }
    _modify { yield &state.alerts }
  }
  package internal(set) var pin: RemotePin {
    get { state.pin }
    _modify { yield &state.pin }
  }
  package internal(set) var log: DrivingLog {
    get { state.log }
    _modify { yield &state.log }
  }
  package internal(set) var faults: [CarFault] {
    get { state.faults }
    _modify { yield &state.faults }
  }

  package var power: PowerMode { body.power }
  package var network: NetworkQuality { body.network }

  /// What the dashboard shows.
  package func wallTime(at instant: Instant) -> Instant { clock.wallTime(at: instant) }
}
