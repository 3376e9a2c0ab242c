/// A word or sentence of the store that screens and commands share; ``StorePhrase/table`` holds it
/// in both languages.
package enum StoreText: String, CaseIterable, Sendable {
  // About products.
  case illustration, illustrative
  case free, paid, trial
  case comfort, safety, entertainment
  case product, name, category, kind, price, services, owned
  case compatible, fits, fitsNot
  case months, days, monthsFree, left

  // About a purchase.
  case receipt, date, order, vehicle, item, itemLine, totalWithVAT, ofWhichVAT, paidWith
  case validFrom, validUntil, withoutEnd, renewal, renewsByItself, withdrawUntil
  case inTheCar

  // About orders and subscriptions.
  case noOrder, state, since, total, receipts
  case noSubscription, subscription, paidThrough, renews, yes, no

  // Where an order stands.
  case orderChosen, orderUnfit, orderQuoted, orderAddressed, orderWithCard, orderWithTerms
  case orderReviewed, orderAuthorising, orderChallenged, orderDeclined, orderPaid, orderFulfilled
  case orderQuoteExpired, orderAbandoned, orderPending, orderLapsed
  case orderRefunded, orderWithdrawn, orderChargedBack

  // About what is taken back.
  case creditNote, acknowledgement, reason, refunded, withdrawn, chargedBack
  case creditedReceipt, creditedTo, nothingPaid
  case consumer, contract, concludedAt, sentTo, moneyBack, declaration
  case withdrawHere, withdrawWith, confirmWithdrawal, confirmWith, nothingDoneYet, statement

  // Where a subscription stands.
  case subscriptionPending, subscriptionTrial, subscriptionActive, subscriptionInGrace
  case subscriptionOnHold, subscriptionPaused, subscriptionCancelled
  case cancelledPriceRise, cancelledProductWithdrawn, cancelledUpgraded
  case endedTrial, endedUnpaid, endedByCustomer, endedTerm, endedNeverPaid
  case endedPriceRise, endedProductWithdrawn, endedUpgraded
  case revokedRefund, revokedWithdrawal, revokedChargeback, revokedTransfer

  // About help, and the ways into the app.
  case helpApp, helpInApp, helpSite, helpOnSite, helpDealer, helpAtDealer
  case helpCustomerService, helpForBreakdowns, helpNoNumber
  case scanCode, openLink, codeNeedsProgram, codeFailed, codeTooSlow, codeTooWide

  // About time.
  case now, timeAhead, timeAgo, dayUnit
}
