import Entitlements
import GRDB
import NissanStore
import VehicleCatalog

/// For each vehicle, what was issued and the newest document.
enum IssueTable {
  struct Issue: Sendable {
    var book: IssueBook
    let signed: SignedDocument
  }

  static func load(_ vehicle: VIN, _ database: Database) throws -> Issue? {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT book, document, compact FROM issue WHERE vehicle = ?"),
      arguments: [vehicle.rawValue])
    guard let row else { return nil }
    return Issue(
      book: try JSONBody.decode(IssueBook.self, from: try row.kept("book")),
      signed: SignedDocument(
        document: try JSONBody.decode(EntitlementDocument.self, from: try row.kept("document")),
        compact: try row.kept("compact")))
  }

  static func save(_ issue: Issue, of vehicle: VIN, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO issue (vehicle, version, book, document, compact) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (vehicle) DO UPDATE SET version = excluded.version, book = excluded.book,
          document = excluded.document, compact = excluded.compact
        """
    ).execute(arguments: [
      vehicle.rawValue, issue.book.version, try JSONBody.encode(issue.book),
      try JSONBody.encode(issue.signed.document), issue.signed.compact,
    ])
  }
}
