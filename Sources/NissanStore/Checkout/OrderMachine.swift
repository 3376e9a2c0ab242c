/// The way of a purchase, as one table. What is not in the table is refused.
///
/// Each state is named after the last step that was done.
package enum OrderMachine {
  /// Where a purchase stands.
  package enum State: Hashable, Sendable {
    /// The product was chosen and fits the vehicle, the phone and the country.
    case details
    /// It does not fit; nothing was asked for.
    case refused
    /// The price is frozen.
    case quoted
    /// The billing address is saved.
    case address
    /// A payment method is chosen.
    case card
    /// The terms are accepted.
    case terms
    /// The customer saw the total; the next step is to confirm.
    case review
    /// The charge was asked for and its answer not yet applied.
    case authorising
    /// The bank asks the customer for 3-D Secure; nothing is charged yet.
    case scaRequired
    case declined(DeclineCode)
    /// The payment is under way; nothing is entitled before it came.
    case pending
    /// The payment did not come in time.
    case lapsed
    case paid
    case fulfilled
    /// What it brought was taken back.
    case takenBack(SubscriptionMachine.RevocationReason)
    /// The owner gave the vehicle up, and with it what was free.
    case released
    case quoteExpired
    case abandoned
  }

  /// What moves a purchase on.
  package enum Event: Hashable, Sendable {
    case productChosen, foundIncompatible
    /// What an order for another vehicle brought goes on with this one.
    case transferred
    case priceFrozen
    case addressSaved, cardChosen, termsAccepted, reviewed
    /// With something to charge or to verify.
    case confirmed
    /// With nothing to charge.
    case confirmedFree
    case approved
    case declined(DeclineCode)
    /// The payment takes its time.
    case paymentPending
    /// It did not come in time.
    case paymentLapsed
    /// Refunded, withdrawn from, or charged back.
    case takenBack(SubscriptionMachine.RevocationReason)
    /// The bank asks for 3-D Secure.
    case challenged
    /// The customer passed it.
    case authenticated
    case fulfilled
    case released
    case quoteRanOut, priceChanged
    case abandoned
  }

  /// One line of the table.
  package struct Transition: Hashable, Sendable {
    /// `nil`: the customer is browsing.
    package let from: State?
    package let event: Event
    package let to: State

    init(_ from: State?, _ event: Event, _ to: State) {
      self.from = from
      self.event = event
      self.to = to
    }
  }

  package static let transitions: [Transition] =
    [
      Transition(nil, .productChosen, .details),
      Transition(nil, .transferred, .fulfilled),
      Transition(.details, .foundIncompatible, .refused),

      // Paid: a frozen price, an address, a card.
      Transition(.details, .priceFrozen, .quoted),
      Transition(.quoted, .addressSaved, .address),
      Transition(.address, .addressSaved, .address),
      Transition(.address, .cardChosen, .card),
      Transition(.card, .cardChosen, .card),
      Transition(.card, .addressSaved, .address),
      Transition(.card, .termsAccepted, .terms),

      // Free: none of them.
      Transition(.details, .termsAccepted, .terms),

      // Back to a step that was done: what followed it is done again.
      Transition(.terms, .addressSaved, .address),
      Transition(.terms, .cardChosen, .card),
      Transition(.terms, .termsAccepted, .terms),
      Transition(.review, .addressSaved, .address),
      Transition(.review, .cardChosen, .card),
      Transition(.review, .termsAccepted, .terms),

      Transition(.terms, .reviewed, .review),
      Transition(.review, .reviewed, .review),
      Transition(.review, .confirmedFree, .fulfilled),
      Transition(.review, .confirmed, .authorising),
      Transition(.authorising, .approved, .paid),
      Transition(.paid, .fulfilled, .fulfilled),
      Transition(.fulfilled, .released, .released),

      // A slow payment.
      Transition(.authorising, .paymentPending, .pending),
      Transition(.pending, .approved, .paid),
      Transition(.pending, .paymentLapsed, .lapsed),

      // 3-D Secure: passed, refused, or never answered.
      Transition(.authorising, .challenged, .scaRequired),
      Transition(.scaRequired, .authenticated, .authorising),
      Transition(
        .scaRequired, .declined(.authenticationRequired), .declined(.authenticationRequired)),
      Transition(.scaRequired, .quoteRanOut, .quoteExpired),

      // The customer asks for a new price once the frozen one ran out.
      Transition(.quoteExpired, .priceFrozen, .quoted),
    ]
    + DeclineCode.allCases.flatMap { code in
      [
        Transition(.authorising, .declined(code), .declined(code)),
        Transition(.pending, .declined(code), .declined(code)),
        Transition(.declined(code), .addressSaved, .address),
        Transition(.declined(code), .cardChosen, .card),
        Transition(.declined(code), .quoteRanOut, .quoteExpired),
        Transition(.declined(code), .abandoned, .abandoned),
      ]
    }
    + [.quoted, .address, .card, .terms, .review].flatMap { state in
      [
        Transition(state, .quoteRanOut, .quoteExpired),
        Transition(state, .priceChanged, .quoted),
      ]
    }
    + [.details, .quoted, .address, .card, .terms, .review, .scaRequired, .quoteExpired].map {
      Transition($0, .abandoned, .abandoned)
    }
    + takingBack.map { Transition(.fulfilled, .takenBack($0), .takenBack($0)) }

  /// Why an order is taken back; a transfer leaves it as it is.
  private static let takingBack: [SubscriptionMachine.RevocationReason] =
    [.refund, .withdrawal, .chargeback]

  /// Every state, each decline among them.
  package static let states: [State] =
    [
      .details, .refused, .quoted, .address, .card, .terms, .review, .authorising, .scaRequired,
      .pending, .lapsed, .paid, .fulfilled, .released, .quoteExpired, .abandoned,
    ] + DeclineCode.allCases.map(State.declined) + takingBack.map(State.takenBack)

  /// Every event, each decline among them.
  package static let events: [Event] =
    [
      .productChosen, .foundIncompatible, .transferred, .priceFrozen, .addressSaved,
      .cardChosen, .termsAccepted, .reviewed, .confirmed, .confirmedFree, .approved, .challenged,
      .authenticated, .paymentPending, .paymentLapsed, .fulfilled, .released, .quoteRanOut,
      .priceChanged, .abandoned,
    ] + DeclineCode.allCases.map(Event.declined) + takingBack.map(Event.takenBack)

  private struct Step: Hashable {
    let from: State?
    let event: Event
  }

  private static let targets = Dictionary(
    uniqueKeysWithValues: transitions.map { (Step(from: $0.from, event: $0.event), $0.to) })

  /// The state that `event` leads to.
  ///
  /// - Throws: ``OrderRefusal`` when the table has no such line.
  package static func target(from state: State?, on event: Event) throws(OrderRefusal) -> State {
    guard let target = targets[Step(from: state, event: event)] else {
      throw OrderRefusal(state: state, event: event)
    }
    return target
  }
}

