package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What stands around a ``Store``: where it is kept, who moves its money, who signs for it. All
/// surroundings run the same rules, and differ in nothing but these.
package protocol StoreSurroundings: StoreBackOffice {
  var gateway: any PaymentGateway { get }

  /// Lends the store's keys; what is made of them meanwhile is kept when this returns.
  ///
  /// - Throws: ``StoreFailure``.
  func withKeys<Value: Sendable>(
    _ body: @Sendable (any StoreKeys) throws -> Value
  ) async throws(StoreFailure) -> Value

  /// Applies something to the store, and signs what it wants signed: all that changes is kept when
  /// this returns, or nothing.
  ///
  /// - Throws: ``StoreFailure``.
  func apply(_ input: StoreInput) async throws(StoreFailure) -> StoreOutcome

  /// Looks something up.
  func look(_ query: StoreQuery, at now: Instant) async throws(StoreError) -> StoreAnswer
}

extension StoreSurroundings {
  package func perform(
    _ command: StoreCommand, at now: Instant
  ) async throws(StoreError) -> StoreAnswer {
    do {
      var call = StoreCall(command, at: now)
      var next = call.first
      while true {
        switch next {
        case .apply(let input): next = try call.next(after: try await apply(input), of: input)
        case .ask(let effect): next = call.next(after: try await reply(to: effect))
        case .answer(let answer): return answer
        }
      }
    } catch {
      throw StoreError(error)
    }
  }

  package func answer(_ query: StoreQuery) async throws(StoreError) -> StoreAnswer {
    try await look(query, at: .distantPast)
  }

  package func trustRoot() async throws(StoreError) -> RootPublicKey {
    do throws(StoreFailure) { return try await withKeys { try $0.root().publicKey } } catch {
      throw .failed(error)
    }
  }

  package func timeStatement(
    for vehicle: VIN, nonce: String, at now: Instant
  ) async throws(StoreError) -> String {
    let statement = TimeStatement(
      issuer: Store.issuer, vehicle: vehicle, issuedAt: now, nonce: nonce)
    do throws(StoreFailure) { return try await withKeys { try $0.signed(statement) } } catch {
      throw .failed(error)
    }
  }

  /// Asks the others.
  ///
  /// - Returns: What they say; `nil` when there is nothing to say.
  private func reply(to effect: StoreEffect) async throws -> StoreReply? {
    switch effect {
    case .sign(let issuing):
      return .signed(try await withKeys { try $0.signed(issuing.document) }, issuing)
    case .attach(let card, var method, let use):
      method.asksForAuthentication = try await gateway.attach(card, as: method.token)
      return .attached(method, for: use)
    case .charge(let request, .verification(let method, let use)):
      let outcome = try await gateway.verify(request)
      return .charged(request, outcome, for: .verification(of: method, for: use))
    case .charge(let request, let use):
      return .charged(request, try await gateway.charge(request), for: use)
    case .giveBack(let asked):
      var outcomes: [RefundOutcome] = []
      for refund in asked.refunds { outcomes.append(try await gateway.refund(refund.request)) }
      return .gaveBack(asked, outcomes)
    case .askRefundable(let payments, let now, let use):
      var left: [Money?] = []
      for payment in payments {
        left.append(try await gateway.refundable(of: payment.charge, at: now))
      }
      return .refundable(payments, left, for: use)
    case .listen(let limit):
      return try await gateway.nextNotice(notAfter: limit).map(StoreReply.heard)
    case .acknowledge(let notice):
      try await gateway.acknowledge(notice)
      return nil
    }
  }
}
