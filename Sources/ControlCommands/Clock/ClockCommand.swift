import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock`
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Show world time, or move it.",
    discussion: "Moving it answers after everything that fell due has happened, in due order.",
    subcommands: [
      ClockShowCommand.self, ClockSetCommand.self, ClockAdvanceCommand.self,
      ClockRateCommand.self, ClockFreezeCommand.self, ClockRunCommand.self,
      ClockRejoinCommand.self,
    ],
    defaultSubcommand: ClockShowCommand.self)

  @OptionGroup var options: GlobalOptions
}

extension ControlCommand where Request.Response == ClockReport {
  func text(_ report: ClockReport, width: Int?) -> StyledText { report.text(width: width) }
}
