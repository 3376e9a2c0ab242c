import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// What there is one of: the latest world time seen, and the offers that running subscriptions were
/// last held against.
enum MarksTable {
  static func load(_ database: Database) throws -> StoreRecords.Marks {
    var marks = StoreRecords.Marks()
    let seen = try Row.fetchOne(database.cachedStatement(sql: "SELECT seen_at FROM world_time"))
    marks.seenAt = try seen.map { Instant(milliseconds: try $0.kept("seen_at")) }
    let offers = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT digest, seen_at FROM offers_seen"))
    marks.offers = try offers.map { row in
      StoreRecords.OffersSeen(
        digest: try row.kept("digest"), at: Instant(milliseconds: try row.kept("seen_at")))
    }
    marks.prices = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT product, months, minor_units, currency FROM asked_price ORDER BY rowid")
    ).map { row in
      AskedPrice(
        product: ProductID(rawValue: try row.kept("product")), months: try row.kept("months"),
        price: Money(
          minorUnits: try row.kept("minor_units"), currency: try row.kept("currency")))
    }
    return marks
  }

  static func save(
    _ marks: StoreRecords.Marks, insteadOf former: StoreRecords.Marks, _ database: Database
  ) throws {
    if let seenAt = marks.seenAt, marks.seenAt != former.seenAt {
      try database.cachedStatement(
        sql: """
          INSERT INTO world_time (only, seen_at) VALUES (1, ?)
          ON CONFLICT (only) DO UPDATE SET seen_at = excluded.seen_at
          """
      ).execute(arguments: [seenAt.milliseconds])
    }
    if let offers = marks.offers, marks.offers != former.offers {
      try database.cachedStatement(
        sql: """
          INSERT INTO offers_seen (only, digest, seen_at) VALUES (1, ?, ?)
          ON CONFLICT (only) DO UPDATE SET digest = excluded.digest, seen_at = excluded.seen_at
          """
      ).execute(arguments: [offers.digest, offers.at.milliseconds])
    }
    if marks.prices != former.prices { try save(marks.prices, database) }
  }

  private static func save(_ prices: [AskedPrice], _ database: Database) throws {
    try database.execute(sql: "DELETE FROM asked_price")
    for asked in prices {
      try database.execute(
        sql: "INSERT INTO asked_price (product, months, minor_units, currency) VALUES (?, ?, ?, ?)",
        arguments: [
          asked.product.rawValue, asked.months, asked.price.minorUnits, asked.price.currency,
        ])
    }
  }
}
