import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl vehicle show`
struct VehicleShowCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a car: its profile, equipment and state.")
  static let attempt = "cannot show the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Its VIN; needed when there are several.", valueName: "vin"))
  var vehicle: String?

  func request() -> VehiclesDescribe { VehiclesDescribe(vehicle: vehicle) }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText {
    vehicle.text(width: width)
  }
}

extension VehicleDescription {
  /// The car for people.
  func text(width: Int?) -> StyledText {
    [
      StyledText(displayName, .strong) + " \(vin)",
      StyledText.facts(
        [
          ("Profile", "\(profile), sold in \(market)" + (built.map { ", built \($0)" } ?? "")),
          ("Powertrain", powertrain), ("Head unit", headUnit),
          ("Capabilities", capabilities.isEmpty ? "none" : capabilities.joined(separator: ", ")),
          ("Ignition", power.rawValue), ("Network", network.rawValue),
          ("Document", documentVersion.map { "version \($0)" } ?? "none"),
        ], width: width),
    ].lines()
  }
}
