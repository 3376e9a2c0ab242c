import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What the screens say of a subscription before it happens.
@Suite struct OutlookScreensTests {
  private static let march = Instant(milliseconds: 1_772_359_200_000)  // 2026-03-01T10:00:00Z

  private func visitor(
    number: String = "4242424242424242", expiry: String = "12/30", at now: Instant
  ) async throws -> (Visitor, Subscription) {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe(number: number, expiry: expiry)
    return (Visitor(fixture, at: now), bought)
  }

  private func texts(_ view: ScreenView) -> [String] {
    view.choices.flatMap(\.reasons)
      + view.blocks.flatMap { block in
        switch block {
        case .text(let text), .note(let text), .link(let text): [text]
        case .marks(let marks): marks.map(\.text)
        case .facts(let facts): facts.map { "\($0.label): \($0.value)" }
        }
      }
  }

  @Test func `a card that will have expired is announced where the store is entered`()
    async throws
  {
    let (visitor, _) = try await visitor(expiry: "02/26", at: Self.march)
    let said =
      "Visa •••• 4242 (expire fin 02/26) aura expiré au prochain débit, le"
      + " 31/03/2026 12:00:00"
    await visitor.does(.open)
    #expect(visitor.step == .cart)
    #expect(try texts(visitor.view).contains { $0.hasSuffix(said) })
    await visitor.does(.openWallet)
    #expect(try texts(visitor.view).contains { $0.hasSuffix(said) })
    #expect(try visitor.view.choices.first?.detail.hasPrefix("02/26 (expirée)") == true)
    let card = try #require(visitor.visit.wallet.methods.first)
    await visitor.does(.openMethod(card.id))
    #expect(try texts(visitor.view).contains { $0.hasSuffix(said) })

    // Another card in its place, and nothing is announced any more.
    await visitor.does(.replaceCard)
    await visitor.adds("5555 5555 5555 4444")
    #expect(visitor.visit.notice == .cardReplaced)
    await visitor.does(.back)
    #expect(visitor.step == .cart)
    #expect(try texts(visitor.view).allSatisfy { !$0.contains("aura expiré") })
  }

  @Test func `an overdue payment is announced with the reason and the deadlines`() async throws {
    let (visitor, _) = try await visitor(number: "4000000000000341", at: Self.march)
    let said =
      "paiement en retard : la banque a refusé le paiement ; nouvelle tentative"
      + " le 15/03/2026 11:00:00 ; service maintenu jusqu’au 16/03/2026 11:00:00 ; sans"
      + " paiement, l’abonnement se termine le 29/04/2026 12:00:00"
    await visitor.does(.open)
    let cart = try texts(visitor.view).map { $0.replacing("\u{202F}", with: " ") }
      .map { $0.replacing("\u{A0}", with: " ") }
    #expect(cart.contains { $0.hasSuffix(said) }, "\(cart)")
    await visitor.does(.openHistory)
    let history = try texts(visitor.view)
    #expect(history.contains { $0.contains("la banque a refusé le paiement") })
  }

  @Test func `a pause that was asked for, and one that is on, are in the history`() async throws {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    _ = try await fixture.store.pause(
      bought.id, for: .months(1), by: fixture.account.id, at: .opening)
    for now in [Instant.opening, Self.march] {
      let visitor = Visitor(fixture, at: now, language: .en)
      await visitor.does(.open, .openHistory)
      let history = try texts(visitor.view)
      #expect(
        history.contains {
          $0.contains("pause: from 28/02/2026 11:00:00 to 28/03/2026 11:00:00")
        }, "\(history)")
    }
  }
}
