import NissanStore
import PhoneApp
import VehicleCatalog

/// What the arguments of `store buy` answer to the steps of a purchase.
struct ScriptedAnswers: PurchaseAnswers {
  let addressFile: String?
  /// What the customer agrees to pay now; `nil` agrees to what the store showed them.
  let total: Money?
  let readsCard: Bool
  let paymentMethod: PaymentMethodID?
  let acceptsTerms: Bool
  /// What the customer does when the bank asks for 3-D Secure.
  let authentication: () throws(PhoneRefusal) -> Bool

  func address() throws(PhoneRefusal) -> AddressForm {
    guard let addressFile else { throw .addressMissing }
    return try .read(addressFile)
  }

  func agree(to quote: Quote, shown: Quote) throws(PhoneRefusal) {
    let isAgreed = total.map { $0 == quote.total } ?? quote.hasSamePrice(as: shown)
    guard isAgreed else { throw .totalNotAgreed(quote.total, each: quote.price, quote.period) }
  }

  func payment(_ defaultMethod: PaymentMethodID?) throws(PhoneRefusal) -> PaymentChoice {
    if readsCard { return .newCard(try CardDetails.read()) }
    guard let method = paymentMethod ?? defaultMethod else { throw .cardMissing }
    return .kept(method)
  }

  func accept(_ terms: TermsID, link: String) throws(PhoneRefusal) {
    guard acceptsTerms else { throw .termsNotAccepted(terms, link: link) }
  }

  func passesAuthentication() throws(PhoneRefusal) -> Bool { try authentication() }
}

extension CardDetails {
  /// The same card once more; each is wiped by itself.
  func copy() -> CardDetails {
    withSecrets {
      CardDetails(
        holder: holder, number: $0.number, expiry: expiry, securityCode: $0.securityCode)
    }
  }

  /// Reads a card from standard input; nothing of the text stays behind.
  static func read() throws(PhoneRefusal) -> CardDetails {
    var text = try InputText.read(InputText.standardInput, subject: .card)
    defer { InputText.wipe(&text) }
    do throws(InputRefusal) { return try CardDetails(input: text) } catch {
      throw .inputInvalid(error)
    }
  }
}
