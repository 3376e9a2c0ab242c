/// What a customer fills in to buy something, step after step.
package struct PurchaseForm: Sendable {
  package let request: PurchaseRequest
  package var address: AddressForm?
  package var payment: PaymentChoice?
  package var terms: TermsID?
  /// The price that the customer was shown; `nil` when nothing is to be charged.
  package var agreed: Quote?

  package init(
    _ request: PurchaseRequest, address: AddressForm? = nil, payment: PaymentChoice? = nil,
    terms: TermsID? = nil, agreed: Quote? = nil
  ) {
    self.request = request
    self.address = address
    self.payment = payment
    self.terms = terms
    self.agreed = agreed
  }

  /// The same, paid with a card that is kept by now.
  func paid(with method: PaymentMethodID) -> PurchaseForm {
    var form = self
    form.payment = .kept(method)
    return form
  }
}

/// What a purchase is paid with.
package enum PaymentChoice: Sendable {
  case newCard(CardDetails)
  /// A card that the account has.
  case kept(PaymentMethodID)

  /// Overwrites the details of a new card.
  package func wipe() {
    if case .newCard(let card) = self { card.wipe() }
  }
}
