import Entitlements
package import WorldTime

/// A store and its simulated processor as one pure value: nothing waits, nothing fails on the way,
/// and documents bear no signature. Rules are tried on it by the million.
package struct SandboxStore: Sendable {
  package var store: Store
  package var processor: Processor

  package init(_ store: Store, _ processor: Processor = Processor()) {
    self.store = store
    self.processor = processor
  }

  /// Carries out a command, whatever others are asked for it.
  ///
  /// - Throws: ``StoreError``.
  package mutating func perform(
    _ command: StoreCommand, at now: Instant
  ) throws(StoreError) -> StoreAnswer {
    try perform(command, at: now) { effect, processor throws(StoreFailure) in
      try processor.reply(to: effect)
    }
  }

  /// The same with something between the store and those that it asks.
  ///
  /// - Parameters:
  ///   - command: What is asked of the store.
  ///   - now: World time.
  ///   - reply: What comes back of an effect; `nil` when there is nothing to say.
  /// - Returns: The answer of the store.
  /// - Throws: ``StoreError``, also what `reply` throws.
  package mutating func perform(
    _ command: StoreCommand, at now: Instant,
    through reply: (StoreEffect, inout Processor) throws(StoreFailure) -> StoreReply?
  ) throws(StoreError) -> StoreAnswer {
    do {
      var call = StoreCall(command, at: now)
      var next = call.first
      while true {
        switch next {
        case .apply(let input):
          let outcome = try store.apply(input)
          _ = store.drainEvents()
          next = try call.next(after: outcome, of: input)
        case .ask(let effect): next = call.next(after: try reply(effect, &processor))
        case .answer(let answer): return answer
        }
      }
    } catch {
      throw StoreError(error)
    }
  }
}

extension Processor {
  /// What it says, and what a signer without a key says.
  package mutating func reply(to effect: StoreEffect) throws(StoreFailure) -> StoreReply? {
    switch effect {
    case .sign(let issuing):
      return .signed(SignedDocument(document: issuing.document, compact: ""), issuing)
    case .attach(let card, var method, let use):
      method.asksForAuthentication = attach(
        SimulatedProcessor.behaviour(of: card), as: method.token)
      return .attached(method, for: use)
    case .charge(let request, let use): return .charged(request, try charge(request), for: use)
    case .giveBack(let asked): return .gaveBack(asked, asked.refunds.map { refund($0.request) })
    case .askRefundable(let payments, let now, let use):
      return .refundable(
        payments, payments.map { refundable(of: $0.charge, at: now) }, for: use)
    case .listen(let limit): return try nextNotice(notAfter: limit).map(StoreReply.heard)
    case .acknowledge(let notice):
      acknowledge(notice)
      return nil
    }
  }
}
