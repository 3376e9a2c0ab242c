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
    var table = Table(["service", "state", "reason", "next change"])
    for service in answer.services {
      let state = service.state.rawValue
      let progress = service.progressPercent.map { " \($0) %" } ?? ""
      table.add([
        .init(service.service, service.state == .unsupported ? .faint : .plain),
        .init(state + progress, service.state.ink),
        .init(service.reason, service.state == .unsupported ? .faint : .plain),
        .init(service.nextChangeAt?.displayed(from: answer.worldTime) ?? ""),
      ])
    }
    return [
      StyledText(answer.vehicle, .strong) + " at \(answer.worldTime.displayed)",
      table.text(width: width),
    ].lines()
  }
}
