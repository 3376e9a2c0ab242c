import GRDB

/// The tables of the daemon's database. Instants are milliseconds since 1970 UTC.
enum VehicleSchema {
  /// All of them, each after those that its rows name.
  static let tables = [
    "world", "vehicle", "entitlementRecord", "activation", "bond", "trustedRoot", "journal",
  ]

  static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("Keep the world's clock and the vehicles") { database in
      try database.execute(
        sql: """
          CREATE TABLE world (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            mode TEXT NOT NULL,
            instant INTEGER NOT NULL,
            rate REAL NOT NULL
          ) STRICT;

          CREATE TABLE vehicle (
            vin TEXT PRIMARY KEY,
            profile TEXT NOT NULL,
            market TEXT NOT NULL,
            built TEXT,
            power TEXT NOT NULL,
            network TEXT NOT NULL,
            pairingFailures INTEGER NOT NULL,
            pairingLockedUntil INTEGER,
            asOf INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE entitlementRecord (
            vin TEXT PRIMARY KEY REFERENCES vehicle ON DELETE CASCADE,
            version INTEGER NOT NULL,
            hash TEXT NOT NULL,
            record TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE activation (
            vin TEXT NOT NULL REFERENCES vehicle ON DELETE CASCADE,
            service TEXT NOT NULL,
            totalMilliseconds INTEGER NOT NULL,
            doneMilliseconds INTEGER NOT NULL,
            runningSince INTEGER,
            PRIMARY KEY (vin, service)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE bond (
            vin TEXT NOT NULL REFERENCES vehicle ON DELETE CASCADE,
            id TEXT NOT NULL,
            phoneID TEXT NOT NULL,
            phoneName TEXT NOT NULL,
            key BLOB NOT NULL,
            bondedAt INTEGER NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (vin, id)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE trustedRoot (
            vin TEXT NOT NULL REFERENCES vehicle ON DELETE CASCADE,
            publicKey BLOB NOT NULL,
            origin TEXT NOT NULL,
            since INTEGER NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (vin, publicKey)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration(
      "Keep the whole car, its activations' failures and its phones' roles"
    ) { database in
      try database.execute(
        sql: """
          ALTER TABLE vehicle ADD COLUMN state TEXT;
          ALTER TABLE vehicle DROP COLUMN power;
          ALTER TABLE vehicle DROP COLUMN network;
          ALTER TABLE activation ADD COLUMN failedAttempts INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE activation ADD COLUMN retryAt INTEGER;
          ALTER TABLE activation ADD COLUMN failure TEXT;
          ALTER TABLE bond ADD COLUMN role TEXT NOT NULL DEFAULT 'driver';
          UPDATE bond SET role = 'owner' WHERE position = 0;
          """)
    }
    migrator.registerMigration("Keep a journal of each vehicle") { database in
      try database.execute(
        sql: """
          CREATE TABLE journal (
            vin TEXT NOT NULL REFERENCES vehicle ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            service TEXT,
            details TEXT NOT NULL,
            PRIMARY KEY (vin, sequence)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("Keep a document's text beside its record") { database in
      try database.execute(
        sql: """
          ALTER TABLE entitlementRecord ADD COLUMN document TEXT;
          UPDATE entitlementRecord SET
            document = json_extract(record, '$.compact'),
            record = json_remove(record, '$.compact');
          """)
    }
    migrator.registerMigration("Keep of a record its document alone, which proves it") { database in
      try database.execute(sql: "ALTER TABLE entitlementRecord DROP COLUMN record")
    }
    migrator.registerMigration("Call a fault's journal entries by the words of the glossary") {
      database in
      try database.execute(
        sql: """
          UPDATE journal SET kind = 'fault_triggered' WHERE kind = 'fault_struck';
          UPDATE journal SET kind = 'fault_exhausted' WHERE kind = 'fault_spent';
          """)
    }
    return migrator
  }
}
