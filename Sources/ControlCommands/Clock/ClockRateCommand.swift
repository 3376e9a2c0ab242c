import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock rate`
struct ClockRateCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: "Let world time run faster or slower than the host's.")
  static let attempt = "cannot change the clock's rate"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "World seconds for each second of the host; 3600 is an hour a second.",
    transform: { text in try Double(decimal: text) })
  var rate: Double

  func request() -> ClockRate { ClockRate(rate: rate) }
}
