/// An address that passed every rule, normalised.
package struct BillingAddress: Hashable, Sendable, Codable {
  package let form: AddressForm

  init(checked form: AddressForm) { self.form = form }

  package init(from decoder: any Decoder) throws { form = try AddressForm(from: decoder) }

  package func encode(to encoder: any Encoder) throws { try form.encode(to: encoder) }
}
