import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

extension ChargeLedger {
  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    try await write { database in
      let isKnown = try Bool.fetchOne(
        database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM refund WHERE key = ?)"),
        arguments: [request.key.rawValue])
      if isKnown == true { return .refunded }
      guard let left = try Self.left(of: request.charge, database) else { return .nothingCharged }
      if try Self.isDisputed(request.charge, at: request.at, database) { return .disputed }
      guard request.amount.currency == left.currency, request.amount.minorUnits > 0,
        request.amount.minorUnits <= left.minorUnits
      else { return .tooMuch(left: left) }
      try Self.insert(request, database)
      // What was given back whole leaves nothing to dispute.
      if request.amount == left { try Self.dropDispute(of: request.charge, database) }
      return .refunded
    }
  }

  func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    try await read { database in
      guard let left = try Self.left(of: charge, database) else { return nil }
      return try Self.isDisputed(charge, at: now, database)
        ? Money(minorUnits: 0, currency: left.currency) : left
    }
  }

  /// What was charged less what was given back; `nil` when nothing was charged.
  private static func left(of key: IdempotencyKey, _ database: Database) throws -> Money? {
    guard let charge = try charge(key, database), charge.outcome == .approved else { return nil }
    let refunded = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT COALESCE(SUM(amount), 0) FROM refund WHERE charge = ?"),
      arguments: [key.rawValue])
    return Money(
      minorUnits: charge.amount.minorUnits - (refunded ?? 0), currency: charge.amount.currency)
  }

  private static func insert(_ request: RefundRequest, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO refund (key, charge, amount, currency, refunded_at) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      request.key.rawValue, request.charge.rawValue, request.amount.minorUnits,
      request.amount.currency, request.at.milliseconds,
    ])
  }
}
