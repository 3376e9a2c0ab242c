import GRDB

/// The shape of the store's file, step by step. A step that was shipped is never changed.
enum StoreMigrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("Keep accounts and their payment methods") { database in
      try database.execute(
        sql: """
          CREATE TABLE account (
            id TEXT PRIMARY KEY,
            email TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL
          ) STRICT;
          CREATE TABLE payment_method (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES account (id),
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX payment_method_by_account ON payment_method (account);
          """)
    }
    migrator.registerMigration("Keep orders, subscriptions and receipts") { database in
      try database.execute(
        sql: """
          CREATE TABLE purchase (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES account (id),
            vehicle TEXT NOT NULL,
            state TEXT NOT NULL,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX purchase_by_account ON purchase (account);
          CREATE INDEX purchase_by_vehicle ON purchase (vehicle, state);
          CREATE INDEX purchase_unanswered ON purchase (sequence) WHERE state = 'authorising';
          CREATE TABLE subscription (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            purchase TEXT NOT NULL UNIQUE REFERENCES purchase (id),
            account TEXT NOT NULL REFERENCES account (id),
            vehicle TEXT NOT NULL,
            due_at INTEGER,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX subscription_by_account ON subscription (account);
          CREATE INDEX subscription_by_vehicle ON subscription (vehicle);
          CREATE INDEX subscription_by_due ON subscription (due_at, sequence)
            WHERE due_at IS NOT NULL;
          CREATE TABLE receipt (
            sequence INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            purchase TEXT NOT NULL REFERENCES purchase (id),
            account TEXT NOT NULL REFERENCES account (id),
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX receipt_by_account ON receipt (account);
          CREATE INDEX receipt_by_purchase ON receipt (purchase, sequence);
          """)
    }
    migrator.registerMigration("Keep the simulated processor's cards and charges") { database in
      try database.execute(
        sql: """
          CREATE TABLE processor_card (
            token TEXT PRIMARY KEY,
            at_purchase TEXT NOT NULL,
            later TEXT NOT NULL
          ) STRICT;
          CREATE TABLE charge (
            key TEXT PRIMARY KEY,
            card TEXT NOT NULL REFERENCES processor_card (token),
            amount INTEGER NOT NULL,
            currency TEXT NOT NULL,
            charged_at INTEGER NOT NULL,
            outcome TEXT NOT NULL
          ) STRICT;
          """)
    }
    migrator.registerMigration("Keep keys, issued documents and the time seen") { database in
      try database.execute(
        sql: """
          CREATE TABLE root_key (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            secret BLOB NOT NULL
          ) STRICT;
          CREATE TABLE signing_key (
            expires_at INTEGER PRIMARY KEY,
            secret BLOB NOT NULL,
            certificate TEXT NOT NULL
          ) STRICT;
          CREATE TABLE issue (
            vehicle TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            book TEXT NOT NULL,
            document TEXT NOT NULL,
            compact TEXT NOT NULL
          ) STRICT;
          CREATE TABLE world_time (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            seen_at INTEGER NOT NULL
          ) STRICT;
          """)
    }
    migrator.registerMigration("Keep which card an account pays with by default") { database in
      try database.execute(
        sql: """
          CREATE TABLE default_payment_method (
            account TEXT PRIMARY KEY REFERENCES account (id),
            method TEXT NOT NULL REFERENCES payment_method (id) ON DELETE CASCADE
          ) STRICT;
          """)
    }
    migrator.registerMigration("Keep which of the processor's cards ask for 3-D Secure") {
      try $0.execute(
        sql: "ALTER TABLE processor_card ADD COLUMN challenges INTEGER NOT NULL DEFAULT 0")
    }
    registerPayments(in: &migrator)

    migrator.registerMigration("Keep who owns each vehicle") { database in
      try database.execute(sql: ownersOfBefore)
    }
    migrator.registerMigration("Keep which offers subscriptions were last held against") {
      try $0.execute(
        sql: """
          CREATE TABLE offers_seen (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            digest TEXT NOT NULL,
            seen_at INTEGER NOT NULL
          ) STRICT;
          """)
    }
    registerAuthentication(in: &migrator)
    migrator.registerMigration("Keep prices that are asked in place of the catalogue's") {
      try $0.execute(
        sql: """
          CREATE TABLE asked_price (
            product TEXT NOT NULL,
            months INTEGER NOT NULL,
            minor_units INTEGER NOT NULL,
            currency TEXT NOT NULL,
            PRIMARY KEY (product, months, currency)
          ) STRICT;
          """)
    }
    migrator.registerMigration("Keep what happened, for those who follow the store") {
      try $0.execute(
        sql: """
          CREATE TABLE store_event (
            sequence INTEGER PRIMARY KEY,
            account TEXT,
            body TEXT NOT NULL
          ) STRICT;
          CREATE INDEX store_event_by_account ON store_event (account, sequence);
          """)
    }
    return migrator
  }

  /// Until now nobody kept who connected a vehicle first. Who bought first had connected it by
  /// then; where nobody bought, the older account owns it. An owner of `NULL` gave it up.
  private static let ownersOfBefore = """
    CREATE TABLE vehicle_owner (
      vehicle TEXT PRIMARY KEY,
      account TEXT REFERENCES account (id)
    ) STRICT;
    INSERT INTO vehicle_owner (vehicle, account)
    SELECT vehicle, account FROM (
      SELECT json_extract(link.value, '$.vin') AS vehicle, account.id AS account,
        row_number() OVER (
          PARTITION BY json_extract(link.value, '$.vin')
          ORDER BY (
            SELECT MIN(purchase.sequence) FROM purchase
            WHERE purchase.account = account.id
              AND purchase.vehicle = json_extract(link.value, '$.vin')
              AND purchase.state = 'fulfilled'
          ) NULLS LAST, account.rowid
        ) AS place
      FROM account, json_each(account.body, '$.vehicles') AS link
    ) WHERE place = 1;
    """
}
