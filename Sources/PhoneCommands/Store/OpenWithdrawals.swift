import CommandSupport
import NissanStore
import PhoneApp
import WorldTime

/// Where a customer can still withdraw: shown beside orders and subscriptions for the whole time
/// that the right lasts.
///
/// - Source: Directive 2011/83/EU article 11a(1).
struct OpenWithdrawals {
  private let receipts: [Receipt]
  private let now: Instant

  /// - Parameters:
  ///   - receipts: All of the account.
  ///   - now: World time.
  init(_ receipts: [Receipt], at now: Instant) {
    let takenBack = Set(receipts.filter { $0.credit != nil }.map(\.order))
    self.receipts = receipts.filter {
      now < ($0.withdrawUntil ?? now) && !takenBack.contains($0.order)
    }
    self.now = now
  }

  /// One line for each contract, below what is shown of them.
  func lines(_ texts: StoreTexts) -> [StyledText] {
    receipts.map { receipt in
      StyledText(
        texts.withdrawHere(
          "phone-client subscription withdraw \(receipt.order)",
          until: receipt.withdrawUntil ?? now))
    }
  }
}
