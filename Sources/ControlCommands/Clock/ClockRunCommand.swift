import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock run`
struct ClockRunCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Let world time run as fast as the host's.")
  static let attempt = "cannot start the clock"

  @OptionGroup var options: GlobalOptions

  func request() -> ClockRun { ClockRun() }
}
