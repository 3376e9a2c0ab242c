import NissanStore
import VehicleCatalog

/// Who buys in an exploration: the account, the address and the cards.
enum ExploredCustomer {
  /// The first that a store makes.
  static let account: AccountID = "account-1"

  /// A card that pays, and one whose bank asks for 3-D Secure first. Both are published test
  /// numbers.
  static let card = details(numbers[0])
  static let challengingCard = details(numbers[1])

  /// What must stand nowhere: the numbers of the cards, and their security code.
  static let numbers = ["4242424242424242", "4000002500003155"]
  static let securityCode = "737"

  static func form(in world: ExploredWorld) -> AccountForm {
    AccountForm(
      email: "driver@example.com", name: "Driver", country: world.profile.market, language: .fr)
  }

  static func address(in country: Country) -> AddressForm { AddressForm(anywhereIn: country) }

  static func number(of card: CardDetails) -> String {
    card === challengingCard ? numbers[1] : numbers[0]
  }

  private static func details(_ number: String) -> CardDetails {
    CardDetails(
      holder: "Driver", number: number, expiry: "12/30", securityCode: securityCode)
  }
}
