import CarModel
package import LinkProtocol

/// Why a command that the car took was not seen done.
package enum UnfinishedCommand: Error, Hashable, Sendable {
  /// It is over: rejected, taken back, or given up because the car did not answer.
  case cameToNothing(CommandReport)
  /// World time does not move, so the command does not either; its id.
  case clockIsFrozen(String)
  /// Nobody waits that long; its id.
  case stillAtWork(String)
}

extension UnfinishedCommand {
  /// Stable, lower_snake; of a rejected command the reason.
  package var name: String {
    switch self {
    case .cameToNothing(let command): command.reason ?? "command_\(command.state.rawValue)"
    case .clockIsFrozen: "clock_frozen"
    case .stillAtWork: "command_under_way"
    }
  }

  /// The id of the command.
  package var command: String {
    switch self {
    case .cameToNothing(let command): command.command
    case .clockIsFrozen(let id), .stillAtWork(let id): id
    }
  }
}
