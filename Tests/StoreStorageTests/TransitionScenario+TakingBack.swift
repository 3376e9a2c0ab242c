import Entitlements
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

extension TransitionScenario {
  /// From every state that the table lets a right be taken back from, or replaced by a pack.
  static let takingBack: [TransitionScenario] = SubscriptionMachine.transitions.compactMap { line in
    guard let from = line.from else { return nil }
    return switch line.event {
    case .withdrawn where from.isOver: nil
    case .withdrawn: withdrawal(from)
    case .refunded: refund(from)
    case .chargedBack: chargeBack(from)
    case .transferred where from.isOver: nil
    case .transferred: transfer(from)
    case .upgraded where from == .trial: nil
    case .upgraded: upgrade(from)
    default: nil
    }
  }

  static let slow = [
    TransitionScenario(
      "a payment that is on its way, of what is sold no more",
      fixture: { try await StoreFixture.slow(.slowApprove) }
    ) { fixture in
      _ = try? await fixture.buy("smart-alerts")
      let without = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
      try await without.catchUp(to: .opening.adding(.minutes(1)))
      try await without.catchUp(to: .opening.adding(.hours(1)))
    },
    TransitionScenario(
      "a payment that never comes", fixture: { try await StoreFixture.slow(.slowDecline) }
    ) { fixture in
      _ = try? await fixture.buy("smart-alerts")
      try await fixture.store.catchUp(to: .opening.adding(.hours(1)))
    },
  ]

  static let packs = [
    TransitionScenario("a year that a pack took the place of, to its end") { fixture in
      _ = try await fixture.standing(in: .cancelled(.upgraded))
      try await fixture.store.catchUp(to: .at("2027-01-31T10:00:00Z"))
    },
    TransitionScenario("a year that goes on once its pack is given back") { fixture in
      let (id, store, now) = try await fixture.standing(in: .cancelled(.upgraded))
      try await fixture.refundNewest(by: store, at: now)
      _ = try await store.setAutoRenew(true, of: id, by: fixture.account, at: now)
    },
    TransitionScenario("a trial that a pack takes the place of", fixture: StoreFixture.leaf) {
      fixture in
      _ = try await fixture.subscribed(to: "remote-door-lock")
      _ = try await fixture.buy("pack-comfort")
    },
  ]

  /// From every state in which a vehicle can be given up, and back from it.
  static let released: [TransitionScenario] = SubscriptionMachine.transitions.compactMap { line in
    guard line.event == .released, let from = line.from else { return nil }
    return TransitionScenario("a car that is sold with what is \(from)") { fixture in
      let other = try await fixture.secondVehicle()
      let (id, store, now) = try await fixture.givenUp(in: from)
      try await fixture.reporting(by: store, at: now) {
        _ = try await store.release(fixture.vehicle, by: fixture.account, at: now)
      }
      if from == .active || from == .cancelled(.upgraded) {
        _ = try await store.transfer(id, to: other, at: now)
      } else {
        try await fixture.withdraw(id, by: store, at: now)
      }
    }
  }

  /// Within the fourteen days; grace then needs a free term that ended before.
  private static func withdrawal(_ from: SubscriptionMachine.State) -> TransitionScenario {
    guard from == .grace else {
      return TransitionScenario("a withdrawal from what is \(from)") { fixture in
        let (id, store, now) = try await fixture.standing(in: from)
        if from == .cancelled(.upgraded) { try await fixture.refundNewest(by: store, at: now) }
        try await fixture.reporting(by: store, at: now) {
          try await fixture.withdraw(id, by: store, at: now)
        }
      }
    }
    let fixture = { @Sendable () async throws in
      try await StoreFixture(
        catalog: ShippedCatalog.edited(
          "products.yaml", replacing: [(lockPrices, lockPrices.replacing("P12M", with: "P7D"))]))
    }
    return TransitionScenario("a withdrawal in grace", fixture: fixture) { fixture in
      let id = try await fixture.subscribed(to: "remote-door-lock", card: .failingLater).id
      try await fixture.withdraw(id, by: fixture.store, at: .opening.adding(.days(8)))
    }
  }

  private static let lockPrices = """
    trial: P12M  # a guess
        periods: [1, 12, 36]
        prices: {EUR: {1: 2.99
    """

  private static func refund(_ from: SubscriptionMachine.State) -> TransitionScenario {
    TransitionScenario("a refund of what is \(from)") { fixture in
      let (id, store, now) = try await fixture.standing(in: from)
      try await fixture.reporting(by: store, at: now) {
        _ = try await store.refund(id, by: fixture.account, at: now)
      }
    }
  }

  private static func transfer(_ from: SubscriptionMachine.State) -> TransitionScenario {
    TransitionScenario("a transfer of what is \(from)") { fixture in
      let other = try await fixture.secondVehicle()
      let (id, store, now) = try await fixture.standing(in: from)
      try await fixture.reporting(by: store, at: now) {
        _ = try await store.transfer(id, to: other, at: now)
      }
    }
  }

