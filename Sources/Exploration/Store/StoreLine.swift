import Entitlements
import NissanStore
import WorldTime

/// What stands between the store and those that it asks: a fault that the next charge meets, what
/// the world sells otherwise than the catalogue does, and the rule of the store that is broken.
struct StoreLine {
  private(set) var fault: LineFault?
  private let isPriceRaised: Bool
  private let world: ExploredWorld

  init(of store: StoreNode, _ world: ExploredWorld) {
    (fault, isPriceRaised) = (store.fault, store.isPriceRaised)
    self.world = world
  }

  /// - Throws: ``StoreFailure/paymentUnknown``.
  mutating func reply(
    to effect: StoreEffect, of processor: inout Processor
  ) throws(StoreFailure) -> StoreReply? {
    switch effect {
    case .charge(_, .verification): return try processor.reply(to: effect)
    case .charge(let request, let use):
      return .charged(request, try charge(request, of: &processor), for: use)
    case .giveBack where world.breakage == .refundWithoutRevocation:
      _ = try processor.reply(to: effect)
      return nil
    case .attach(let card, let method, let use) where world.breakage == .cardNumberKept:
      return try processor.reply(to: .attach(card, method.naming(card), for: use))
    case .sign(let issuing):
      let document = world.document(saying: issuing.document)
      return .signed(SignedDocument(document: document, compact: ""), issuing)
    case .attach, .giveBack, .askRefundable, .listen, .acknowledge:
      return try processor.reply(to: effect)
    }
  }

  private mutating func charge(
    _ asked: ChargeRequest, of processor: inout Processor
  ) throws(StoreFailure) -> ChargeOutcome {
    let met = fault
    fault = nil
    let isLost = met == .timeoutBefore
    if isLost, world.breakage != .receiptBeforeCharge { throw .paymentUnknown }
    if isLost { return .approved }
    var request = world.request(asking: asked, isPriceRaised: isPriceRaised, processor)
    request.pace = met?.pace ?? .atOnce
    processor.delays = met?.delays ?? ProcessorDelays()
    let outcome = try processor.charge(request)
    processor.delays = ProcessorDelays()
    // The bank asks for 3-D Secure before anything can fail.
    if outcome == .challenged { fault = met } else if met == .timeoutAfter { throw .paymentUnknown }
    return world.breakage == .receiptBeforeCharge ? .approved : outcome
  }
}
