import FoundationEssentials
import GRDB
import NissanStore
import Testing

@testable import StoreStorage

/// The lines of the subscription table that a store's file really went through.
///
/// Triggers in the file itself note every subscription that is written, whoever writes it.
struct TransitionLog {
  let queue: DatabaseQueue

  init(of fixture: StoreFixture) throws {
    queue = try DatabaseQueue(path: fixture.path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE written (old TEXT, new TEXT NOT NULL);
          CREATE TRIGGER subscription_made AFTER INSERT ON subscription
            BEGIN INSERT INTO written VALUES (NULL, new.body); END;
          CREATE TRIGGER subscription_changed AFTER UPDATE ON subscription
            BEGIN INSERT INTO written VALUES (old.body, new.body); END;
          """)
    }
  }

  /// As `active renewal_paid active`, `none purchased active`.
  func lines() throws -> Set<String> {
    let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT old, new FROM written") }
    return try Set(rows.compactMap { try Self.line(old: $0["old"], new: $0["new"]) })
  }

  private static func line(old: String?, new: String) throws -> String? {
    let new = try JSONBody.decode(Subscription.self, from: new)
    let old = try old.map { try JSONBody.decode(Subscription.self, from: $0) }
    // What goes on for another vehicle began before, under another name.
    guard old != nil || new.predecessor == nil else { return nil }
    // Written for another reason: a card, a retry, a price that was announced.
    guard let event = new.lastEvent,
      old == nil || old?.lastEvent != event || old?.state != new.state
    else { return nil }
    return "\(old?.state.description ?? "none") \(event.rawValue) \(new.state)"
  }
}
