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

  @Argument(help: "The service's id, from `services`.")
  var service: String

  func request() -> ServicesExplain { ServicesExplain(vehicle: which.vehicle, service: service) }

  func text(_ answer: ServicesExplain.Response, width: Int?) -> StyledText {
    let status = answer.status
    var chain = Table()
    for link in answer.chain {
      chain.add([
        .init(link.passed ? "  ✓" : "  ✗", link.passed ? .good : .bad), .init(link.link),
        .init(link.found),
      ])
    }
    return [
      StyledText(status.service, .strong) + " (\(status.name)) is "
        + StyledText(status.state.rawValue, status.state.ink)
        + ": \(status.reason), by the rule \(status.rule)",
      StyledText(
        "car can: \(yes(status.carCan)), customer has: \(yes(status.customerHas)),"
          + " active now: \(yes(status.activeNow))", .faint),
      chain.text(width: width),
      .nextChange(at: status.nextChangeAt, from: answer.worldTime),
    ].lines()
  }

  private func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
}
