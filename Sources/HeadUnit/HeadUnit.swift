import CarModel
package import Entitlements
import LinkProtocol
package import LinkTransport
package import Logging
package import VehicleCatalog
import WorldTime

/// The daemon's heart: it owns the vehicles and the world's clock, and answers requests.
///
/// Requests that only look are answered from what is committed, at once. Changes are gathered and
/// committed together (``change(_:)``). It runs on the executor of the sockets' event loop, so a
/// request stays on one thread from read to write; only commits and signatures are done elsewhere.
package actor HeadUnit {
  /// What everything is judged by; a reload may bring another.
  private(set) var catalog: Catalog
  private(set) var settings: Settings
  let storage: any VehicleStorage
  /// What the daemon keeps on its disk; `nil` in memory.
  let database: VehicleDatabase?
  let hostClock: HostClock
  let entropy: Entropy
  let timer: any WakeTimer
  let power: PowerSwitch
  let offLoop: OffLoop
  let logger: Logger

  var world: World
  /// Changes that wait for the next commit.
  var waiting: [PendingChange] = []
  /// ``run()`` has returned: nothing is committed any more.
  var isOver = false
  var connections: [UInt64: ConnectionState] = [:]
  /// Everybody who follows what is committed.
  var watches = WatchTable()
  /// Pairings under way, by vehicle.
  var pairings: [VIN: OpenPairing] = [:]
  /// One-time codes on their way, by vehicle.
  var pins: [VIN: OpenPin] = [:]
  /// What a tester lets go wrong.
  var faults: FaultRegistry
  /// Lines that faults keep from arriving.
  var held = HeldLines()
  /// Lines that faults kept from arriving, and that are being handled now.
  var arrivals = LateArrivals()
  /// What is counted.
  var metrics = HeadUnitMetrics()
  /// How many refusals the log has told of lately.
  var refusalLog = RefusalLog()
  /// What the daemon serves; empty in a test without sockets.
  var sockets: [ServedSocket] = []
  /// When it was made.
  let startedAt: HostReading
  /// Who may move the clock.
  var clockGate = SerialGate()

  private var builtProfileIndex: [ProfileSummary]?
  /// Answers that are always the same, as they stand in a line.
  private var writtenAnswers: (profiles: [UInt8]?, description: [UInt8]?)

  /// As it was when there was last no vehicle; `nil` of one that keeps nothing on a disk.
  var memoryWhenEmpty: ProcessMemory?

  /// What a person should know of this daemon; empty when all is well.
  var standingFailures: [StandingFailure: String] = [:]
  /// What was last told to whoever follows ``summaries``.
  var publishedSummary: DaemonSummary?
  /// How it is, each time that changes.
  nonisolated let summaries: AsyncStream<DaemonSummary>
  let summaryEvents: AsyncStream<DaemonSummary>.Continuation

  let wakes: AsyncStream<Void>
  let wakeUp: AsyncStream<Void>.Continuation
  private var failures = 0
  /// What the host's clocks did other than going on.
  var hostSteps: HostSteps
  /// World time is to be written though nothing else is.
  var isClockToKeep = false
  /// The log has told that world time is held.
  var isHoldNotified = false
  /// The sockets' event loop, on which it runs.
  nonisolated let loop: LinkLoop

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.executor.asUnownedSerialExecutor()
  }

  /// What a daemon is told at its start, and again by a reload.
  package struct Settings: Sendable {
    /// Who answers for the person in the car when a phone wants to pair.
    package enum PairingMode: String, Sendable, CaseIterable {
      /// A tester, with `pairing.open` and `pairing.accept`.
      case ask
      /// Nobody: every pairing is accepted.
      case auto
    }

    package var daemonVersion: String
    package var pairing: PairingMode
    /// The roots of the trust file; `nil` trusts on first use.
    package var trustFile: TrustStore?
    /// Faults in force at once.
    package var faultsMax = ProtocolLimits.faultsMax
    package var journal = JournalLimits()

    package init(daemonVersion: String, pairing: PairingMode, trustFile: TrustStore?) {
      self.daemonVersion = daemonVersion
      self.pairing = pairing
      self.trustFile = trustFile
    }
  }

  /// Takes up the world where it was left.
  ///
  /// - Throws: ``StartRefusal`` when what is kept does not go with the catalogue or the clock.
  package init(
    settings: Settings, catalog: Catalog, keptIn place: VehicleStoragePlace, clock: ClockStart,
    hostClock: HostClock, entropy: Entropy, timer: any WakeTimer, power: PowerSwitch,
    loop: LinkLoop, offLoop: OffLoop = .onOtherThreads, logger: Logger
  ) throws {
    self.settings = settings
    self.catalog = catalog
    (storage, database) = (place.storage, place.database)
    self.hostClock = hostClock
    self.entropy = entropy
    self.timer = timer
    self.power = power
    self.loop = loop
    self.offLoop = offLoop
    self.logger = logger
    memoryWhenEmpty = database == nil ? nil : .read()
    faults = FaultRegistry(limit: settings.faultsMax)
    (wakes, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    (summaries, summaryEvents) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    let kept = try storage.load(catalog) { settings.trust(taught: $0) }
    let copy = try database?.mend(kept)
    standingFailures[.kept] = kept.report(logger, copy: copy, salvaged: database?.salvaged)
    let host = hostClock.read()
    hostSteps = HostSteps(from: host)
    startedAt = host
    world = World(clock: try clock.clock(continuing: kept.clock, at: host))
    if let before = kept.clock {
      ClockStart.notify(before, goesOnAs: world.clock, at: host, to: logger)
    }
    world.journalLast = kept.journalLast
    for vehicle in kept.vehicles {
      world.put(vehicle, for: vehicle.vin)
      world.due.schedule(vehicle.vin, at: vehicle.nextDue(in: catalog))
    }
  }

  /// Built when it is first asked for: the catalogue has thousands of profiles.
  var profileIndex: [ProfileSummary] {
    let index = builtProfileIndex ?? ProfileSummary.index(of: catalog)
    builtProfileIndex = index
    return index
  }

  /// The whole list of profiles.
  var writtenProfiles: [UInt8] {
    let written =
      writtenAnswers.profiles
      ?? ReplyCoding.written(ProfilesList.Response(profiles: profileIndex))
    writtenAnswers.profiles = written
    return written
  }

  /// What `rpc.discover` answers.
  var writtenDescription: [UInt8] {
    let written =
      writtenAnswers.description
      ?? ReplyCoding.written(OpenRPCDocument(daemonVersion: settings.daemonVersion))
    writtenAnswers.description = written
    return written
  }

  /// Judges everything by this from now on.
  func apply(_ catalog: Catalog) {
    self.catalog = catalog
    builtProfileIndex = nil
    writtenAnswers.profiles = nil
  }

  /// Goes by other settings from now on; what is under way goes on as it began.
  func apply(_ settings: Settings) {
    self.settings = settings
    writtenAnswers.description = nil
    faults.limit = settings.faultsMax
  }

  /// World time.
  var now: Instant { world.clock.now(readHost()) }

  /// An id under which the log tells more of a failure.
  func incidentID() -> String {
    failures += 1
    return "fault-\(failures)"
  }
}
