/// One rule switched off, to see that the exploration finds what the rule prevents. Production
/// code has no such switches: each is a wrapper around the car, or between the store and those that
/// it asks; both go on by their own rules.
package enum Breakage: String, Hashable, Sendable, CaseIterable {
  /// The clock that the driver sets decides, as in licence checks that read the device's clock.
  case wallClock = "wall-clock"
  /// The highest time ever seen on the driver's clock decides.
  case highestWallClock = "highest-wall-clock"
  /// The document's date decides while the driver's clock is at most three days past it, before
  /// it for ever; else the driver's clock does.
  case issueDateWindow = "issue-date-window"
  /// A counter that was frozen without power goes on as if nothing had happened.
  case noColdStart = "no-cold-start"
  /// A document is acknowledged as it arrives, before it is on the disk.
  case acknowledgeBeforeCommit = "acknowledge-before-commit"
  /// Any genuine document replaces the record, older ones too.
  case noVersionCheck = "no-version-check"
  /// A right still counts at the very instant of its end.
  case inclusiveEnd = "inclusive-end"
  /// A document counts for ever, whenever the store was last heard of.
  case noLease = "no-lease"
  /// A document that takes a right back is not taken over.
  case noRevocation = "no-revocation"
  /// The old record is deleted before the new one is written.
  case recordLostBeforeCommit = "record-lost-before-commit"
  /// A commit is more than one write: the head of the new document, then its rights.
  case tornCommit = "torn-commit"
  /// A document that is refused takes the record with it.
  case refusalWipesRecord = "refusal-wipes-record"
  /// An answer names its next change as if there were no lease.
  case nextChangeWithoutLease = "next-change-without-lease"
  /// An answer never names its next change.
  case noNextChange = "no-next-change"

  // Rules of the store
  /// A charge whose answer was lost is asked for again under another key.
  case chargeTwiceOnRetry = "charge-twice-on-retry"
  /// The receipt is written as the charge is asked for, whatever comes of it.
  case receiptBeforeCharge = "receipt-before-charge"
  /// The money goes back, and nothing is taken back for it.
  case refundWithoutRevocation = "refund-without-revocation"
  /// What was refunded goes on in grace, as after a renewal that failed.
  case graceAfterRefund = "grace-after-refund"
  /// The hold is counted from the end of what is paid, though a pause came between.
  case holdCountsFromPaidEnd = "hold-counts-from-paid-end"
  /// What was transferred goes on for the first vehicle too.
  case twoOwners = "two-owners"
  /// What was paid already for a product is charged again with the pack that takes its place.
  case creditForgotten = "credit-forgotten"
  /// A higher price is charged as soon as the store asks it.
  case priceUnagreed = "price-unagreed"
  /// The number of the card is kept in the place of a token.
  case cardNumberKept = "card-number-kept"
}

extension Breakage {
  /// What is done instead, for people.
  package var summary: String {
    switch self {
    case .wallClock: "the clock that the driver sets decides"
    case .highestWallClock: "the highest time ever shown by the driver's clock decides"
    case .issueDateWindow: "the document's date decides until 3 days after it by the driver's clock"
    case .noColdStart: "after a power cut the counter goes on where it stopped"
    case .acknowledgeBeforeCommit: "a document is acknowledged before it is committed"
    case .noVersionCheck: "any genuine document replaces the record, older ones too"
    case .inclusiveEnd: "a right still counts at the instant of its end"
    case .noLease: "a document counts for ever"
    case .noRevocation: "a document that takes a right back is refused"
    case .recordLostBeforeCommit: "a power cut before the commit finds the old record deleted"
    case .tornCommit: "a power cut leaves the new version with the old rights"
    case .refusalWipesRecord: "a document that is refused wipes the record"
    case .nextChangeWithoutLease: "an answer names its next change as if there were no lease"
    case .noNextChange: "an answer never names its next change"
    case .chargeTwiceOnRetry: "a charge whose answer was lost is repeated under another key"
    case .receiptBeforeCharge: "a receipt is written as the charge is asked for"
    case .refundWithoutRevocation: "the money goes back, and the right stays"
    case .graceAfterRefund: "what was refunded goes on in grace"
    case .holdCountsFromPaidEnd: "a hold after a pause counts from the end of what was paid"
    case .twoOwners: "what was transferred goes on for the first vehicle too"
    case .creditForgotten: "a pack is charged without what was paid already"
    case .priceUnagreed: "a higher price is charged without consent"
    case .cardNumberKept: "the number of the card is kept in the place of a token"
    }
  }
}

extension Breakage {
  /// Only a car whose counter is frozen without power has the rule.
  package var needsStoppingClock: Bool { self == .noColdStart }

  /// The world in which it is looked for unless another is asked for.
  package var world: NamedWorld {
    switch self {
    case .chargeTwiceOnRetry, .receiptBeforeCharge, .refundWithoutRevocation, .graceAfterRefund,
      .holdCountsFromPaidEnd, .twoOwners, .creditForgotten, .priceUnagreed, .cardNumberKept:
      .money
    default: .standard
    }
  }
}
