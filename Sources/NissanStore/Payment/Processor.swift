package import VehicleCatalog
package import WorldTime

/// The simulated processor: a pure value. It keeps how each card behaves, never its number, charges
/// once for each key, and says later what it does not say at once.
package struct Processor: Hashable, Sendable {
  package var cards = Records<ProcessorCard>()
  package var charges = Records<ProcessorCharge>()
  package var refunds = Records<ProcessorRefund>()
  package var notices = Records<ProcessorNotice>()
  /// Of what is charged from now on.
  package var delays: ProcessorDelays

  package init(delays: ProcessorDelays = ProcessorDelays()) { self.delays = delays }
}

/// A card as the processor knows it.
package struct ProcessorCard: StoreRecord {
  package let key: CardToken
  package let behaviour: CardBehaviour

  package init(key: CardToken, behaviour: CardBehaviour) {
    self.key = key
    self.behaviour = behaviour
  }
}

/// A charge as it stands.
package struct ProcessorCharge: StoreRecord {
  package let key: IdempotencyKey
  package let card: CardToken
  package let amount: Money
  package let at: Instant
  package internal(set) var outcome: ChargeOutcome

  package init(
    key: IdempotencyKey, card: CardToken, amount: Money, at instant: Instant,
    outcome: ChargeOutcome
  ) {
    self.key = key
    self.card = card
    self.amount = amount
    at = instant
    self.outcome = outcome
  }
}

/// Money of a charge that was given back.
package struct ProcessorRefund: StoreRecord {
  package let key: IdempotencyKey
  package let charge: IdempotencyKey
  package let amount: Money
  package let at: Instant

  package init(
    key: IdempotencyKey, charge: IdempotencyKey, amount: Money, at instant: Instant
  ) {
    self.key = key
    self.charge = charge
    self.amount = amount
    at = instant
  }

  package var groups: [RecordGroup] { [.charge(charge)] }
}

/// What the processor says by itself, from its due time on until it is taken.
package struct ProcessorNotice: StoreRecord {
  package let key: PaymentNoticeID
  package let charge: IdempotencyKey
  package let event: PaymentNotice.Event
  package let dueAt: Instant
  package internal(set) var isTaken: Bool

  package init(
    key: PaymentNoticeID, charge: IdempotencyKey, event: PaymentNotice.Event, dueAt: Instant,
    isTaken: Bool = false
  ) {
    self.key = key
    self.charge = charge
    self.event = event
    self.dueAt = dueAt
    self.isTaken = isTaken
  }

  package var groups: [RecordGroup] { [.charge(charge)] + (isTaken ? [] : [.unanswered]) }
}

// MARK: - Taking money

extension Processor {
  /// Keeps how a card behaves.
  ///
  /// - Returns: Whether the bank asks the customer of this card for 3-D Secure.
  package mutating func attach(_ behaviour: CardBehaviour, as token: CardToken) -> Bool {
    cards.save(ProcessorCard(key: token, behaviour: behaviour))
    return behaviour.challenges
  }

  /// Charges once for each key; a key that was charged before gets its answer again, or what became
  /// of a payment that was pending.
  ///
  /// - Throws: ``StoreFailure/inconsistent(detail:)`` for a card it does not know.
  package mutating func charge(_ request: ChargeRequest) throws(StoreFailure) -> ChargeOutcome {
    if let known = charges[request.key] { return known.outcome }
    let behaviour = try behaviour(of: request.card)
    let outcome = request.outcome(of: behaviour)
    charges.save(
      ProcessorCharge(
        key: request.key, card: request.card, amount: request.amount, at: request.at,
        outcome: outcome))
    if outcome == .pending {
      announce(
        request.pace == .approvesLater ? .settled : .declined(.genericDecline), of: request.key,
        at: request.at.adding(delays.settlement))
    }
    if outcome == .approved, behaviour.disputes, request.amount.minorUnits > 0 {
      announce(.disputed, of: request.key, at: request.at.adding(delays.dispute))
    }
    return outcome
  }

  private func behaviour(of card: CardToken) throws(StoreFailure) -> CardBehaviour {
    guard let known = cards[card] else {
      throw .inconsistent(detail: "the processor does not know a card of the store")
    }
    return known.behaviour
  }
}

