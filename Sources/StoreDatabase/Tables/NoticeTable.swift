import GRDB
import NissanStore

/// What the processor said by itself and the store has acted on.
enum NoticeTable {
  /// Takes note of a notice.
  ///
  /// - Returns: `false` when it was heard before: nothing more is to be done about it.
  static func hear(_ notice: PaymentNoticeID, _ database: Database) throws -> Bool {
    try database.cachedStatement(
      sql: "INSERT INTO heard_notice (id) VALUES (?) ON CONFLICT (id) DO NOTHING"
    ).execute(arguments: [notice.rawValue])
    return database.changesCount == 1
  }

  static func keepDispute(of card: CardToken, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO disputed_card (token) VALUES (?) ON CONFLICT (token) DO NOTHING"
    ).execute(arguments: [card.rawValue])
  }

  /// The holder of this card has disputed a charge.
  static func hasDisputed(_ card: CardToken, _ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM disputed_card WHERE token = ?)"),
      arguments: [card.rawValue]) ?? false
  }
}
