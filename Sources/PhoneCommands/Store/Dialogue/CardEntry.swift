import NissanStore
import PhoneApp

/// The number and the security code of the card form, from their typing until the form is left.
///
/// Only here, so that a wrong name does not make anybody type the number again.
final class CardEntry {
  private var number = SecretBytes.none
  private var securityCode = SecretBytes.none
  /// Fewer digits are no card number, and their end would be too much of it.
  private static let digitsMin = 12

  /// Keeps a secret.
  ///
  /// - Returns: What the visit may know of it.
  func action(_ field: CardField, _ secret: SecretBytes) -> StoreAction {
    switch field {
    case .number: number = secret
    case .securityCode: securityCode = secret
    case .holder, .expiry: break
    }
    return .tookSecret(field, lastFour: field == .number ? lastFour : "")
  }

  private var lastFour: String {
    guard let digits = number.digits() else { return "" }
    return digits.withBytes { values in
      guard values.count >= Self.digitsMin else { return "" }
      return values.suffix(4).map(String.init).joined()
    }
  }

  /// The whole card.
  func details(_ draft: CardDraft) -> CardDetails {
    CardDetails(
      holder: draft.holder, number: number, expiry: draft.expiry, securityCode: securityCode)
  }

  /// Lets go of both, which overwrites them.
  func forget() { (number, securityCode) = (.none, .none) }
}
