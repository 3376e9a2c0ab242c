import ArgumentParser
import CommandSupport
import Exploration
import VehicleCatalog

/// What the command line asks to be explored.
struct ExplorePlan {
  let name: NamedWorld
  /// The named world's, and what was asked for otherwise.
  let setting: WorldSetting
  let profile: ProfileName
  /// The car is another than the world's, because only such a car has the rule that is broken.
  let isCarOfRule: Bool
  let breakage: Breakage?

  var bounds: ExplorationBounds { setting.bounds }

  func world(in catalog: Catalog) throws(CommandFailure) -> ExploredWorld {
    func failure(_ why: String) -> CommandFailure {
      CommandFailure(
        .badData, name: "world_unknown", what: "cannot explore \(profile)", why: why)
    }
    do {
      return try ExploredWorld(
        catalog, setting, profile: try catalog.profile(profile, market: "FR"),
        vin: try VIN("SJNTAAJ12U0000001"), breaking: breakage)
    } catch let refusal as ExploredWorld.Refusal {
      throw failure(refusal.sentence)
    } catch {
      throw failure("\(error)")
    }
  }
}

extension ExploreCommand {
  /// - Throws: `ValidationError` that names the option, the value and what it may be.
  func plan() throws -> ExplorePlan {
    let named = try chosenWorld()
    var setting = named.setting
    setting.bounds = try bounds(from: setting.bounds)
    let breakage = try chosenBreakage()
    let isCarOfRule =
      profile == nil && breakage?.needsStoppingClock == true
      && setting.profile == ExploredWorld.profileDefault
    if isCarOfRule { setting.profile = ExploredWorld.profileWithoutBackup }
    if let profile { setting.profile = profile }
    if let product { (setting.product, setting.service) = (ProductID(rawValue: product), nil) }
    do {
      return ExplorePlan(
        name: named, setting: setting, profile: try ProfileName(setting.profile),
        isCarOfRule: isCarOfRule, breakage: breakage)
    } catch {
      throw ValidationError(
        "‘\(setting.profile)’ is no profile's name, such as qashqai-j12b/2025/tekna")
    }
  }

  private func bounds(from usual: ExplorationBounds) throws -> ExplorationBounds {
    var bounds = usual
    bounds.ticks = try checked(ticks, "ticks", ExplorationBounds.ticksRange) ?? bounds.ticks
    bounds.revisions =
      try checked(revisions, "revisions", ExplorationBounds.revisionsRange) ?? bounds.revisions
    bounds.inFlight =
      try checked(inFlight, "in-flight", ExplorationBounds.inFlightRange) ?? bounds.inFlight
    bounds.statesMax =
      try checked(maxStates, "max-states", ExplorationBounds.statesRange) ?? bounds.statesMax
    bounds.depthMax = try checked(maxDepth, "max-depth", ExplorationBounds.depthRange)
    bounds.events = try chosenEvents() ?? bounds.events
    return bounds
  }

  private func checked(
    _ value: Int?, _ name: String, _ range: ClosedRange<Int>
  ) throws -> Int? {
    guard let value else { return nil }
    guard range.contains(value) else {
      throw ValidationError(
        "--\(name) \(value) is outside \(range.lowerBound)…\(range.upperBound)")
    }
    return value
  }

  private func chosenEvents() throws -> Set<ExplorationEvent>? {
    guard let events else { return nil }
    if events == "usual" { return ExplorationBounds.usualEvents }
    if events == "all" { return Set(ExplorationEvent.allCases) }
    guard events.contains(where: { $0 != "," }) else {
      throw ValidationError("--events names none")
    }
    return Set(
      try events.split(separator: ",").map { name in
        guard let event = ExplorationEvent(named: String(name)) else {
          let known = ExplorationEvent.allCases.map(\.name)
          throw ValidationError(Self.unknown(String(name), "event", among: known))
        }
        return event
      })
  }

  private static func unknown(_ name: String, _ kind: String, among known: [String]) -> String {
    "‘\(name)’ is no \(kind); there are \(known.joined(separator: ", "))"
      + NearestName.hint(for: name, among: known)
  }

  private func chosenWorld() throws -> NamedWorld {
    guard let world else { return try chosenBreakage()?.world ?? .standard }
    guard let named = NamedWorld(rawValue: world) else {
      let known = NamedWorld.allCases.map(\.rawValue)
      throw ValidationError(Self.unknown(world, "world", among: known))
    }
    return named
  }

  private func chosenBreakage() throws -> Breakage? {
    guard let breakage else { return nil }
    guard let rule = Breakage(rawValue: breakage) else {
      let known = Breakage.allCases.map(\.rawValue)
      throw ValidationError(Self.unknown(breakage, "rule", among: known))
    }
    return rule
  }
}

extension ExploredWorld.Refusal {
  fileprivate var sentence: String {
    switch self {
    case .unknownProduct(let product): "the catalogue has no product ‘\(product)’"
    case .notSold(let product, let months):
      "‘\(product)’ is not sold at a price for \(counted(months, "month"))"
    case .incompatible(let product, let why): "‘\(product)’ does not go with it: \(why)"
    }
  }
}
