import Files
import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// The simulated processor: it keeps how each card behaves, never its number, and writes
/// everything down before it answers.
struct ChargeLedger: PaymentGateway {
  let queue: DatabaseQueue
  let path: String
  let presence: FilePresence?
  let delays: ProcessorDelays

  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) {
    let behaviour = SimulatedProcessor.behaviour(of: card)
    try await write { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO processor_card (token, at_purchase, later, challenges, disputes)
          VALUES (?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        token.rawValue, behaviour.atPurchase.description, behaviour.later.description,
        behaviour.challenges, behaviour.disputes,
      ])
    }
  }

  func challenges(_ card: CardToken) async throws(StoreFailure) -> Bool {
    try await read { try Self.behaviour(of: card, $0).challenges }
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await write { database in
      if let known = try Self.charge(request.key, database) { return known.outcome }
      let behaviour = try Self.behaviour(of: request.card, database)
      let outcome = request.outcome(of: behaviour)
      try Self.insert(request, outcome, database)
      if outcome == .pending {
        try Self.announce(
          request.pace == .approvesLater ? .settled : .declined(.genericDecline),
          of: request.key, at: request.at.adding(delays.settlement), database)
      }
      if outcome == .approved, behaviour.disputes, request.amount.minorUnits > 0 {
        try announceDispute(of: request.key, chargedAt: request.at, database)
      }
      return outcome
    }
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

extension ChargeLedger {
  /// A charge as it stands.
  struct Entry: Sendable {
    let amount: Money
    let card: CardToken
    let outcome: ChargeOutcome
  }

  static func charge(_ key: IdempotencyKey, _ database: Database) throws -> Entry? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT amount, currency, card, outcome FROM charge WHERE key = ?"),
      arguments: [key.rawValue])
    guard let row else { return nil }
    return Entry(
      amount: Money(minorUnits: try row.kept("amount"), currency: try row.kept("currency")),
      card: CardToken(rawValue: try row.kept("card")),
      outcome: try outcome(reading: try row.kept("outcome")))
  }

  static func behaviour(
    of card: CardToken, _ database: Database
  ) throws -> CardBehaviour {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT at_purchase, later, challenges, disputes FROM processor_card WHERE token = ?"),
      arguments: [card.rawValue])
    guard let row else {
      throw StoreFailure.inconsistent(detail: "the processor does not know a card of the store")
    }
    return CardBehaviour(
      atPurchase: try outcome(reading: try row.kept("at_purchase")),
      later: try outcome(reading: try row.kept("later")), challenges: try row.kept("challenges"),
      disputes: try row.kept("disputes"))
  }

  private static func outcome(reading text: String) throws -> ChargeOutcome {
    guard let outcome = ChargeOutcome(text) else {
      throw StoreFailure.inconsistent(detail: "‘\(text)’ is no outcome of a charge")
    }
    return outcome
  }

  private static func insert(
    _ request: ChargeRequest, _ outcome: ChargeOutcome, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO charge (key, card, amount, currency, charged_at, outcome)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      request.key.rawValue, request.card.rawValue, request.amount.minorUnits,
      request.amount.currency, request.at.milliseconds, outcome.description,
    ])
  }

  /// One transaction of the processor's.
  func write<Value: Sendable>(
    _ step: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      let value = try await queue.write { [presence] database in
        try presence?.check()
        return try step(database)
      }
      try presence?.checkWritten()
      return value
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    do {
      return try await queue.read(query)
    } catch {
      throw StoreFailure(error, path: path)
    }
  }
}
