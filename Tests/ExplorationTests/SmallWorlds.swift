import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import Exploration

/// Worlds of the catalogue that ships, small enough to be explored whole in a moment.
enum SmallWorlds {
  static func world(
    _ named: NamedWorld = .standard, breaking breakage: Breakage? = nil, profile: String? = nil
  ) throws -> ExploredWorld {
    var setting = named.setting
    if breakage?.needsStoppingClock == true { setting.profile = ExploredWorld.profileWithoutBackup }
    if let profile { setting.profile = profile }
    return try world(setting, breaking: breakage)
  }

  /// The default world with another step of time.
  static func world(every tick: Period) throws -> ExploredWorld {
    var setting = WorldSetting()
    setting.tick = tick
    return try world(setting)
  }

  private static func world(
    _ setting: WorldSetting, breaking breakage: Breakage? = nil
  ) throws -> ExploredWorld {
    let catalog = try ShippedCatalog.load()
    return try ExploredWorld(
      catalog, setting,
      profile: try catalog.profile(ProfileName(setting.profile), market: "FR"),
      vin: try VIN("SJNTAAJ12U0000001"), breaking: breakage)
  }

  static func explore(
    _ world: ExploredWorld, _ bounds: ExplorationBounds, threads: Int = 2
  ) async -> ExplorationReport {
    var exploration = Exploration(of: world, within: bounds, threads: threads)
    return await exploration.run()
  }

  /// Two ticks, one version, one document in flight, and no clock of the driver's.
  static var smallest: ExplorationBounds {
    let events = ExplorationBounds.usualEvents.subtracting([
      .wallBack, .wallForward, .wallRight, .disconnect, .connect,
    ])
    return ExplorationBounds(ticks: 2, revisions: 1, inFlight: 1, events: events)
  }
}

extension ExplorationReport {
  /// Everything that two equal explorations have in common, for comparison.
  var digest: String {
    "\(end) \(states) \(edges) \(depth) \(distinctCars) \(distinctStores) \(documents) "
      + coverage.map { "\($0.count)" }.joined(separator: " ")
      + " \(violation.map { SequenceDiagram($0).lines.joined(separator: "\n") } ?? "")"
  }
}
