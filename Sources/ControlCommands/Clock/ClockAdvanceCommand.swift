import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl clock advance`
struct ClockAdvanceCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance", abstract: "Let a period of world time pass.")
  static let attempt = "cannot advance the clock"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "How long: PT10M, P1M, 12months, 16d, 10min.",
    transform: { text in try Period(parsing: text) })
  var period: Period

  func request() -> ClockAdvance { ClockAdvance(by: period) }
}
