import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl explain`
struct ExplainCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain why a service is in the state it is in.")
  static let attempt = "cannot explain the service"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The service's id, from `services`.", completion: .services)
  var service: String

  func request() -> ServicesExplain { ServicesExplain(vehicle: which.vehicle, service: service) }

  func text(_ answer: ServicesExplain.Response, width: Int?) -> StyledText {
    answer.text(width: width)
  }
}
