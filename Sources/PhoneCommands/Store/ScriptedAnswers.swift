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
  let authentication: AuthenticationAnswer?

  func address() throws(PhoneRefusal) -> AddressForm {
    guard let addressFile else { throw .addressMissing }
    let text = try InputText.read(addressFile, subject: .address)
    do throws(InputRefusal) { return try AddressForm(input: text) } catch {
      throw .inputInvalid(error)
    }
  }

  func agree(to quote: Quote, shown: Quote) throws(PhoneRefusal) {
    let isAgreed = total.map { $0 == quote.total } ?? quote.hasSamePrice(as: shown)
    guard isAgreed else { throw .totalNotAgreed(quote.total, each: quote.price) }
  }

  func payment(_ defaultMethod: PaymentMethodID?) throws(PhoneRefusal) -> PaymentChoice {
    if readsCard { return .newCard(try CardDetails.read()) }
    guard let method = paymentMethod ?? defaultMethod else { throw .cardMissing }
    return .kept(method)
  }

  func accept(_ terms: TermsID, link: String) throws(PhoneRefusal) {
    guard acceptsTerms else { throw .termsNotAccepted(terms, link: link) }
  }

  func passesAuthentication() throws(PhoneRefusal) -> Bool {
    switch authentication {
    case .accept: return true
    case .refuse: return false
    case .abandon: throw .authenticationAbandoned
    case nil: throw .authenticationMissing
    }
  }
}

extension CardDetails {
  /// Reads a card from standard input; nothing of the text stays behind.
  static func read() throws(PhoneRefusal) -> CardDetails {
    var text = try InputText.read(InputText.standardInput, subject: .card)
    defer { InputText.wipe(&text) }
    do throws(InputRefusal) { return try CardDetails(input: text) } catch {
      throw .inputInvalid(error)
    }
  }
}
