package import CarModel
package import LinkProtocol
import VehicleCatalog
import WorldTime

extension StoreTexts {
  /// What a car was asked for: a label and what stands beside it. What only a newer car knows is
  /// shown as it is.
  package func fact(_ fact: CommandFact) -> (label: String, value: String) {
    let value = fact.value
    switch fact.name {
    case "latitude": return (self[.factLatitude], value)
    case "longitude": return (self[.factLongitude], value)
    case "odometerKilometres": return (self[.odometer], kilometres(value))
    case "malfunctionIndicator":
      return (self[.factEngineLamp], value == "off" ? self[.lampOff] : value)
    case "lowVoltageBattery":
      return (self[.lowVoltage], named(value, in: LowVoltageBattery.State.section))
    case "ignition": return (self[.power], named(value, in: PowerMode.section))
    case "doors": return (self[.doors], doors(value == "locked"))
    case "stateOfChargePercent": return (self[.traction], self[.chargePercent, ["percent": value]])
    case "cable":
      return (self[.cable], self[value == "connected" ? .cablePlugged : .cableUnplugged])
    case "charging": return (self[.charging], yesOrNo(value == "yes"))
    case "frontLeftKilopascals": return (self[.tyreFrontLeft], pressure(value))
    case "frontRightKilopascals": return (self[.tyreFrontRight], pressure(value))
    case "rearLeftKilopascals": return (self[.tyreRearLeft], pressure(value))
    case "rearRightKilopascals": return (self[.tyreRearRight], pressure(value))
    case "askedMegabytes": return (self[.factAskedData], megabytes(value))
    case "spentMegabytes": return (self[.factSpentData], megabytes(value))
    case "leftMegabytes": return (self[.factLeftData], megabytes(value))
    case "chargesFrom": return (self[.factChargesFrom], moment(orAsIs: value))
    case "climateUntil": return (self[.factClimateUntil], moment(orAsIs: value))
    default: return journeyFact(fact) ?? (fact.name, value)
    }
  }

  /// One number of a day, a month or a year, such as `2026-01/drives`.
  private func journeyFact(_ fact: CommandFact) -> (label: String, value: String)? {
    let parts = fact.name.split(separator: "/").map(String.init)
    guard parts.count == 2, let count = Int(fact.value) else { return nil }
    let span = span(parts[0])
    switch parts[1] {
    case "drives": return (span, self[.drives, [:], count: count])
    case "kilometres": return (span, self[.kilometres, [:], count: count])
    case "topSpeedKilometresPerHour": return (span, self[.topSpeed, [:], count: count])
    default: return nil
    }
  }

  /// A day, a month or a year as people write it: `31/01/2026`, `January 2026`, `2026`.
  private func span(_ name: String) -> String {
    CivilDate(name).map(day) ?? YearMonth(name).map(month) ?? name
  }

  /// Why a command was rejected; `nil` where it was not. Of data that ran out, how much was served.
  package func because(_ command: CommandReport) -> String? {
    func data(_ name: String) -> String? {
      command.facts.first { $0.name == name }.map { megabytes($0.value) }
    }
    if command.reason == ErrorName.quotaExceeded.rawValue, let spent = data("spentMegabytes"),
      let asked = data("askedMegabytes")
    {
      return self[.dataRanOut, ["spent": spent, "asked": asked]]
    }
    return command.reason.map(rejection)
  }

  private func megabytes(_ value: String) -> String {
    Int(value).map { self[.megabytes, [:], count: $0] } ?? value
  }

  private func moment(orAsIs value: String) -> String {
    (try? Instant(rfc3339: value)).map(moment) ?? value
  }

  private func pressure(_ value: String) -> String { self[.pressure, ["count": value]] }

  private func kilometres(_ value: String) -> String {
    Int(value).map { self[.kilometres, [:], count: $0] } ?? value
  }
}
