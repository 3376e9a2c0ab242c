package import CarModel
package import LinkProtocol

extension StoreTexts {
  /// How far a command has come.
  package func state(_ state: ServiceCommand.State) -> String {
    switch state {
    case .executing: self[.commandExecuting]
    case .completed: self[.commandCompleted]
    case .rejected: self[.commandRejected]
    case .timeout: self[.commandTimeout]
    case .cancelled: self[.commandCancelled]
    }
  }

  /// What is done with a service, by the car's name for it; one that only a newer car knows is
  /// shown as it is.
  package func action(_ name: String) -> String {
    switch name {
    case "lock": self[.actionLock]
    case "unlock": self[.actionUnlock]
    case "start": self[.actionStart]
    case "double_start": self[.actionDoubleStart]
    case "stop": self[.actionStop]
    case "send": self[.actionSend]
    case "locate": self[.actionLocate]
    case "read": self[.actionRead]
    case "set": self[.actionSet]
    case "clear": self[.actionClear]
    case "spend": self[.actionSpend]
    default: name
    }
  }

  /// A command of a service, and what is done: `c-1, Remote Door Lock/Unlock: lock`.
  package func heading(of command: CommandReport, called name: String) -> String {
    line("\(command.command), \(name)", action(command.action))
  }

  /// How a command is followed.
  package func lookAgain(at command: String) -> String {
    self[.lookAgain, ["command": command]]
  }

  /// Why a command was not seen done.
  package func why(_ unfinished: UnfinishedCommand) -> String {
    switch unfinished {
    case .cameToNothing(let command):
      because(command) ?? state(command.state)
    case .clockStandsStill(let id): self[.clockStandsStill, ["command": id]]
    case .stillAtWork(let id): self[.commandStillAtWork, ["command": id]]
    }
  }

  /// Until when the code of an e-mail is good.
  package func mailSent(until moment: String) -> String { self[.mailSent, ["moment": moment]] }
}
