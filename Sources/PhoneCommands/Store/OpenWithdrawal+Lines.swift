import CommandSupport
import NissanStore
import PhoneApp

extension [OpenWithdrawal] {
  /// Where a customer can still withdraw, a line for each contract: shown beside orders and
  /// subscriptions for the whole time that the right lasts.
  ///
  /// - Source: Directive 2011/83/EU article 11a(1).
  func lines(_ texts: StoreTexts) -> [StyledText] {
    map { open in
      StyledText(
        texts.withdrawHere(
          "phone-client subscription withdraw \(open.order)", until: open.until))
    }
  }
}
