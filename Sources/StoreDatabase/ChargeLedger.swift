import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// The simulated processor: it keeps how each card behaves, never its number, and writes every
/// charge down before it answers.
struct ChargeLedger: PaymentGateway {
  let queue: DatabaseQueue
  let path: String

  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) {
    let behaviour = SimulatedProcessor.behaviour(of: card)
    do {
      try await queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO processor_card (token, at_purchase, later, challenges)
            VALUES (?, ?, ?, ?)
            """,
          arguments: [
            token.rawValue, behaviour.atPurchase.description, behaviour.later.description,
            behaviour.challenges,
          ])
      }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  func challenges(_ card: CardToken) async throws(StoreFailure) -> Bool {
    do {
      return try await queue.read { try Self.behaviour(of: card, $0).challenges }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    do {
      return try await queue.write { database in
        if let known = try Self.outcome(of: request.key, database) { return known }
        let outcome = try Self.behaviour(of: request.card, database)
          .outcome(
            isCustomerPresent: request.isCustomerPresent,
            isAuthenticated: request.isAuthenticated)
        try Self.insert(request, outcome, database)
        return outcome
      }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  private static func outcome(
    of key: IdempotencyKey, _ database: Database
  ) throws -> ChargeOutcome? {
    try String.fetchOne(
      database, sql: "SELECT outcome FROM charge WHERE key = ?", arguments: [key.rawValue]
    ).map(outcome(reading:))
  }

  private static func behaviour(
    of card: CardToken, _ database: Database
  ) throws -> CardBehaviour {
    let row = try Row.fetchOne(
      database, sql: "SELECT at_purchase, later, challenges FROM processor_card WHERE token = ?",
      arguments: [card.rawValue])
    guard let row else {
      throw StoreFailure.inconsistent(detail: "the processor does not know a card of the store")
    }
    return CardBehaviour(
      atPurchase: try outcome(reading: row["at_purchase"]),
      later: try outcome(reading: row["later"]), challenges: row["challenges"])
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
    try database.execute(
      sql: """
        INSERT INTO charge (key, card, amount, currency, charged_at, outcome)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        request.key.rawValue, request.card.rawValue, request.amount.minorUnits,
        request.amount.currency, request.at.milliseconds, outcome.description,
      ])
  }
}
