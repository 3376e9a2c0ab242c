import CommandSupport
import NissanStore
import PhoneApp
import WorldTime

/// Where a customer can still withdraw: shown beside orders and subscriptions for the whole time
/// that the right lasts.
///
/// - Source: Directive 2011/83/EU article 11a(1).
struct OpenWithdrawals {
  let open: [OpenWithdrawal]

  /// One line for each contract, below what is shown of them.
  func lines(_ texts: StoreTexts) -> [StyledText] {
    open.map { open in
      StyledText(
        texts.withdrawHere(
          "phone-client subscription withdraw \(open.order)", until: open.until))
    }
  }
}
