import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client account sign-in`
struct AccountSignInCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "sign-in",
    abstract: "Join an account that another phone created.",
    discussion:
      "The sandbox asks for no password: whoever names the e-mail is let in. The phones must"
      + " share one store, see --store.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Option(help: "The e-mail address of the account.")
  var email: String

  mutating func run() async throws {
    try await attempt(.signIn) { [self] run in
      let account = try await run.store().signIn(email)
      if let id = run.initialState.account, id != account.id {
        throw PhoneRefusal.accountExists(id)
      }
      try run.adopt(account)
      let document = AccountDocument(account)
      try run.output.answer(
        document,
        text: document.text(run.texts(for: account), run.catalog))
    }
  }
}
