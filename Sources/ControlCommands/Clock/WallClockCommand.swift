import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl wall-clock`
struct WallClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wall-clock", abstract: "Set the clock on a car's dashboard, as a driver does.",
    subcommands: [WallClockSetCommand.self])

  @OptionGroup var options: GlobalOptions
}

/// `headunitctl wall-clock set`
struct WallClockSetCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set it to an instant, before or after the true one.")
  static let attempt = "cannot set the wall clock"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(
    help: "The instant, such as 2026-02-28T10:00:00Z, or a day alone.",
    transform: { text in try Instant(rfc3339: text) })
  var instant: Instant

  func request() -> VehiclesSetWallClock {
    VehiclesSetWallClock(vehicle: which.vehicle, to: instant)
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText {
    StyledText(vehicle.vin, .strong)
      + ": the dashboard shows \(vehicle.clock.wallTime.displayed), the car believes "
      + "\(vehicle.clock.trustedTime.displayed)"
  }
}
