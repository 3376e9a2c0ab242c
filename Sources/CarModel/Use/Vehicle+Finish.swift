import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Does what a command was for, and tells what it found.
  mutating func finish(
    _ command: ServiceCommand, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    let facts = facts(of: command.action, at: now, in: catalog)
    switch command.action {
    case .lock: body.areDoorsLocked = true
    case .unlock: body.areDoorsLocked = false
    case .signal(let target, let seconds):
      body.signal = SignalRun(target: target, until: now.adding(.seconds(seconds)))
    case .stopSignal: body.signal = nil
    case .startClimate(let celsiusTenths): runClimate(celsiusTenths, at: now)
    case .stopClimate: body.climate = nil
    case .sendDestination(let destination): log.add(destination)
    case .setSpeedLimit(let limit): alerts.speedLimit = limit
    case .setZone(let zone):
      alerts.zones.removeAll { $0.name == zone.name }
      alerts.zones.append(zone)
    case .setCurfew(let curfew): alerts.curfew = curfew
    case .clear(let use, let zone): clear(use, zone)
    case .spendData(let megabytes): return spend(megabytes, by: command, at: now, in: catalog)
    case .startCharging: body.traction?.charge(true, at: now)
    case .stopCharging: body.traction?.charge(false, at: now)
    case .setChargeTimer(let minute): alerts.chargeTimerMinute = minute
    case .locate, .read, .readJourneys: break
    }
    return [end(command, on: .done, facts: facts, at: now)]
  }

  /// Minutes that climate started from afar runs.
  static let climateMinutes = 10

  private mutating func runClimate(_ celsiusTenths: Int, at now: Instant) {
    body.climate = ClimateRun(
      celsiusTenths: celsiusTenths, until: now.adding(.minutes(Self.climateMinutes)))
    if let traction = body.traction, !traction.isCableConnected {
      body.traction?.spend(wattHours: TractionBattery.climateWattHours, at: now)
    }
  }

  private mutating func clear(_ use: ServiceUse, _ zone: String?) {
    switch use {
    case .speedAlert: alerts.speedLimit = nil
    case .curfewAlert: alerts.curfew = nil
    default: alerts.zones.removeAll { $0.name == zone }
    }
  }

  /// Serves data until it is all spent or no right has any left; the command is done only if all
  /// of it was served.
  private mutating func spend(
    _ megabytes: Int, by command: ServiceCommand, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    guard let service = catalog.service(command.service) else {
      preconditionFailure("a command whose service is unknown was rejected before")
    }
    let scale = Allowance.Unit.megabytes.scale
    let (covered, warnings) = count(
      Int64(megabytes) * scale, of: .megabytes, for: service, at: now, in: catalog)
    let spent = covered / scale
    var facts = [CommandFact("spentMegabytes", "\(spent)")]
    if spent < megabytes { facts.insert(CommandFact("askedMegabytes", "\(megabytes)"), at: 0) }
    if let left = left(of: .megabytes, for: service, at: now, in: catalog) {
      facts.append(CommandFact("leftMegabytes", "\(left)"))
    }
    let end =
      spent < megabytes
      ? end(command, on: .dataExhausted, .quotaExceeded, facts: facts, at: now)
      : end(command, on: .done, facts: facts, at: now)
    return warnings + [end]
  }
}
