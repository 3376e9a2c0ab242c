import ArgumentParser
import CommandSupport
import PhoneApp

/// `phone-client account show`
struct AccountShowCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the account and the cars connected to it.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.showAccount) { run in
      let account = try await run.account(in: run.initialState, of: run.store())
      let document = AccountDocument(account)
      try run.output.answer(
        document,
        text: document.text(run.texts(for: account), run.catalog))
    }
  }
}
