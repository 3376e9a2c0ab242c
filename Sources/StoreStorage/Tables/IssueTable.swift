import Entitlements
import GRDB
import NissanStore
import VehicleCatalog

/// For each vehicle, what was issued and the newest document.
enum IssueTable {
  static func load(
    _ vehicle: VIN, into issues: inout Records<IssuedDocument>, _ database: Database
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT book, document, compact FROM issue WHERE vehicle = ?"),
      arguments: [vehicle.rawValue])
    guard let row else { return }
    let signed = SignedDocument(
      document: try JSONBody.decode(EntitlementDocument.self, from: try row.kept("document")),
      compact: try row.kept("compact"))
    issues.load(
      IssuedDocument(
        vehicle: vehicle, ledger: try JSONBody.decode(IssueLedger.self, from: try row.kept("book")),
        signed: signed),
      at: 0)
  }

  static func save(_ issued: IssuedDocument, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO issue (vehicle, version, book, document, compact) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (vehicle) DO UPDATE SET version = excluded.version, book = excluded.book,
          document = excluded.document, compact = excluded.compact
        """
    ).execute(arguments: [
      issued.vehicle.rawValue, issued.ledger.version, try JSONBody.encode(issued.ledger),
      try JSONBody.encode(issued.signed.document), issued.signed.compact,
    ])
  }
}
