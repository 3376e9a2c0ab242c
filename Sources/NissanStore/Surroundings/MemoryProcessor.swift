import Synchronization
package import VehicleCatalog
package import WorldTime

/// The simulated processor in memory.
package final class MemoryProcessor: PaymentGateway {
  private let processor: Mutex<Processor>

  /// As it is now.
  package var value: Processor { processor.withLock { $0 } }

  package init(_ processor: Processor) { self.processor = Mutex(processor) }

  package func attach(
    _ card: CardDetails, as token: CardToken
  ) async throws(StoreFailure) -> Bool {
    let behaviour = SimulatedProcessor.behaviour(of: card)
    return processor.withLock { $0.attach(behaviour, as: token) }
  }

  package func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try processor.withLock { processor throws(StoreFailure) in try processor.charge(request) }
  }

  package func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    processor.withLock { $0.refund(request) }
  }

  package func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    processor.withLock { $0.refundable(of: charge, at: now) }
  }

  package func nextNotice(
    notAfter limit: Instant
  ) async throws(StoreFailure) -> PaymentNotice? {
    try processor.withLock { processor throws(StoreFailure) in
      try processor.nextNotice(notAfter: limit)
    }
  }

  package func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    processor.withLock { $0.acknowledge(notice) }
  }
}
