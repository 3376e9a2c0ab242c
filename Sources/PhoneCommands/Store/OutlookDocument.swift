import NissanStore
import PhoneApp
import WorldTime

/// What is ahead of a subscription, as it is printed.
struct OutlookDocument: Encodable {
  /// Absent when nothing is overdue.
  let overdue: Overdue?
  /// Asked for, or on.
  let pause: Pause?
  /// Absent when the card is good for the next charge.
  let expiringCard: ExpiringCard?
  private let values: SubscriptionOutlook

  private enum CodingKeys: String, CodingKey {
    case overdue, pause, expiringCard
  }

  /// A charge that failed.
  struct Overdue: Encodable {
    /// The bank's reason; absent when nobody said why.
    let reason: DeclineCode?
    /// Absent when it is not charged again by itself.
    let retryAt: Instant?
    /// Absent when the service does not work any more.
    let graceUntil: Instant?
    let holdUntil: Instant
  }

  /// From the end of what is paid.
  struct Pause: Encodable {
    let from: Instant
    let until: Instant
    let hasBegun: Bool
  }

  /// A card that has expired when it is charged next.
  struct ExpiringCard: Encodable {
    let paymentMethod: String
    let card: String
    let expiry: CardExpiry
    let chargeAt: Instant
  }

  /// `nil` when there is nothing to say.
  init?(_ outlook: SubscriptionOutlook) {
    overdue = outlook.overdue.map {
      Overdue(
        reason: $0.decline, retryAt: $0.retryAt, graceUntil: $0.graceUntil,
        holdUntil: $0.holdUntil)
    }
    pause = outlook.pause.map { Pause(from: $0.from, until: $0.until, hasBegun: $0.hasBegun) }
    expiringCard = outlook.expiringCard.map { expiring in
      ExpiringCard(
        paymentMethod: expiring.method.id.rawValue, card: expiring.method.card.shown,
        expiry: expiring.method.card.expiry, chargeAt: expiring.chargeAt)
    }
    values = outlook
    if overdue == nil, pause == nil, expiringCard == nil { return nil }
  }

  func overdueText(_ texts: StoreTexts) -> String? { values.overdue.map(texts.overdue) }

  func expiringCardText(_ texts: StoreTexts) -> String? {
    values.expiringCard.map(texts.expiringWithCommand)
  }
}
