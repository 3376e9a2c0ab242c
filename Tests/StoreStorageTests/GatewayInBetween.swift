import NissanStore
import VehicleCatalog
import WorldTime

/// Stands between a store and its processor, and hands everything on that it does not change.
protocol GatewayInBetween: PaymentGateway {
  var inner: any PaymentGateway { get }
}

extension GatewayInBetween {
  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) -> Bool {
    try await inner.attach(card, as: token)
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await inner.charge(request)
  }

  func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await inner.verify(request)
  }

  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    try await inner.refund(request)
  }

  func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    try await inner.refundable(of: charge, at: now)
  }

  func nextNotice(notAfter limit: Instant) async throws(StoreFailure) -> PaymentNotice? {
    try await inner.nextNotice(notAfter: limit)
  }

  func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    try await inner.acknowledge(notice)
  }
}
