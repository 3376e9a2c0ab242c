import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl vehicle set`
struct VehicleSetCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a car's state; what is left out stays.")
  static let attempt = "cannot change the vehicle"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Option(help: "The ignition.")
  var power: PowerMode?

  @Option(help: "The mobile network at the car.")
  var network: NetworkQuality?

  func validate() throws {
    if power == nil, network == nil {
      throw ValidationError("nothing to change; give --power or --network")
    }
  }

  func request() -> VehiclesSet {
    VehiclesSet(vehicle: which.vehicle, power: power, network: network)
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }
}

extension VehicleDescription {
  /// What a tester changes, in one line.
  var stateLine: StyledText {
    StyledText(vin, .strong) + ": ignition \(power.rawValue), network \(network.rawValue)"
  }
}

extension PowerMode: ExpressibleByArgument {}
extension NetworkQuality: ExpressibleByArgument {}
