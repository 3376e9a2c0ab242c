import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock show`
struct ClockShowCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show world time and how it moves.")
  static let attempt = "cannot read the clock"

  @OptionGroup var options: GlobalOptions

  func request() -> ClockGet { ClockGet() }
}
