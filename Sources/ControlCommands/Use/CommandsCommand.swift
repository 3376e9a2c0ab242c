import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl commands`
struct CommandsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands", abstract: "List what a car was told to do, or take it back.",
    subcommands: [CommandsListCommand.self, CommandsCancelCommand.self],
    defaultSubcommand: CommandsListCommand.self)

  @OptionGroup var options: GlobalOptions
}

/// `headunitctl commands list`
struct CommandsListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List commands under way and the last twenty that are over.")
  static let attempt = "cannot list the commands"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The only one to list.")
  var command: String?

  func request() -> ServicesCommands {
    ServicesCommands(vehicle: which.vehicle, command: command)
  }

  func text(_ answer: ServicesCommands.Response, width: Int?) -> StyledText {
    guard !answer.commands.isEmpty else { return "no command" }
    return answer.commands.map(\.line).lines()
  }
}

/// `headunitctl commands cancel`
struct CommandsCancelCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take a command back while the car is at work on it.")
  static let attempt = "cannot cancel the command"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The command's id, from `commands`.")
  var command: String

  func request() -> ServicesCancel { ServicesCancel(vehicle: which.vehicle, command: command) }

  func text(_ command: CommandReport, width: Int?) -> StyledText { command.line }
}

extension CommandReport {
  /// The command in a line, and what it found below.
  var line: StyledText {
    var text =
      StyledText(command, .strong) + "  \(service) \(action)  \(state.rawValue)"
      + (reason.map { "  \($0)" } ?? "")
    if state == .executing { text = text + "  due \(dueAt.displayed)" }
    if let endedAt { text = text + "  \(endedAt.displayed)" }
    return ([text] + facts.map { StyledText("    \($0.name): \($0.value)") }).lines()
  }
}