extension ChargeRequest {
  /// A card that is only verified answers at once, at whatever pace it was asked.
  fileprivate func outcome(of behaviour: CardBehaviour) -> ChargeOutcome {
    let outcome = behaviour.outcome(
      isCustomerPresent: isCustomerPresent, isAuthenticated: isAuthenticated)
    let isSlow = outcome == .approved && pace != .atOnce && amount.minorUnits > 0
    return isSlow ? .pending : outcome
  }
}

// MARK: - Giving money back

extension Processor {
  /// Gives money of a charge back, once for each key and never more than was charged.
  package mutating func refund(_ request: RefundRequest) -> RefundOutcome {
    if refunds[request.key] != nil { return .refunded }
    guard let left = left(of: request.charge) else { return .nothingCharged }
    if isDisputed(request.charge, at: request.at) { return .disputed }
    guard request.amount.currency == left.currency, request.amount.minorUnits > 0,
      request.amount.minorUnits <= left.minorUnits
    else { return .tooMuch(left: left) }
    refunds.save(
      ProcessorRefund(
        key: request.key, charge: request.charge, amount: request.amount, at: request.at))
    // What was given back whole leaves nothing to dispute.
    if request.amount == left {
      for notice in notices[.charge(request.charge)] where notice.event == .disputed {
        notices.remove(notice.key)
      }
    }
    return .refunded
  }

  /// What can still be given back of a charge; `nil` when nothing was charged.
  package func refundable(of charge: IdempotencyKey, at now: Instant) -> Money? {
    left(of: charge).map { left in
      isDisputed(charge, at: now) ? Money(minorUnits: 0, currency: left.currency) : left
    }
  }

  /// What was charged less what was given back; `nil` when nothing was charged.
  private func left(of key: IdempotencyKey) -> Money? {
    guard let charge = charges[key], charge.outcome == .approved else { return nil }
    let refunded = refunds[.charge(key)].reduce(0) { $0 + $1.amount.minorUnits }
    return Money(
      minorUnits: charge.amount.minorUnits - refunded, currency: charge.amount.currency)
  }

  /// The money that the store has of all charges, in minor units by currency: what was charged,
  /// less what was given back and what the bank took back and the store was told of.
  package var balance: [String: Int64] {
    var balance: [String: Int64] = [:]
    for charge in charges.all where charge.outcome == .approved {
      let isLost = notices[.charge(charge.key)].contains { $0.event == .disputed && $0.isTaken }
      let left = left(of: charge.key)?.minorUnits ?? 0
      balance[charge.amount.currency, default: 0] += isLost ? 0 : left
    }
    return balance
  }

  private func isDisputed(_ charge: IdempotencyKey, at now: Instant) -> Bool {
    notices[.charge(charge)].contains { $0.event == .disputed && $0.dueAt <= now }
  }
}

// MARK: - What it says by itself

extension Processor {
  /// The oldest notice that is due at `limit` at the latest; the same again until it is taken.
  ///
  /// A pending charge becomes what its notice says as it is given.
  package mutating func nextNotice(
    notAfter limit: Instant
  ) throws(StoreFailure) -> PaymentNotice? {
    let due = notices[.unanswered].filter { $0.dueAt <= limit }.min { $0.dueAt < $1.dueAt }
    guard let due else { return nil }
    guard var charge = charges[due.charge] else {
      throw .inconsistent(detail: "a notice is of no charge")
    }
    if charge.outcome == .pending, let outcome = due.event.outcome {
      charge.outcome = outcome
      charges.save(charge)
      if outcome == .approved, try behaviour(of: charge.card).disputes {
        announce(.disputed, of: due.charge, at: due.dueAt.adding(delays.dispute))
      }
    }
    return PaymentNotice(
      id: due.key, charge: due.charge, card: charge.card, event: due.event, at: due.dueAt)
  }

  /// A notice need not be given again.
  package mutating func acknowledge(_ id: PaymentNoticeID) {
    guard var notice = notices[id] else { return }
    notice.isTaken = true
    notices.save(notice)
  }

  private mutating func announce(
    _ event: PaymentNotice.Event, of charge: IdempotencyKey, at instant: Instant
  ) {
    notices.save(
      ProcessorNotice(
        key: PaymentNoticeID(rawValue: "\(charge)/\(event)"), charge: charge, event: event,
        dueAt: instant))
  }
}

extension PaymentNotice.Event {
  /// What becomes of a pending charge; `nil` for a dispute.
  fileprivate var outcome: ChargeOutcome? {
    switch self {
    case .settled: .approved
    case .declined(let code): .declined(code)
    case .disputed: nil
    }
  }
}
