import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl ignition`
struct IgnitionCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "ignition", abstract: "Turn the key.")
  static let attempt = "cannot turn the key"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "Where to turn it.")
  var power: PowerMode

  func request() -> VehiclesSet { VehiclesSet(vehicle: which.vehicle, power: power) }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }
}
