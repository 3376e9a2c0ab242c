import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Does what a command was for, and tells what it found.
  mutating func finish(
    _ command: ServiceCommand, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    var effects: [CarEffect] = []
    var facts = facts(of: command.action, at: now, in: catalog)
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
    case .spendData(let megabytes):
      let (spent, warnings) = spend(megabytes, for: command.service, at: now, in: catalog)
      effects = warnings
      facts = [CommandFact("spentMegabytes", "\(spent)")]
    case .startCharging: body.traction?.charge(true, at: now)
    case .stopCharging: body.traction?.charge(false, at: now)
    case .setChargeTimer(let minute): alerts.chargeTimerMinute = minute
    case .locate, .read, .readJourneys: break
    }
    return effects + [end(command, .completed, facts: facts, at: now)]
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

  /// Spends data of the right in use, as much as is left.
  ///
  /// - Returns: the megabytes spent, and the warnings.
  private mutating func spend(
    _ megabytes: Int, for service: ServiceID, at now: Instant, in catalog: Catalog
  ) -> (megabytes: Int, [CarEffect]) {
    guard let known = catalog.service(service),
      let right = verdict(on: known, at: now, in: catalog).right,
      let allowance = right.allowance, allowance.unit == .megabytes
    else { return (megabytes, []) }
    let scale = Allowance.Unit.megabytes.scale
    let amount = min(Int64(megabytes) * scale, usage.left(of: allowance, for: right.grant))
    let warnings = usage.add(amount, to: right.grant, of: allowance).map {
      CarEffect.allowanceLow(service: service, percent: $0)
    }
    return (Int(amount / scale), warnings)
  }
}
