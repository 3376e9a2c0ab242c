import GRDB
import NissanStore
import WorldTime

extension ChargeLedger {
  func nextNotice(notAfter limit: Instant) async throws(StoreFailure) -> PaymentNotice? {
    guard let notice = try await read({ try Self.firstNotice(notAfter: limit, $0) }) else {
      return nil
    }
    try await write { try conclude(notice, $0) }
    return notice
  }

  func take(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    try await write { database in
      try database.cachedStatement(sql: "UPDATE notice SET is_taken = 1 WHERE id = ?").execute(
        arguments: [notice.rawValue])
    }
  }

  /// A pending charge has become what its notice says, and may be disputed from then on.
  private func conclude(_ notice: PaymentNotice, _ database: Database) throws {
    guard let charge = try Self.charge(notice.charge, database), charge.outcome == .pending else {
      return
    }
    let outcome: ChargeOutcome
    switch notice.news {
    case .settled: outcome = .approved
    case .declined(let code): outcome = .declined(code)
    case .disputed: return
    }
    try database.cachedStatement(sql: "UPDATE charge SET outcome = ? WHERE key = ?").execute(
      arguments: [outcome.description, notice.charge.rawValue])
    if outcome == .approved, try Self.behaviour(of: charge.card, database).disputes {
      try announceDispute(of: notice.charge, chargedAt: notice.at, database)
    }
  }

  func announceDispute(
    of charge: IdempotencyKey, chargedAt instant: Instant, _ database: Database
  ) throws {
    try Self.announce(.disputed, of: charge, at: instant.adding(delays.dispute), database)
  }

  static func announce(
    _ news: PaymentNotice.News, of charge: IdempotencyKey, at instant: Instant,
    _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: "INSERT INTO notice (id, charge, news, due_at) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [
      "\(charge)/\(news)", charge.rawValue, news.description, instant.milliseconds,
    ])
  }

  static func isDisputed(
    _ charge: IdempotencyKey, at now: Instant, _ database: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM notice WHERE charge = ? AND news = ? AND due_at <= ?)"),
      arguments: [
        charge.rawValue, PaymentNotice.News.disputed.description, now.milliseconds,
      ]) ?? false
  }

  static func dropDispute(of charge: IdempotencyKey, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM notice WHERE charge = ? AND news = ?").execute(
      arguments: [charge.rawValue, PaymentNotice.News.disputed.description])
  }

  private static func firstNotice(
    notAfter limit: Instant, _ database: Database
  ) throws -> PaymentNotice? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT notice.id, notice.charge, charge.card, notice.news, notice.due_at
          FROM notice JOIN charge ON charge.key = notice.charge
          WHERE NOT notice.is_taken AND notice.due_at <= ?
          ORDER BY notice.due_at, notice.sequence LIMIT 1
          """), arguments: [limit.milliseconds])
    guard let row else { return nil }
    let text: String = try row.kept("news")
    guard let news = PaymentNotice.News(text) else {
      throw StoreFailure.inconsistent(detail: "‘\(text)’ is no notice of a processor")
    }
    return PaymentNotice(
      id: PaymentNoticeID(rawValue: try row.kept("id")),
      charge: IdempotencyKey(rawValue: try row.kept("charge")),
      card: CardToken(rawValue: try row.kept("card")), news: news,
      at: Instant(milliseconds: try row.kept("due_at")))
  }
}
