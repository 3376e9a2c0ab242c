import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl privacy`
struct PrivacyCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "Turn privacy mode on or off.")
  static let attempt = "cannot change privacy mode"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "On: nothing may tell where the car is.")
  var mode: Switch

  func request() -> VehiclesSet {
    var request = VehiclesSet(vehicle: which.vehicle)
    request.privacyMode = mode.isOn
    return request
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }
}
