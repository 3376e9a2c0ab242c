import NissanStore
import VehicleCatalog
import WorldTime

/// Purchases in one command.
extension RandomCommands {
  mutating func address() -> AddressForm {
    var form = AddressForm.paris
    if chance(10) { form.postcode = "7500" }
    return form
  }

  mutating func terms() -> TermsID {
    chance(5) ? "terms-of-old" : Terms.current(country: "FR", language: .fr)
  }

  /// Looks at what a purchase would come to, which may be bought later.
  mutating func draft() -> Drawn {
    let (request, address) = (request(), chance(60) ? address() : nil)
    return Drawn(name: "look") { .look(.draft(PurchaseForm(request, address: address))) }
  }

  /// Buys what was looked at, at the price of that time; now and then something is left out.
  mutating func buy() -> Drawn {
    guard let seen = pick(drafts) else { return draft() }
    let request = PurchaseRequest(
      customer: Customer(
        account: seen.account, vehicle: seen.vehicle, phone: customer().phone),
      product: seen.product, months: seen.plan.months, autoRenew: seen.plan.renews)
    let isPaid = seen.quote != nil
    let address = isPaid && !chance(3) ? address() : nil
    let agreed = chance(4) ? nil : seen.quote
    let terms = chance(3) ? nil : terms()
    let method = chance(25) ? pick(methods) : nil
    let number = pick(Self.cards) ?? ""
    return Drawn(name: "buy") {
      .buy(
        PurchaseForm(
          request, address: address,
          payment: isPaid ? method.map(PaymentChoice.kept) ?? .newCard(.drawn(number)) : nil,
          terms: terms, agreed: agreed))
    }
  }
}

extension Order {
  var waitsForBank: Bool { state == .scaRequired }
}

extension CardDetails {
  /// One of the cards that are drawn; the Mastercard expires soon.
  static func drawn(_ number: String) -> CardDetails {
    .numbered(number, expiry: number.hasPrefix("5") ? "05/26" : "12/30")
  }
}
