import ArgumentParser
import CommandSupport

/// `phone-client account show`
struct AccountShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the account and the cars connected to it.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt("cannot show the account") { [self] in
      let run = try PhoneRun(global, options)
      let account = try await run.account(in: run.initialState, of: run.store())
      try run.output.answer(AccountDocument(account), text: AccountDocument(account).text)
    }
  }
}
