import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client help-contacts`
struct HelpContactsCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "help-contacts", abstract: "Show where to find help.",
    discussion: "Needs neither an account nor a car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Option(
    help: ArgumentHelp("Another country than the account's: FR.", valueName: "code"))
  var country: String?

  private struct Document: Encodable {
    let country: String?
    let website: String?
    let customerService: [HelpContacts.Number]
  }

  mutating func run() async throws {
    try await attempt(.showHelp) { [self] run in
      let account = await run.accountForHelp()
      let country = try country.map { try known($0, in: run.catalog) }
      let place = country ?? account.flatMap { run.catalog.country($0.country) }
      let contacts = HelpContacts(for: place, in: run.catalog)
      let texts = StoreTexts(run.texts.language, in: place)
      try run.output.answer(
        Document(
          country: place?.code, website: contacts.website, customerService: contacts.numbers),
        text: .facts(contacts.rows(texts).map { ($0.label, $0.value) }))
    }
  }

  private func known(_ code: String, in catalog: Catalog) throws(PhoneRefusal) -> Country {
    guard let country = catalog.country(code) else {
      throw .countryUnknown(code, known: catalog.countries.map(\.code))
    }
    return country
  }
}

extension PhoneRun {
  /// The account as far as it can be had: help is there when nothing else works.
  func accountForHelp() async -> Account? {
    guard initialState.account != nil, let store = try? store() else { return nil }
    return try? await account(in: initialState, of: store)
  }
}
