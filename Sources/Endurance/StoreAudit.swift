import FoundationEssentials
import GRDB
import NissanStore

/// Holds a store's books against those of its bank: both are in one file, and each row of one must
/// have its row of the other.
struct StoreAudit {
  private let queue: DatabaseQueue

  /// - Throws: What SQLite says when the file cannot be read.
  init(path: String) throws {
    queue = try DatabaseQueue(path: path)
  }

  /// How much money has moved.
  struct Movements: Hashable, Sendable {
    let charges: Int
    let refunds: Int
  }

  func movements() throws -> Movements {
    try queue.read { database in
      Movements(
        charges: try Self.count(
          "SELECT COUNT(*) FROM charge WHERE outcome = 'approved' AND amount > 0", database),
        refunds: try Self.count("SELECT COUNT(*) FROM refund", database))
    }
  }

  /// Every sentence is a violation. To be asked once the store has caught up.
  func violations() throws -> [String] {
    try queue.read { database in
      var found: [String] = []
      for rule in Self.rules {
        for row in try String.fetchAll(database, sql: rule.sql) {
          found.append("\(rule.name): \(row)")
        }
      }
      return found
    }
  }

  /// The rows of charges and refunds, in the order in which money moved.
  func ledger() throws -> [String] {
    try queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT 'charge ' || amount || ' ' || outcome || ' ' || charged_at FROM charge
          ORDER BY charged_at, amount
          """)
        + String.fetchAll(
          database,
          sql: "SELECT 'refund ' || amount || ' ' || refunded_at FROM refund ORDER BY refunded_at")
    }
  }

  /// Charges the last payment once more under another key; its books are wrong from now on.
  func repeatCharge() throws {
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO charge (key, card, amount, currency, charged_at, outcome)
          SELECT key || '-again-' || hex(randomblob(4)), card, amount, currency, charged_at, outcome
          FROM charge WHERE outcome = 'approved' AND amount > 0 ORDER BY rowid DESC LIMIT 1
          """)
    }
  }

  private static func count(_ sql: String, _ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: sql) ?? 0
  }

  private struct Rule {
    let name: String
    /// Gives one text for each row that breaks it.
    let sql: String
  }

  private static let rules = [
    Rule(
      name: "charged without a receipt, and not given back",
      sql: """
        SELECT key || ' of ' || amount FROM charge
        WHERE outcome = 'approved' AND amount > 0
          AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.charge = charge.key)
          AND amount > (SELECT COALESCE(SUM(amount), 0) FROM refund WHERE refund.charge = charge.key)
        """),
    Rule(
      name: "charged twice for one order",
      sql: """
        SELECT purchase.id || ': ' || COUNT(*) FROM charge
        JOIN purchase ON charge.key LIKE purchase.id || '/attempt-%'
        WHERE charge.outcome = 'approved' AND charge.amount > 0
        GROUP BY purchase.id HAVING COUNT(*) > 1
        """),
    Rule(
      name: "two receipts for one period",
      sql: """
        SELECT purchase || ' ' || json_extract(body, '$.validFrom') FROM receipt
        WHERE charge IS NOT NULL AND json_extract(body, '$.credit') IS NULL
          AND json_extract(body, '$.total') IS NOT NULL
        GROUP BY purchase, json_extract(body, '$.validFrom') HAVING COUNT(*) > 1
        """),
    Rule(
      name: "a receipt for what was not charged",
      sql: """
        SELECT number FROM receipt WHERE charge IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM charge WHERE charge.key = receipt.charge AND charge.outcome = 'approved')
        """),
    Rule(
      name: "more given back than charged",
      sql: """
        SELECT charge.key FROM charge JOIN refund ON refund.charge = charge.key
        GROUP BY charge.key HAVING SUM(refund.amount) > MAX(charge.amount)
        """),
    Rule(
      name: "given back without a credit note",
      sql: """
        SELECT refund.key FROM refund
        JOIN receipt ON receipt.charge = refund.charge
        WHERE NOT EXISTS (
          SELECT 1 FROM receipt AS credit
          WHERE credit.purchase = receipt.purchase
            AND json_extract(credit.body, '$.credit') IS NOT NULL)
        """),
    Rule(
      name: "given back and not revoked",
      sql: """
        SELECT refund.key || ': ' || json_extract(subscription.body, '$.state') FROM refund
        JOIN receipt ON receipt.charge = refund.charge
        JOIN subscription ON subscription.purchase = receipt.purchase
        WHERE json_extract(subscription.body, '$.state') NOT LIKE 'revoked%'
        """),
    Rule(
      name: "taken back and never finished",
      sql: "SELECT id FROM reversal WHERE NOT is_done"),
    Rule(
      name: "asked of the bank and never finished",
      sql: "SELECT key FROM asked_charge WHERE NOT is_pending"),
    Rule(
      name: "a row without what it belongs to",
      sql: "SELECT \"table\" || ' ' || parent FROM pragma_foreign_key_check"),
  ]
}
