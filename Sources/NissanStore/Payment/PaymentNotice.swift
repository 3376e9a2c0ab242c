import VehicleCatalog
package import WorldTime

/// Names a notice.
package struct PaymentNoticeID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What the processor says of a charge by itself, some time after it was made.
package struct PaymentNotice: Hashable, Sendable {
  package let id: PaymentNoticeID
  /// The charge it is about.
  package let charge: IdempotencyKey
  /// What was charged.
  package let card: CardToken
  package let event: Event
  /// When the processor said so, in world time.
  package let at: Instant

  /// What became of the charge.
  package enum Event: Hashable, Sendable {
    /// A pending payment came.
    case settled
    /// A pending payment will never come.
    case declined(DeclineCode)
    /// The holder of the card disputed it, and the bank took the money back.
    case disputed
  }

  package init(
    id: PaymentNoticeID, charge: IdempotencyKey, card: CardToken, event: Event,
    at instant: Instant
  ) {
    self.id = id
    self.charge = charge
    self.card = card
    self.event = event
    at = instant
  }
}

extension PaymentNotice.Event: CustomStringConvertible {
  /// `settled`, `disputed`, or the decline code.
  package var description: String {
    switch self {
    case .settled: "settled"
    case .disputed: "disputed"
    case .declined(let code): code.rawValue
    }
  }

  /// Reads what ``description`` writes.
  package init?(_ text: String) {
    switch text {
    case "settled": self = .settled
    case "disputed": self = .disputed
    default:
      guard let code = DeclineCode(rawValue: text) else { return nil }
      self = .declined(code)
    }
  }
}
