import ArgumentParser
import CommandSupport
import Exploration
import VehicleCatalog

/// What the command line asks to be explored.
struct ExplorePlan {
  let bounds: ExplorationBounds
  let breakage: Breakage?
  let profile: ProfileName
  let product: ProductID

  func world(in catalog: Catalog) throws(CommandFailure) -> ExploredWorld {
    func failure(_ why: String) -> CommandFailure {
      CommandFailure(
        .badData, name: "world_unknown", what: "cannot explore \(profile)", why: why)
    }
    do {
      return try ExploredWorld(
        catalog, profile: try catalog.profile(profile, market: "FR"),
        vin: try VIN("SJNTAAJ12U0000001"), product: product, breaking: breakage)
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
    var bounds = ExplorationBounds()
    bounds.ticks = try checked(ticks, "ticks", ExplorationBounds.ticksRange) ?? bounds.ticks
    bounds.revisions =
      try checked(revisions, "revisions", ExplorationBounds.revisionsRange) ?? bounds.revisions
    bounds.inFlight =
      try checked(inFlight, "in-flight", ExplorationBounds.inFlightRange) ?? bounds.inFlight
    bounds.statesMax =
      try checked(maxStates, "max-states", ExplorationBounds.statesRange) ?? bounds.statesMax
    bounds.depthMax = try checked(maxDepth, "max-depth", ExplorationBounds.depthRange)
    bounds.events = try chosenEvents() ?? bounds.events
    let breakage = try chosenBreakage()
    let name =
      profile
      ?? (breakage?.needsStoppingClock == true
        ? ExploredWorld.profileWithoutBackup : ExploredWorld.profileDefault)
    do {
      return ExplorePlan(
        bounds: bounds, breakage: breakage, profile: try ProfileName(name),
        product: product.map { ProductID(rawValue: $0) } ?? ExploredWorld.productDefault)
    } catch {
      throw ValidationError("‘\(name)’ is no profile's name, such as qashqai-j12b/2025/tekna")
    }
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
    guard let events, events != "usual" else { return nil }
    if events == "all" { return Set(ExplorationEvent.allCases) }
    return Set(
      try events.split(separator: ",").map { name in
        guard let event = ExplorationEvent(named: String(name)) else {
          let known = ExplorationEvent.allCases.map(\.name).joined(separator: ", ")
          throw ValidationError("‘\(name)’ is no event; there are \(known)")
        }
        return event
      })
  }

  private func chosenBreakage() throws -> Breakage? {
    guard let breakage else { return nil }
    guard let rule = Breakage(rawValue: breakage) else {
      let known = Breakage.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("‘\(breakage)’ is no rule; there are \(known)")
    }
    return rule
  }
}

extension ExploredWorld.Refusal {
  fileprivate var sentence: String {
    switch self {
    case .unknownProduct(let product): "the catalogue has no product ‘\(product)’"
    case .notMonthly(let product): "‘\(product)’ is not sold by the month at a price"
    case .incompatible(let product, let why): "‘\(product)’ does not go with it: \(why)"
    }
  }
}
