import Synchronization
package import VehicleCatalog
package import WorldTime

/// A processor whose line fails on demand: the next charge meets the fault that was armed, and
/// everything else passes. A bank that first asks for 3-D Secure leaves it armed.
package final class FaultyGateway: PaymentGateway {
  private let inner: any PaymentGateway
  private let fault = Mutex<PaymentFault?>(nil)

  package init(_ inner: any PaymentGateway) { self.inner = inner }

  /// Lets the next charge, and only that one, meet a fault; `nil` lets it pass.
  package func arm(_ next: PaymentFault?) { fault.withLock { $0 = next } }

  package func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    let met = fault.withLock { fault in
      defer { fault = nil }
      return fault
    }
    if met == .timeoutBefore { throw .paymentUnknown }
    let outcome = try await inner.charge(request.paced(by: met))
    if outcome == .challenged {
      arm(met)
    } else if met == .timeoutAfter {
      throw .paymentUnknown
    }
    return outcome
  }

  package func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await inner.verify(request)
  }

  package func attach(
    _ card: CardDetails, as token: CardToken
  ) async throws(StoreFailure) -> Bool {
    try await inner.attach(card, as: token)
  }

  package func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    try await inner.refund(request)
  }

  package func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    try await inner.refundable(of: charge, at: now)
  }

  package func nextNotice(
    notAfter limit: Instant
  ) async throws(StoreFailure) -> PaymentNotice? {
    try await inner.nextNotice(notAfter: limit)
  }

  package func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    try await inner.acknowledge(notice)
  }
}

extension ChargeRequest {
  fileprivate func paced(by fault: PaymentFault?) -> ChargeRequest {
    var request = self
    switch fault {
    case .slowApprove: request.pace = .approvesLater
    case .slowDecline: request.pace = .declinesLater
    case .timeoutBefore, .timeoutAfter, nil: break
    }
    return request
  }
}
