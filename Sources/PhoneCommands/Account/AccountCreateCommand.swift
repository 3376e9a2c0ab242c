import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client account create`
struct AccountCreateCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create the app account of the phone's owner.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Option(help: "The e-mail address, which no other account has.")
  var email: String
  @Option(help: "First name and surname.")
  var name: String
  @Option(help: ArgumentHelp("The country of residence: FR.", valueName: "code"))
  var country: String
  @Option(
    help: ArgumentHelp(
      "fr or en; left out, the first language of the country that is one of them.",
      valueName: "language"))
  var language: Language?

  mutating func run() async throws {
    try await attempt(.createAccount) { [self] run in
      if let id = run.initialState.account { throw PhoneRefusal.accountExists(id) }
      let account = try await run.store().createAccount(
        AccountForm(
          email: email, name: name, country: country, language: language(in: run.catalog)),
        at: try await run.worldTime())
      try run.adopt(account)
      let document = AccountDocument(account)
      try run.output.answer(
        document,
        text: document.text(run.texts(for: account), run.catalog))
    }
  }

  private func language(in catalog: Catalog) -> Language {
    let spoken = catalog.country(country)?.locales.map { String($0.prefix { $0 != "-" }) } ?? []
    return language ?? spoken.compactMap(Language.init(rawValue:)).first ?? .en
  }
}
