import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl vehicle remove`
struct VehicleRemoveCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a car, its bonds and its entitlements.")
  static let attempt = "cannot remove the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("Its VIN; never left out here.", valueName: "vin"), completion: .vehicles)
  var vehicle: String

  func request() -> VehiclesRemove { VehiclesRemove(vehicle: vehicle) }

  func text(_ done: Done, width: Int?) -> StyledText { "removed \(vehicle)" }
}
