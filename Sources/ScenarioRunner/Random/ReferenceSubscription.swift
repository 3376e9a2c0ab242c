import VehicleCatalog
import WorldTime

/// A subscription in the reference model: what was paid, and until when.
///
/// One half of the reference model that random runs are held against. It is written from
/// `lifecycle.md` and shares no code with the store.
struct ReferenceSubscription: Hashable, Sendable {
  enum State: String, Hashable, Sendable {
    case active, cancelled, grace
    case onHold = "on_hold"
    case paused
    /// Never paid, given up by the customer, or a term that is over.
    case lapsed = "expired(billing)"
    case ended = "expired(customer)"
    case over = "expired(term)"
    case refunded = "revoked(refund)"
    /// Another period took its place: it is used to its end, or was not paid and ends at once.
    case replaced = "cancelled(upgraded)"
    case replacedOver = "expired(upgraded)"
  }

  /// Distinguishes one purchase of a product from the next.
  let number: Int
  let product: Int
  /// Of the product's service.
  let service: Int
  let term: ReferenceProduct.Term
  let allowance: Allowance?
  let failsLater: Bool
  /// From when on the card has expired; `nil` for never.
  let cardEnd: Instant?
  let startedAt: Instant
  private(set) var state = State.active
  /// When the money was given back.
  private var refundedAt: Instant?
  /// Whether a refund of it is modelled: credits are not.
  private(set) var isRefundable: Bool
  /// How long it pauses from the end of what is paid, where that was asked for.
  private(set) var pause: Period?
  /// Where periods are counted from, and how many are paid.
  private var anchor: Instant
  private var periods = 1
  /// Since when a charge is owed.
  private var owedSince: Instant?

  init(
    number: Int, product: Int, service: Int, of sold: ReferenceProduct, failsLater: Bool,
    cardEnd: Instant?, isRefundable: Bool = true, at now: Instant
  ) {
    self.isRefundable = isRefundable
    self.number = number
    self.product = product
    self.service = service
    self.failsLater = failsLater
    self.cardEnd = cardEnd
    (term, allowance) = (sold.term, sold.allowance)
    (startedAt, anchor) = (now, now)
  }

  var renews: Bool { months != nil }
  /// Of each period; `nil` of what was bought once.
  var months: Int? { if case .months(let count) = term { count } else { nil } }
  var paidThrough: Instant {
    switch term {
    case .months(let count): anchor.adding(.months(count * periods))
    case .once(let length): anchor.adding(length)
    }
  }
  private var graceEnd: Instant { paidThrough.adding(.days(16)) }
  private var holdEnd: Instant { (owedSince ?? pauseEnd).adding(.days(60)) }
  private var pauseEnd: Instant { paidThrough.adding(pause ?? .zero) }

  /// Nothing more can come of it.
  var isOver: Bool {
    switch state {
    case .active, .cancelled, .grace, .onHold, .paused, .replaced: false
    case .lapsed, .ended, .over, .refunded, .replacedOver: true
    }
  }

  /// Everything that fell due by now.
  mutating func catchUp(to now: Instant) {
    while let (next, instant) = due, instant <= now {
      switch next {
      case .active where state == .paused: beginAgain(at: instant)
      case .active: periods += 1
      case .grace: owedSince = instant
      case .onHold where state == .paused: (owedSince, pause) = (instant, nil)
      case .onHold, .cancelled, .paused, .lapsed, .ended, .over, .refunded, .replaced,
        .replacedOver:
        break
      }
      state = next
    }
  }

  /// What comes by itself, and when.
  var due: (State, Instant)? {
    switch state {
    case .active where !renews: (.over, paidThrough)
    case .active where pause != nil: (.paused, paidThrough)
    case .active: (pays(at: paidThrough) ? .active : .grace, paidThrough)
    case .paused: (pays(at: pauseEnd) ? .active : .onHold, pauseEnd)
    case .cancelled: (.ended, paidThrough)
    case .replaced: (.replacedOver, paidThrough)
    case .grace: (.onHold, graceEnd)
    case .onHold: (.lapsed, holdEnd)
    case .lapsed, .ended, .over, .refunded, .replacedOver: nil
    }
  }

  /// The card pays what falls due by itself.
  private func pays(at instant: Instant) -> Bool { !failsLater && !hasCardExpired(at: instant) }

  private func hasCardExpired(at instant: Instant) -> Bool {
    cardEnd.map { $0 <= instant } ?? false
  }

  private mutating func beginAgain(at now: Instant) {
    (anchor, periods, pause) = (now, 1, nil)
  }
}

// MARK: - What the customer does

extension ReferenceSubscription {
  /// Switches the renewal off; a pause that has begun ends for good.
  mutating func cancel() -> Bool {
    guard renews, state == .active || state == .paused else { return false }
    (state, pause) = (state == .paused ? .ended : .cancelled, nil)
    return true
  }

  /// Why the renewal cannot be switched on again, or a pause be ended: the card has expired.
  func refusalToResume(at now: Instant) -> String? {
    guard hasCardExpired(at: now) else { return nil }
    return switch state {
    case .cancelled, .replaced: "card_invalid"
    case .paused: "expired_card"
    case .active, .grace, .onHold, .lapsed, .ended, .over, .refunded, .replacedOver: nil
    }
  }

  /// Switches the renewal on again, takes a pause back, or ends it with a charge: the customer is
  /// there, and no card of these fails then that has not expired.
  mutating func resume(at now: Instant) -> Bool {
    switch state {
    // Nothing stands in its place any more: another one that did would be meant.
    case .cancelled, .replaced: state = .active
    case .active where pause != nil: pause = nil
    case .paused:
      beginAgain(at: now)
      state = .active
    case .active, .grace, .onHold, .lapsed, .ended, .over, .refunded, .replacedOver: return false
    }
    return true
  }

  mutating func refund(at now: Instant) -> Bool {
    guard isRefundable, state == .active || state == .cancelled || state == .grace else {
      return false
    }
    (state, refundedAt) = (.refunded, now)
    return true
  }

  /// Another period of the same begins now.
  mutating func makeRoom() {
    isRefundable = false
    state =
      state == .active || state == .cancelled || state == .replaced ? .replaced : .replacedOver
    pause = nil
  }

  mutating func askPause(_ length: Period) -> Bool {
    guard renews, state == .active else { return false }
    pause = length
    return true
  }
}

// MARK: - What the document says of it

extension ReferenceSubscription {
  var right: ReferenceRight {
    let reported: (ReferenceRight.Standing, graceEnd: Instant?, holdEnd: Instant?) =
      switch state {
      case .active where pause != nil, .paused: (.paused, nil, max(holdEnd, graceEnd))
      case .active: (.active, renews ? graceEnd : nil, nil)
      case .cancelled: (.cancelled, nil, nil)
      case .grace: (.grace, graceEnd, holdEnd)
      case .onHold: (.onHold, graceEnd, holdEnd)
      case .lapsed: (.over("billing"), nil, nil)
      case .ended: (.over("cancelled"), nil, nil)
      case .over: (.over("period_end"), nil, nil)
      case .refunded: (.refunded, nil, nil)
      case .replaced: (.cancelled, nil, nil)
      case .replacedOver: (.over("cancelled"), nil, nil)
      }
    return ReferenceRight(
      number: number, service: service, startedAt: startedAt, standing: reported.0,
      paidThrough: min(paidThrough, refundedAt ?? paidThrough), graceEnd: reported.graceEnd,
      holdEnd: reported.holdEnd,
      allowance: allowance)
  }
}