  private static func upgrade(_ from: SubscriptionMachine.State) -> TransitionScenario {
    TransitionScenario("a pack instead of what is \(from)") { fixture in
      let (_, store, now) = try await fixture.standing(in: from)
      try await fixture.reporting(by: store, at: now) {
        _ = try await fixture.buy("pack-safety", months: 12, from: store, at: now)
      }
    }
  }

  /// The first charge is disputed after 50 days, in whatever state the subscription is then.
  private static func chargeBack(_ from: SubscriptionMachine.State) -> TransitionScenario {
    let disputedOn: Period =
      switch from {
      case .onHold: .days(50)
      case .grace, .paused: .days(40)
      default: .days(3)
      }
    return TransitionScenario(
      "a charge-back of what is \(from)",
      fixture: { try await StoreFixture(delays: ProcessorDelays(dispute: disputedOn)) }
    ) { fixture in
      let (_, store, _) = try await fixture.standing(in: from, card: .disputed)
      try await store.catchUp(to: .opening.adding(disputedOn))
    }
  }
}

extension StoreFixture {
  /// Smart Alerts in a state, the store that brought it there, and the time it then is.
  fileprivate func standing(
    in state: SubscriptionMachine.State, card: String = .goodCard
  ) async throws -> (SubscriptionID, StoreStorage, Instant) {
    let tomorrow = Instant.opening.adding(.days(1))
    switch state {
    case .trial:
      return (try await subscribed(to: "remote-door-lock", card: card).id, store, tomorrow)
    case .grace, .onHold:
      let id = try await subscribed(card: card).id
      try await replaceCard(with: .failingLater, at: "2026-02-01T10:00:00Z")
      return (id, store, try .at(state == .grace ? "2026-03-05T10:00:00Z" : "2026-03-20T10:00:00Z"))
    case .paused:
      let id = try await subscribed(card: card).id
      _ = try await store.pause(id, for: .months(3), by: account, at: tomorrow)
      return (id, store, try .at("2026-03-05T10:00:00Z"))
    default:
      let id = try #require(try await buy("smart-alerts", months: 12, card: card).subscription).id
      return (id, try await cancelled(id, state, at: tomorrow), tomorrow)
    }
  }

  /// The same with nothing that goes on by itself.
  fileprivate func givenUp(
    in state: SubscriptionMachine.State
  ) async throws -> (SubscriptionID, StoreStorage, Instant) {
    if state == .active {
      let term = try await buy("smart-alerts", months: 12, autoRenew: false)
      return (try #require(term.subscription).id, store, .opening.adding(.days(1)))
    }
    let (id, store, now) = try await standing(in: state)
    for other in try await store.subscriptions(of: account, at: now) where other.autoRenews {
      _ = try await store.setAutoRenew(false, of: other.id, by: account, at: now)
    }
    return (id, store, now)
  }

  private func cancelled(
    _ id: SubscriptionID, _ state: SubscriptionMachine.State, at now: Instant
  ) async throws -> StoreStorage {
    switch state {
    case .cancelled(.customer):
      _ = try await store.setAutoRenew(
        false, of: id, isAuthenticated: false, by: account, at: now)
      return store
    case .cancelled(.priceRise):
      let dearer = try reopened(with: EditedCatalog.dearerByTheYear)
      _ = try await dearer.answerPriceChange(
        of: id, agrees: false, isAuthenticated: false, by: account, at: now)
      return dearer
    case .cancelled(.productWithdrawn):
      let without = try reopened(with: EditedCatalog.withoutYears)
      try await without.catchUp(to: now)
      return without
    case .cancelled(.upgraded):
      _ = try await buy("pack-safety", months: 12, at: now)
      return store
    default:
      return store
    }
  }

  /// What `event` does is in a new version of the vehicle's document, at once.
  fileprivate func reporting(
    by store: StoreStorage, at now: Instant, _ event: () async throws -> Void
  ) async throws {
    let before = try await store.latestDocument(for: vehicle, at: now)
    try await event()
    let after = try #require(try await store.latestDocument(for: vehicle, at: now))
    #expect(after.document.version == (before?.document.version ?? 0) + 1)
  }

  /// What was credited to it can be given back then.
  fileprivate func refundNewest(by store: StoreStorage, at now: Instant) async throws {
    _ = try await store.refund(subscription(at: now).id, by: account, at: now)
  }

  fileprivate func withdraw(
    _ id: SubscriptionID, by store: StoreStorage, at now: Instant
  ) async throws {
    let all = try await store.subscriptions(of: account, at: now)
    let order = try #require(all.first { $0.id == id }).order
    _ = try await store.withdraw(from: order, confirming: nil, by: account, at: now)
  }

  /// A fixture whose next payment is slow.
  fileprivate static func slow(_ fault: PaymentFault) async throws -> StoreFixture {
    let (fixture, line) = try await faulty()
    line.arm(fault)
    return fixture
  }

  /// A fixture with a car that the comfort pack is sold for.
  @Sendable fileprivate static func leaf() async throws -> StoreFixture {
    try await StoreFixture(profile: "leaf-ze1/2021/tekna")
  }
}
