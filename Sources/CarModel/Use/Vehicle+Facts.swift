import VehicleCatalog
import WorldTime

extension Vehicle {
  /// What a command has found, or from when and until when what it sets on lasts.
  func facts(
    of action: CommandAction, at now: Instant, in catalog: Catalog
  ) -> [CommandFact] {
    switch action {
    case .locate:
      [
        CommandFact("latitude", "\(body.location.latitude)"),
        CommandFact("longitude", "\(body.location.longitude)"),
      ]
    case .read(let use): reading(use, at: now)
    case .readJourneys(let period): journeys(by: period, in: zone(in: catalog))
    case .setChargeTimer(let minute?):
      nextOccurrence(of: minute, after: now, in: catalog).map {
        [CommandFact("chargesFrom", "\($0)")]
      }
        ?? []
    case .startClimate:
      [CommandFact("climateUntil", "\(now.adding(.minutes(Self.climateMinutes)))")]
    default: []
    }
  }

  private func reading(_ use: ServiceUse, at now: Instant) -> [CommandFact] {
    switch use {
    case .healthReport:
      [
        CommandFact("lowVoltageBattery", body.lowVoltage.state(at: now).rawValue),
        CommandFact("odometerKilometres", "\(body.odometerMetres / 1_000)"),
        CommandFact("malfunctionIndicator", "off"),
      ]
    case .tyrePressure:
      ["frontLeft", "frontRight", "rearLeft", "rearRight"].map {
        CommandFact("\($0)Kilopascals", "\(Self.tyreKilopascals)")
      }
    case .batteryStatus:
      [
        CommandFact("stateOfChargePercent", "\(body.traction?.percent(at: now) ?? 0)"),
        CommandFact("cable", body.traction?.isCableConnected == true ? "connected" : "off"),
        CommandFact("charging", body.traction?.isCharging == true ? "yes" : "no"),
      ]
    default:
      [
        CommandFact("doors", body.areDoorsLocked ? "locked" : "unlocked"),
        CommandFact("ignition", body.power.rawValue),
        CommandFact("odometerKilometres", "\(body.odometerMetres / 1_000)"),
      ]
    }
  }

  /// What the tyres of a simulated car are filled to.
  static let tyreKilopascals = 240

  /// Drives, distance and highest speed of each day, month or year, oldest first: `2026-01/drives`.
  private func journeys(by period: JourneyPeriod, in zone: CivilZone) -> [CommandFact] {
    let length =
      switch period {
      case .day: 10
      case .month: 7
      case .year: 4
      }
    var order: [String] = []
    var sums: [String: (drives: Int, metres: Int64, topSpeed: Int)] = [:]
    for trip in log.trips {
      let name = String(zone.civil(trip.at).date.description.prefix(length))
      if sums[name] == nil { order.append(name) }
      let sum = sums[name] ?? (0, 0, 0)
      sums[name] = (
        sum.drives + 1, sum.metres + trip.metres, max(sum.topSpeed, trip.topSpeed)
      )
    }
    return order.flatMap { name in
      let sum = sums[name] ?? (0, 0, 0)
      return [
        CommandFact("\(name)/drives", "\(sum.drives)"),
        CommandFact("\(name)/kilometres", "\(sum.metres / 1_000)"),
        CommandFact("\(name)/topSpeedKilometresPerHour", "\(sum.topSpeed)"),
      ]
    }
  }
}
