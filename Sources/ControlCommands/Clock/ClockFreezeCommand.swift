import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock freeze`
struct ClockFreezeCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Stop world time.")
  static let attempt = "cannot freeze the clock"

  @OptionGroup var options: GlobalOptions

  func request() -> ClockFreeze { ClockFreeze() }
}
