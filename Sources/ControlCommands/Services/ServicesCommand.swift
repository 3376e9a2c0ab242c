import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl services`
struct ServicesCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "Show the state of every service of a car.")
  static let attempt = "cannot list the services"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> ServicesList { ServicesList(vehicle: which.vehicle) }

  func text(_ answer: ServicesList.Response, width: Int?) -> StyledText {
    answer.text(width: width)
  }
}
