import CommandSupport
import NissanStore
import PhoneApp

extension OpenWithdrawal {
  /// Where the customer can still withdraw: shown beside orders and subscriptions for the whole
  /// time that the right lasts.
  ///
  /// - Source: Directive 2011/83/EU article 11a(1).
  func line(_ texts: StoreTexts) -> StyledText {
    StyledText(
      texts.withdrawHere(
        "phone-client subscription withdraw \"\(texts.name(of: product))\"", until: until))
  }
}
