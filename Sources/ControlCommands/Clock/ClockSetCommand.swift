import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl clock set`
struct ClockSetCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Move world time to an instant; it never goes back.")
  static let attempt = "cannot set the clock"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "The instant, such as 2026-02-28T10:00:00Z, or a day alone.",
    transform: { text in try Instant(rfc3339: text) })
  var instant: Instant

  func request() -> ClockSet { ClockSet(to: instant) }
}
