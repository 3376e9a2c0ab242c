import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl drive`
struct DriveCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "drive", abstract: "Drive a distance, in no time, with the ignition on.",
    discussion: "The odometer, the allowances in kilometres, alerts and journeys follow.")
  static let attempt = "cannot drive"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(
    help: ArgumentHelp("0.001 to 2,000 km.", valueName: "km"),
    transform: { text in try Double(decimal: text) })
  var kilometres: Double

  @Option(help: ArgumentHelp("The highest speed on the way, 1 to 250.", valueName: "km/h"))
  var topSpeed = VehiclesDrive.topSpeedDefault

  func request() -> VehiclesDrive {
    VehiclesDrive(vehicle: which.vehicle, kilometres: kilometres, topSpeed: topSpeed)
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText {
    StyledText(vehicle.vin, .strong)
      + ": \(vehicle.state.odometerKilometres ?? 0) km driven so far"
  }
}
