package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What the store wants of others. The answer comes back as a ``StoreReply``.
package enum StoreEffect: Sendable {
  /// The processor is to keep a checked card.
  case attach(CardDetails, PaymentMethod, for: CardUse)
  case charge(ChargeRequest, for: ChargeUse)
  /// Money is to be given back, once for each key.
  case giveBack(AskedReversal)
  /// What can still be given back of some payments?
  case askRefundable([Payment], at: Instant, for: RefundableUse)
  /// What does the processor say by itself, until then?
  case listen(notAfter: Instant)
  /// The processor need not say it again.
  case acknowledge(PaymentNoticeID)
  case sign(Issuing)
}

/// What others answered.
package enum StoreReply: Sendable {
  case attached(PaymentMethod, for: CardUse)
  case charged(ChargeRequest, ChargeOutcome, for: ChargeUse)
  /// What became of each refund.
  case gaveBack(AskedReversal, [RefundOutcome])
  /// What is left of each payment; `nil` when it never was charged.
  case refundable([Payment], [Money?], for: RefundableUse)
  case heard(PaymentNotice)
  case signed(SignedDocument, Issuing)
}

/// What a card is for.
package enum CardUse: Sendable {
  case wallet(isDefault: Bool)
  case order(OrderID, at: Instant)
  /// A purchase that goes on with it.
  case purchase(PurchaseForm, at: Instant)
  /// In place of the card of the same name.
  case replacing(isAuthenticated: Bool, at: Instant)
}

/// What a charge pays.
package enum ChargeUse: Sendable {
  case order(OrderID, of: AccountID)
  /// An order that was bought in one command: the document that tells of it is issued with it.
  case purchase(OrderID, of: AccountID)
  /// A period of a subscription.
  case period(AskedCharge, then: AfterCharge)
  /// Nothing: the bank says whether it knows the card and lets it pay.
  case verification(of: PaymentMethod, for: VerifiedUse)
}

/// What a card is for, once its bank has verified it.
package enum VerifiedUse: Sendable {
  case wallet(isDefault: Bool)
  /// In place of the card of the same name.
  case replacing(isAuthenticated: Bool, at: Instant)
  /// In place of another card, which is removed.
  case taking(PaymentMethodID, isAuthenticated: Bool, at: Instant)
}

/// What follows the charge of a period.
package enum AfterCharge: Sendable {
  case nothing
  /// A pause ended early.
  case resume(SubscriptionID, of: AccountID, at: Instant)
  /// The others that are overdue on the same card.
  case recover([SubscriptionID], of: AccountID, isAuthenticated: Bool, at: Instant, StoreAnswer)
}

/// Why somebody asks what can be given back.
package enum RefundableUse: Sendable {
  case refund(SubscriptionID, of: AccountID, at: Instant)
  case statement(OpenContract)
  case withdrawal(OpenContract, confirming: WithdrawalStatement?, at: Instant)
}

/// What a command or a reply came to.
package enum StoreOutcome: Sendable {
  /// It is done; what else is to be done changes nothing of the answer.
  case answered(StoreAnswer, then: [StoreEffect] = [])
  /// A rule said no; what fell due meanwhile stays done, and so does what the rule keeps.
  case refused(StoreRefusal)
  /// Something else comes first: it is to be done, its reply applied, and the command asked again.
  case waits(StoreEffect)
  /// It has begun: the reply gives the answer.
  case asks(StoreEffect)
}

/// What was asked of others for one command so far.
package struct StoreInquiry: Sendable {
  /// Up to when the processor was listened to.
  package var heard = Instant.distantPast
  /// Charges and reversals that were asked for; each is asked for once.
  package var asked: Set<String> = []

  package init() {}
}

extension StoreEffect {
  /// What must not be asked for twice in one inquiry; `nil` for what may.
  package var once: String? {
    switch self {
    case .charge(let request, _): request.key.rawValue
    case .giveBack(let asked): asked.id
    case .attach, .askRefundable, .listen, .acknowledge, .sign: nil
    }
  }
}
