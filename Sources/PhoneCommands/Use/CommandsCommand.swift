import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client commands`
struct CommandsCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "commands",
    abstract: "Show what the car is at work on, and the last that is over.",
    discussion: "With an id: that command, and what it found out.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The command's id, such as c-1.")
  var id: String?

  private enum Shown: Sendable {
    case one(CommandReport)
    case all(ServicesCommands.Response)
  }

  mutating func run() async throws {
    try await attempt(.listCommands) { [self] run in
      let (shown, now) = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        guard let id else { return (Shown.all(try await session.commands()), reach.now) }
        return (Shown.one(try await session.command(id)), reach.now)
      }
      let text = CommandText(run.carTexts, catalog: run.catalog, at: now)
      switch shown {
      case .one(let command): try run.output.answer(command, text: text.whole(command))
      case .all(let answer):
        let width = run.output.standardOutput.width
        try run.output.answer(answer, text: text.list(answer.commands, width: width))
      }
    }
  }
}

/// `phone-client cancel`
struct CancelCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take a command back while the car is at work on it.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The command's id, from `commands`.")
  var id: String

  mutating func run() async throws {
    try await attempt(.cancelAction, id) { [self] run in
      let (command, now) = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        return (try await session.cancel(id), reach.now)
      }
      let text = CommandText(run.carTexts, catalog: run.catalog, at: now)
      try run.output.answer(command, text: text.whole(command))
    }
  }
}
