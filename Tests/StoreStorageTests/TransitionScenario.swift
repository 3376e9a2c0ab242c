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
  let fixture: @Sendable () async throws -> StoreFixture
  let play: @Sendable (StoreFixture) async throws -> Void

  init(
    _ name: String,
    fixture: @escaping @Sendable () async throws -> StoreFixture = { try await StoreFixture() },
    _ play: @escaping @Sendable (StoreFixture) async throws -> Void
  ) {
    self.name = name
    self.fixture = fixture
    self.play = play
  }

  static let all: [TransitionScenario] =
    renewals + pauses + prices + withdrawn + slow + packs + takingBack + released
}

extension TransitionScenario {
  static let renewals = [
    TransitionScenario("a good card, then a customer who changes their mind") { fixture in
      let id = try await fixture.subscribed().id
      try await fixture.store.catchUp(to: .at("2026-02-28T10:00:00Z"))
      for isOn in [false, true, false] {
        _ = try await fixture.store.setAutoRenew(
          isOn, of: id, isAuthenticated: false, by: fixture.account, at: .at("2026-03-01T10:00:00Z")
        )
      }
      try await fixture.store.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a card that never pays again") { fixture in
      _ = try await fixture.subscribed(card: .failingLater)
      try await fixture.store.catchUp(to: .at("2026-12-31T10:00:00Z"))
    },
    TransitionScenario("a card replaced in grace") { fixture in
      _ = try await fixture.subscribed(card: .failingLater)
      try await fixture.replaceCard(with: .goodCard, at: "2026-03-05T10:00:00Z")
    },
    TransitionScenario("a card replaced on hold") { fixture in
      _ = try await fixture.subscribed(card: .failingLater)
      try await fixture.replaceCard(with: .goodCard, at: "2026-04-05T10:00:00Z")
    },
    TransitionScenario("a fixed term") { fixture in
      _ = try await fixture.buy("smart-alerts", autoRenew: false)
      try await fixture.store.catchUp(to: .at("2026-02-28T10:00:00Z"))
    },
    TransitionScenario("a trial without a card") { fixture in
      _ = try await fixture.buy("remote-door-lock", months: nil)
      try await fixture.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
    TransitionScenario("a trial that is paid after some hesitation") { fixture in
      let id = try await fixture.subscribed(to: "remote-door-lock").id
      for isOn in [false, true] {
        _ = try await fixture.store.setAutoRenew(
          isOn, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
      }
      try await fixture.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
    TransitionScenario("a trial whose first charge fails") { fixture in
      _ = try await fixture.subscribed(to: "remote-door-lock", card: .failingLater)
      try await fixture.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
  ]

  static let pauses = [
    TransitionScenario("a pause that is dropped, asked for again and paid at its end") { fixture in
      let id = try await fixture.subscribed().id
      _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
      _ = try await fixture.store.dropPause(of: id, by: fixture.account, at: .opening)
      _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
      try await fixture.store.catchUp(to: .at("2026-03-07T10:00:00Z"))
    },
    TransitionScenario("a pause whose end is not paid") { fixture in
      let id = try await fixture.subscribed(card: .failingLater).id
      _ = try await fixture.store.pause(id, for: .days(7), by: fixture.account, at: .opening)
      try await fixture.store.catchUp(to: .at("2026-03-07T10:00:00Z"))
    },
    TransitionScenario("a pause that nobody comes back from") { fixture in
      let id = try await fixture.paused().id
      _ = try await fixture.store.setAutoRenew(
        false, of: id, isAuthenticated: false, by: fixture.account, at: .at("2026-03-10T10:00:00Z"))
    },
  ]

  static let prices = [
    TransitionScenario("a price refused, agreed to and refused again") { fixture in
      let id = try await fixture.subscribed().id
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-02-10T10:00:00Z"))
      for agrees in [true, false, true, false] {
        try await fixture.answer(agrees, of: id, in: store, at: "2026-03-10T10:00:00Z")
      }
      try await store.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a price refused and taken back") { fixture in
      let id = try await fixture.subscribed().id
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-02-10T10:00:00Z"))
      try await fixture.answer(false, of: id, in: store, at: "2026-03-10T10:00:00Z")
      let old = try fixture.reopened()
      _ = try await old.resume(
        id, isAuthenticated: false, by: fixture.account, at: .at("2026-03-10T10:00:00Z"))
    },
    TransitionScenario("a trial whose price rises") { fixture in
      let id = try await fixture.subscribed(to: "remote-door-lock").id
      let store = try fixture.reopened(with: EditedCatalog.dearerAfterTrial)
      for agrees in [true, false] {
        try await fixture.answer(agrees, of: id, in: store, at: "2026-03-10T10:00:00Z")
      }
    },
    TransitionScenario("a price agreed to in grace") { fixture in
      let id = try await fixture.subscribed(card: .failingLater).id
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await fixture.answer(true, of: id, in: store, at: "2026-03-10T10:00:00Z")
    },
    TransitionScenario("a price agreed to on hold") { fixture in
      let id = try await fixture.subscribed(card: .failingLater).id
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await fixture.answer(true, of: id, in: store, at: "2026-04-10T10:00:00Z")
    },
    TransitionScenario("a price agreed to in a pause") { fixture in
      let id = try await fixture.paused().id
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await fixture.answer(true, of: id, in: store, at: "2026-03-10T10:00:00Z")
    },
    TransitionScenario("a price that nobody agreed to when the pause is over") { fixture in
      _ = try await fixture.paused()
      let store = try fixture.reopened(with: EditedCatalog.dearer)
      try await store.catchUp(to: .at("2026-03-10T10:00:00Z"))
      try await store.catchUp(to: .at("2026-05-28T10:00:00Z"))
    },
  ]

  static let withdrawn = [
    TransitionScenario("a product that is sold no more, and again, and no more") { fixture in
      let id = try await fixture.subscribed().id
      let without = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-02-10T10:00:00Z"))
      _ = try await fixture.reopened().resume(
        id, isAuthenticated: false, by: fixture.account, at: .at("2026-02-11T10:00:00Z"))
      let again = try fixture.reopened(with: EditedCatalog.withoutMonths)
      try await again.catchUp(to: .at("2026-02-28T10:00:00Z"))
      try await again.catchUp(to: .at("2026-03-31T10:00:00Z"))
    },
    TransitionScenario("a trial of what is sold no more") { fixture in
      _ = try await fixture.subscribed(to: "remote-door-lock")
      let without = try fixture.reopened(with: EditedCatalog.withoutTrialAndFree)
      try await without.catchUp(to: .at("2026-02-10T10:00:00Z"))
    },
    TransitionScenario("a grace of what is sold no more") { fixture in
      _ = try await fixture.subscribed(card: .failingLater)
      let without = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-03-10T10:00:00Z"))
    },
    TransitionScenario("a hold of what is sold no more") { fixture in
      _ = try await fixture.subscribed(card: .failingLater)
      let without = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-04-10T10:00:00Z"))
    },
    TransitionScenario("a pause of what is sold no more") { fixture in
      _ = try await fixture.paused()
      let without = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .at("2026-03-10T10:00:00Z"))
    },
  ]
}

extension StoreFixture {
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
