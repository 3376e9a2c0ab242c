import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// What the customer of a case brings to a purchase: an address that is right where they live, and
/// the card that the step names.
struct CaseAnswers: PurchaseAnswers {
  let country: Country
  /// `nil` buys without one.
  let card: TestCard?
  /// An instant in the month through which it is valid.
  let expires: Instant?
  let authentication: BuyStep.Authentication?
  let now: Instant
  /// Hears of a card that was typed.
  let typed: @Sendable (TestCard) -> Void
  /// Happens while the customer reads the terms.
  var meanwhile: @Sendable () throws(PhoneRefusal) -> Void = {}

  private static let holder = "Camille Martin"
  /// Of every card.
  static let securityCode = "737"
  /// How long a new card is good for.
  private static let cardYears = 5

  func address() throws(PhoneRefusal) -> AddressForm { AddressForm(anywhereIn: country) }

  func agree(to quote: Quote, shown: Quote) throws(PhoneRefusal) {
    // The address is in the customer's own country: nothing but the price that was shown.
    guard quote.hasSamePrice(as: shown) else {
      throw .totalNotAgreed(quote.total, each: quote.price, quote.period)
    }
  }

  func payment(_ defaultMethod: PaymentMethodID?) throws(PhoneRefusal) -> PaymentChoice {
    guard let card else {
      guard let defaultMethod else { throw .cardMissing }
      return .kept(defaultMethod)
    }
    typed(card)
    return .newCard(Self.details(of: card, expires: expires, at: now))
  }

  /// What the customer types of a card that is new now.
  static func details(of card: TestCard, expires: Instant?, at now: Instant) -> CardDetails {
    let month = expires?.civil.date.month ?? 12
    let year = expires?.civil.date.year ?? now.civil.date.year + cardYears
    return CardDetails(
      holder: holder, number: card.number, expiry: "\(month)/\(year)",
      securityCode: securityCode)
  }

  func accept(_ terms: TermsID, link: String) throws(PhoneRefusal) { try meanwhile() }

  func passesAuthentication() throws(PhoneRefusal) -> Bool {
    switch authentication {
    case .accept: return true
    case .refuse: return false
    case .abandon: throw .authenticationAbandoned
    case nil: throw .authenticationMissing
    }
  }
}
