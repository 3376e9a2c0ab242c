import ArgumentParser
import CommandSupport

/// `headunitctl fault`
struct FaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fault", abstract: "Let something go wrong, or right again.",
    discussion: "Faults live in the daemon's memory: after its next start there are none.",
    subcommands: [FaultListCommand.self, FaultAddCommand.self, FaultClearCommand.self],
    defaultSubcommand: FaultListCommand.self)

  @OptionGroup var options: GlobalOptions
}
