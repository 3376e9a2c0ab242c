import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A life of a subscription in a real store, played to go through lines of the table.
///
/// Add a file `TransitionScenario+Subject.swift` with a list of its own, and the list to ``all``.
struct TransitionScenario: Sendable {
  let name: String
  /// The store that it is played in, with nothing bought.
  let bench: @Sendable () async throws -> StoreBench
  let play: @Sendable (StoreBench) async throws -> Void

  init(
    _ name: String,
    bench: @escaping @Sendable () async throws -> StoreBench = { try await StoreBench() },
    _ play: @escaping @Sendable (StoreBench) async throws -> Void
  ) {
    self.name = name
    self.bench = bench
    self.play = play
  }

  static let all: [TransitionScenario] =
    renewals + pauses + prices + withdrawn + slow + packs + takingBack + released
}

extension TransitionScenario {
  static let renewals = [
    TransitionScenario("a good card, then a customer who changes their mind") { bench in
      let id = try await bench.subscribed().id
      try await bench.store.catchUp(to: .at("2026-02-28T10:00:00Z"))
      for isOn in [false, true, false] {
        _ = try await bench.store.setAutoRenew(
          isOn, of: id, isAuthenticated: false, by: bench.account, at: .at("2026-03-01T10:00:00Z"))
      }
      try await bench.store.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a card that never pays again") { bench in
      _ = try await bench.subscribed(card: .failingLater)
      try await bench.store.catchUp(to: .at("2026-12-31T10:00:00Z"))
    },
    TransitionScenario("a card replaced in grace") { bench in
      _ = try await bench.subscribed(card: .failingLater)
      try await bench.replaceCard(with: .goodCard, at: "2026-03-05T10:00:00Z")
    },
    TransitionScenario("a card replaced on hold") { bench in
      _ = try await bench.subscribed(card: .failingLater)
      try await bench.replaceCard(with: .goodCard, at: "2026-04-05T10:00:00Z")
    },
    TransitionScenario("a fixed term") { bench in
      _ = try await bench.buy("smart-alerts", autoRenew: false)
      try await bench.store.catchUp(to: .at("2026-02-28T10:00:00Z"))
    },
    TransitionScenario("a trial without a card") { bench in
      _ = try await bench.buy("remote-door-lock", months: nil)
      try await bench.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
    TransitionScenario("a trial that is paid after some hesitation") { bench in
      let id = try await bench.subscribed(to: "remote-door-lock").id
      for isOn in [false, true] {
        _ = try await bench.store.setAutoRenew(
          isOn, of: id, isAuthenticated: false, by: bench.account, at: .opening)
      }
      try await bench.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
    TransitionScenario("a trial whose first charge fails") { bench in
      _ = try await bench.subscribed(to: "remote-door-lock", card: .failingLater)
      try await bench.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
  ]

  static let pauses = [
    TransitionScenario("a pause that is dropped, asked for again and paid at its end") { bench in
      let id = try await bench.subscribed().id
      _ = try await bench.store.pause(id, for: .days(7), by: bench.account, at: .opening)
      _ = try await bench.store.dropPause(of: id, by: bench.account, at: .opening)
      _ = try await bench.store.pause(id, for: .days(7), by: bench.account, at: .opening)
      try await bench.store.catchUp(to: .at("2026-03-07T10:00:00Z"))
    },
    TransitionScenario("a pause whose end is not paid") { bench in
      let id = try await bench.subscribed(card: .failingLater).id
      _ = try await bench.store.pause(id, for: .days(7), by: bench.account, at: .opening)
      try await bench.store.catchUp(to: .at("2026-03-07T10:00:00Z"))
    },
    TransitionScenario("a pause that nobody comes back from") { bench in
      let id = try await bench.paused().id
      _ = try await bench.store.setAutoRenew(
        false, of: id, isAuthenticated: false, by: bench.account, at: .at("2026-03-10T10:00:00Z"))
    },
  ]

  static let prices = [
    TransitionScenario("a price refused, agreed to and refused again") { bench in
      let id = try await bench.subscribed().id
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-02-10T10:00:00Z"))
      for agrees in [true, false, true, false] {
        try await bench.answer(agrees, of: id, in: store, at: "2026-03-10T10:00:00Z")
      }
      try await store.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a price refused and taken back") { bench in
      let id = try await bench.subscribed().id
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-02-10T10:00:00Z"))
      try await bench.answer(false, of: id, in: store, at: "2026-03-10T10:00:00Z")
      let old = try bench.reopened()
      _ = try await old.resume(
        id, isAuthenticated: false, by: bench.account, at: .at("2026-03-10T10:00:00Z"))
    },
    TransitionScenario("a trial whose price rises") { bench in
      let id = try await bench.subscribed(to: "remote-door-lock").id
      let store = try bench.reopened(with: EditedCatalog.dearerAfterTrial)
      for agrees in [true, false] {
        try await bench.answer(agrees, of: id, in: store, at: "2026-03-10T10:00:00Z")
      }
    },
    TransitionScenario("a price agreed to in grace") { bench in
      let id = try await bench.subscribed(card: .failingLater).id
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await bench.answer(true, of: id, in: store, at: "2026-03-10T10:00:00Z")
    },
    TransitionScenario("a price agreed to on hold") { bench in
      let id = try await bench.subscribed(card: .failingLater).id
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await bench.answer(true, of: id, in: store, at: "2026-04-10T10:00:00Z")
    },
    TransitionScenario("a price agreed to in a pause") { bench in
      let id = try await bench.paused().id
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await bench.answer(true, of: id, in: store, at: "2026-03-10T10:00:00Z")
    },
    TransitionScenario("a price that nobody agreed to when the pause is over") { bench in
      _ = try await bench.paused()
      let store = try bench.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-03-10T10:00:00Z"))
      try await store.catchUp(to: .at("2026-05-28T10:00:00Z"))
    },
  ]

  static let withdrawn = [
    TransitionScenario("a product that is sold no more, and again, and no more") { bench in
      let id = try await bench.subscribed().id
      let without = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-02-10T10:00:00Z"))
      _ = try await bench.reopened().resume(
        id, isAuthenticated: false, by: bench.account, at: .at("2026-02-11T10:00:00Z"))
      let again = try bench.reopened(with: EditedCatalog.withoutMonths)
      try await again.catchUp(to: .at("2026-02-28T10:00:00Z"))
      try await again.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a trial of what is sold no more") { bench in
      _ = try await bench.subscribed(to: "remote-door-lock")
      let without = try bench.reopened(with: EditedCatalog.withoutTrialAndFree)
      try await without.catchUp(to: .at("2026-02-10T10:00:00Z"))
    },
    TransitionScenario("a grace of what is sold no more") { bench in
      _ = try await bench.subscribed(card: .failingLater)
      let without = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-03-10T10:00:00Z"))
    },
    TransitionScenario("a hold of what is sold no more") { bench in
      _ = try await bench.subscribed(card: .failingLater)
      let without = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-04-10T10:00:00Z"))
    },
    TransitionScenario("a pause of what is sold no more") { bench in
      _ = try await bench.paused()
      let without = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-03-10T10:00:00Z"))
    },
  ]
}

extension StoreBench {
  /// Smart Alerts, paused from 28 February to 28 May; the pause has begun.
  func paused() async throws -> Subscription {
    let id = try await subscribed().id
    _ = try await store.pause(id, for: .months(3), by: account, at: .opening)
    return try await subscription(by: store, at: "2026-03-01T10:00:00Z")
  }

  func answer(
    _ agrees: Bool, of id: SubscriptionID, in store: StoreStorage, at text: String
  ) async throws {
    _ = try await store.answerPriceChange(
      of: id, agrees: agrees, isAuthenticated: false, by: account, at: .at(text))
  }

  /// Puts another card in place of the one that pays the latest subscription.
  func replaceCard(with number: String, at text: String) async throws {
    let now = try Instant.at(text)
    let method = try #require(try await subscription(at: now).billing?.paymentMethod)
    _ = try await store.replaceCard(
      of: method, with: .numbered(number), isAuthenticated: false, by: account, at: now)
  }
}
