package import NissanStore

extension ScreenView.Field {
  /// Which field of which form.
  package enum Name: Hashable, Sendable {
    case address(AddressForm.Field)
    case card(CardField)
    case entry(EntryField)
  }

  /// What a text typed into it does; `nil` for a secret, which is no text.
  package func typed(_ text: String) -> StoreAction? {
    switch name {
    case .address(let field): .type(field, text)
    case .card(let field): field.isSecret ? nil : .typeCard(field, text)
    case .entry(let field): .fill(field, text)
    }
  }

  /// Asks for it again.
  package var edited: StoreAction {
    switch name {
    case .address(let field): .editAddress(field)
    case .card(let field): .editCard(field)
    case .entry(let field): .edit(field)
    }
  }
}
