import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl explain`
struct ExplainCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain why a service is in the state it is in, or will be.",
    discussion: """
      With --at, what would be then if nothing but time happened: nobody uses the car, and the \
      store says nothing new. A frozen clock is no hindrance, and the clock is not moved.
      """)
  static let attempt = "cannot explain the service"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The service's id, from `services`.", completion: .services)
  var service: String

  @Option(
    help: "An instant ahead, such as 2026-02-28T10:00:00Z, or a day alone.",
    transform: { text in try Instant(rfc3339: text) })
  var at: Instant?

  func request() -> ServicesExplain {
    ServicesExplain(vehicle: which.vehicle, service: service, at: at)
  }

  func text(_ answer: ServicesExplain.Response, width: Int?) -> StyledText {
    let lead = at.map { StyledText("at \($0.displayed), if nothing but time happens:", .faint) }
    return [lead, answer.text(width: width)].compactMap(\.self).lines()
  }
}