extension OrderMachine.State {
  /// Neither bought nor given up: the customer can go on with it, or its charge has no answer yet.
  package var isOnItsWay: Bool {
    switch self {
    case .details, .quoted, .address, .card, .terms, .review, .authorising, .scaRequired,
      .declined, .quoteExpired:
      true
    case .refused, .pending, .lapsed, .paid, .fulfilled, .takenBack, .released, .abandoned: false
    }
  }
}

/// A step came out of turn; nothing changed.
package struct OrderRefusal: Error, Hashable {
  package let state: OrderMachine.State?
  package let event: OrderMachine.Event
}

extension OrderMachine.State {
  /// The vehicle has what was bought, or had it.
  package var hasBroughtSomething: Bool {
    switch self {
    case .fulfilled, .takenBack, .released: true
    case .details, .refused, .quoted, .address, .card, .terms, .review, .authorising, .scaRequired,
      .declined, .pending, .lapsed, .paid, .quoteExpired, .abandoned:
      false
    }
  }
}

extension OrderMachine.State: CustomStringConvertible, Codable {
  /// `review`, `quote_expired`, `declined(insufficient_funds)`.
  package var description: String {
    switch self {
    case .details: "details"
    case .refused: "refused"
    case .quoted: "quoted"
    case .address: "address"
    case .card: "card"
    case .terms: "terms"
    case .review: "review"
    case .authorising: "authorising"
    case .scaRequired: "sca_required"
    case .declined(let code): "declined(\(code.rawValue))"
    case .pending: "pending"
    case .lapsed: "lapsed"
    case .takenBack(let reason): "taken_back(\(reason.rawValue))"
    case .paid: "paid"
    case .fulfilled: "fulfilled"
    case .released: "released"
    case .quoteExpired: "quote_expired"
    case .abandoned: "abandoned"
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let state = OrderMachine.states.first(where: { $0.description == text }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "‘\(text)’ is no state of an order")
    }
    self = state
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension OrderMachine.Event: CustomStringConvertible {
  /// `terms_accepted`, `declined(insufficient_funds)`.
  package var description: String {
    switch self {
    case .productChosen: "product_chosen"
    case .foundIncompatible: "found_incompatible"
    case .transferred: "transferred"
    case .priceFrozen: "price_frozen"
    case .addressSaved: "address_saved"
    case .cardChosen: "card_chosen"
    case .termsAccepted: "terms_accepted"
    case .reviewed: "reviewed"
    case .confirmed: "confirmed"
    case .confirmedFree: "confirmed_free"
    case .approved: "approved"
    case .challenged: "challenged"
    case .authenticated: "authenticated"
    case .declined(let code): "declined(\(code.rawValue))"
    case .paymentPending: "payment_pending"
    case .paymentLapsed: "payment_lapsed"
    case .takenBack(let reason): "taken_back(\(reason.rawValue))"
    case .fulfilled: "fulfilled"
    case .released: "released"
    case .quoteRanOut: "quote_ran_out"
    case .priceChanged: "price_changed"
    case .abandoned: "abandoned"
    }
  }
}
