import GRDB

extension StoreMigrations {
  /// What comes after a charge: notices, refunds, disputes.
  static func registerPayments(in migrator: inout DatabaseMigrator) {
    migrator.registerMigration("Keep what the processor gives back and what it says later") {
      try $0.execute(
        sql: """
          ALTER TABLE processor_card ADD COLUMN disputes INTEGER NOT NULL DEFAULT 0;
          CREATE TABLE refund (
            key TEXT PRIMARY KEY,
            charge TEXT NOT NULL REFERENCES charge (key),
            amount INTEGER NOT NULL CHECK (amount > 0),
            currency TEXT NOT NULL,
            refunded_at INTEGER NOT NULL
          ) STRICT;
          CREATE INDEX refund_by_charge ON refund (charge);
          CREATE TABLE notice (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            charge TEXT NOT NULL REFERENCES charge (key),
            news TEXT NOT NULL,
            due_at INTEGER NOT NULL,
            is_taken INTEGER NOT NULL DEFAULT 0
          ) STRICT;
          CREATE INDEX notice_by_charge ON notice (charge);
          CREATE INDEX notice_by_due ON notice (due_at, sequence) WHERE NOT is_taken;
          """)
    }
    migrator.registerMigration("Keep what was asked of the processor and what it said") {
      try $0.execute(
        sql: """
          CREATE TABLE asked_charge (
            key TEXT PRIMARY KEY,
            purchase TEXT NOT NULL REFERENCES purchase (id),
            subscription TEXT REFERENCES subscription (id),
            is_pending INTEGER NOT NULL,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX asked_charge_by_subscription ON asked_charge (subscription);
          CREATE TABLE heard_notice (id TEXT PRIMARY KEY) STRICT;
          CREATE TABLE disputed_card (token TEXT PRIMARY KEY) STRICT;
          CREATE TABLE reversal (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            receipt TEXT REFERENCES receipt (number),
            is_done INTEGER NOT NULL DEFAULT 0,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX reversal_open ON reversal (sequence) WHERE NOT is_done;
          """)
    }
    migrator.registerMigration("Keep which charge each receipt is of") {
      try $0.execute(sql: "ALTER TABLE receipt ADD COLUMN charge TEXT REFERENCES charge (key)")
      try $0.execute(sql: "CREATE INDEX receipt_by_charge ON receipt (charge)")
      try $0.execute(sql: Self.chargesOfReceipts)
    }
  }

  /// Until now the processor was asked each time.
  static func registerAuthentication(in migrator: inout DatabaseMigrator) {
    migrator.registerMigration("Keep with each card whether its bank asks for 3-D Secure") {
      try $0.execute(
        sql: """
          UPDATE payment_method SET body = json_set(
            body, '$.asksForAuthentication', json(iif(
              (SELECT challenges FROM processor_card
                WHERE token = json_extract(payment_method.body, '$.token')), 'true', 'false')))
          WHERE json_valid(body)
          """)
    }
  }

  /// Before, each approved charge of an order had one receipt, in the same order.
  private static let chargesOfReceipts = """
    WITH paid AS (
      SELECT purchase.id AS purchase, charge.key AS key,
        ROW_NUMBER() OVER (PARTITION BY purchase.id ORDER BY charge.rowid) AS place
      FROM charge
      JOIN purchase
      LEFT JOIN subscription ON subscription.purchase = purchase.id
      WHERE charge.outcome = 'approved'
        AND (charge.key LIKE purchase.id || '/attempt-%'
          OR charge.key LIKE subscription.id || '/charge-%')
    ), printed AS (
      SELECT number, purchase,
        ROW_NUMBER() OVER (PARTITION BY purchase ORDER BY sequence) AS place
      FROM receipt
    )
    UPDATE receipt SET charge = (
      SELECT paid.key FROM printed JOIN paid
        ON paid.purchase = printed.purchase AND paid.place = printed.place
      WHERE printed.number = receipt.number
    )
    """
}
