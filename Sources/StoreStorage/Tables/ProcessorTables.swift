import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// The simulated processor's cards, charges, refunds and notices.
enum ProcessorTables {
  static func load(
    _ token: CardToken, into cards: inout Records<ProcessorCard>, _ database: Database
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT at_purchase, later, challenges, disputes FROM processor_card WHERE token = ?"),
      arguments: [token.rawValue])
    guard let row else { return }
    let behaviour = CardBehaviour(
      atPurchase: try outcome(reading: try row.kept("at_purchase")),
      later: try outcome(reading: try row.kept("later")), challenges: try row.kept("challenges"),
      disputes: try row.kept("disputes"))
    cards.load(ProcessorCard(key: token, behaviour: behaviour), at: 0)
  }

  static func save(_ card: ProcessorCard, _ database: Database) throws {
    let behaviour = card.behaviour
    try database.cachedStatement(
      sql: """
        INSERT INTO processor_card (token, at_purchase, later, challenges, disputes)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      card.key.rawValue, behaviour.atPurchase.description, behaviour.later.description,
      behaviour.challenges, behaviour.disputes,
    ])
  }

  private static func outcome(reading text: String) throws -> ChargeOutcome {
    guard let outcome = ChargeOutcome(text) else {
      throw StoreFailure.inconsistent(detail: "‘\(text)’ is no outcome of a charge")
    }
    return outcome
  }
}

// MARK: - Charges

extension ProcessorTables {
  /// A charge with its refunds and notices.
  static func load(
    _ key: IdempotencyKey, into processor: inout Processor, _ database: Database
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT rowid AS place, card, amount, currency, charged_at, outcome
          FROM charge WHERE key = ?
          """), arguments: [key.rawValue])
    guard let row else { return }
    processor.charges.load(
      ProcessorCharge(
        key: key, card: CardToken(rawValue: try row.kept("card")), amount: try row.keptMoney(),
        at: Instant(milliseconds: try row.kept("charged_at")),
        outcome: try outcome(reading: try row.kept("outcome"))),
      at: try row.keptPlace("place"))
    try loadRefunds("charge = ?", [key.rawValue], into: &processor.refunds, database)
    try loadNotices(of: key, into: &processor.notices, database)
  }

  static func save(_ kept: Records<ProcessorCharge>.Kept, _ database: Database) throws {
    let charge = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO charge (rowid, key, card, amount, currency, charged_at, outcome)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET outcome = excluded.outcome
        """
    ).execute(arguments: [
      kept.place, charge.key.rawValue, charge.card.rawValue, charge.amount.minorUnits,
      charge.amount.currency, charge.at.milliseconds, charge.outcome.description,
    ])
  }

  static func loadRefunds(
    _ condition: String, _ arguments: StatementArguments,
    into refunds: inout Records<ProcessorRefund>, _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT rowid AS place, key, charge, amount, currency, refunded_at
          FROM refund WHERE \(condition)
          """), arguments: arguments)
    for row in rows {
      refunds.load(
        ProcessorRefund(
          key: IdempotencyKey(rawValue: try row.kept("key")),
          charge: IdempotencyKey(rawValue: try row.kept("charge")), amount: try row.keptMoney(),
          at: Instant(milliseconds: try row.kept("refunded_at"))),
        at: try row.keptPlace("place"))
    }
  }

  static func save(_ refund: ProcessorRefund, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO refund (key, charge, amount, currency, refunded_at) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      refund.key.rawValue, refund.charge.rawValue, refund.amount.minorUnits,
      refund.amount.currency, refund.at.milliseconds,
    ])
  }
}

extension Row {
  fileprivate func keptMoney() throws -> Money {
    Money(minorUnits: try keptNumber("amount"), currency: try kept("currency"))
  }
}

// MARK: - Notices

extension ProcessorTables {
  /// The charge of the oldest notice that is due and not taken.
  static func firstNotice(
    notAfter limit: Instant, _ database: Database
  ) throws -> IdempotencyKey? {
    try database.texts(
      """
      SELECT charge AS text FROM notice WHERE NOT is_taken AND due_at <= ?
      ORDER BY due_at, sequence LIMIT 1
      """, [limit.milliseconds]
    ).first.map(IdempotencyKey.init(rawValue:))
  }

  static func charge(
    ofNotice notice: PaymentNoticeID, _ database: Database
  ) throws -> IdempotencyKey? {
    try database.texts("SELECT charge AS text FROM notice WHERE id = ?", [notice.rawValue]).first
      .map(IdempotencyKey.init(rawValue:))
  }

  private static func loadNotices(
    of charge: IdempotencyKey, into notices: inout Records<ProcessorNotice>, _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT sequence, id, news, due_at, is_taken FROM notice WHERE charge = ?"),
      arguments: [charge.rawValue])
    for row in rows {
      let text: String = try row.kept("news")
      guard let event = PaymentNotice.Event(text) else {
        throw StoreFailure.inconsistent(detail: "‘\(text)’ is no notice of a processor")
      }
      notices.load(
        ProcessorNotice(
          key: PaymentNoticeID(rawValue: try row.kept("id")), charge: charge, event: event,
          dueAt: Instant(milliseconds: try row.kept("due_at")),
          isTaken: try row.kept("is_taken")),
        at: try row.keptPlace("sequence"))
    }
  }

  static func save(_ kept: Records<ProcessorNotice>.Kept, _ database: Database) throws {
    let notice = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO notice (sequence, id, charge, news, due_at, is_taken)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET is_taken = excluded.is_taken
        """
    ).execute(arguments: [
      kept.place, notice.key.rawValue, notice.charge.rawValue, notice.event.description,
      notice.dueAt.milliseconds, notice.isTaken,
    ])
  }

  static func remove(_ notice: PaymentNoticeID, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM notice WHERE id = ?").execute(
      arguments: [notice.rawValue])
  }
}
