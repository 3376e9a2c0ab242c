import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl network`
struct NetworkCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "Give the car a mobile network, or take it away.")
  static let attempt = "cannot change the network"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "How good it is; `on` is good and `off` is none.")
  var network: Word

  func request() -> VehiclesSet { VehiclesSet(vehicle: which.vehicle, network: network.quality) }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }

  /// The protocol's words, and the two that come to mind first.
  enum Word: String, CaseIterable, ExpressibleByArgument {
    case none, poor, good, on, off

    var quality: NetworkQuality {
      switch self {
      case .none, .off: .none
      case .poor: .poor
      case .good, .on: .good
      }
    }
  }
}
