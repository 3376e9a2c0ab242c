import NissanStore
import Testing
import VehicleCatalog

@testable import PhoneApp

@Suite struct WalletScreensTests {
  private static let good = "4242 4242 4242 4242"
  private static let challenged = "4000 0025 0000 3155"

  @Test func `R35: cards are added, chosen and removed outside of a purchase`() async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture)
    await visitor.does(.open, .openWallet, .newCard)
    #expect(visitor.step == .card)
    await visitor.adds(Self.good)
    #expect(visitor.step == .wallet)
    #expect(visitor.visit.notice == .cardKept)
    await visitor.does(.newCard)
    await visitor.adds("5555 5555 5555 4444")
    let methods = visitor.visit.wallet.methods
    #expect(methods.map(\.card.shown) == ["Visa •••• 4242", "Mastercard •••• 4444"])
    #expect(visitor.visit.wallet.defaultMethod == methods[0].id)

    await visitor.does(.openMethod(methods[1].id), .makeDefault)
    #expect(visitor.visit.wallet.defaultMethod == methods[1].id)
    #expect(visitor.visit.notice == .defaultChosen)
    await visitor.does(
      .openMethod(methods[0].id), .considerRemoval)
    #expect(visitor.step == .removal)
    #expect(visitor.visit.wallet.methods.count == 2, "nothing is done by looking")
    await visitor.does(.back)
    #expect(visitor.step == .method)
    await visitor.does(.considerRemoval, .removeCard(replacedBy: nil, passesBank: false))
    #expect(visitor.step == .wallet)
    #expect(visitor.visit.wallet.methods.map(\.id) == [methods[1].id])
    #expect(visitor.visit.notice == .cardRemoved)
  }

  @Test func `R36: Cancel on the card form leads back to the cards and adds nothing`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.does(.open, .openWallet, .newCard, .typeCard(.holder, "Camille"), .cancel)
    #expect(visitor.step == .wallet)
    #expect(visitor.visit.wallet.methods.isEmpty)
    await visitor.does(.back)
    #expect(visitor.step == .cart)
  }

  @Test(arguments: [AuthenticationAnswer.accept, .refuse])
  func `S15: a card that pays renewals is modified once the bank agrees`(
    _ answer: AuthenticationAnswer
  ) async throws {
    let visitor = try await Self.visitorAtTheBank()
    if answer == .accept {
      await visitor.adds(Self.challenged, passesBank: true)
      #expect(visitor.step == .wallet)
      #expect(visitor.visit.notice == .cardReplaced)
      #expect(visitor.visit.wallet.methods.map(\.card.lastFour) == ["3155"])
    } else {
      await visitor.does(.authenticate(.refuse))
      #expect(!visitor.visit.card.bankAsks)
      await visitor.does(.back)
      #expect(visitor.step == .method)
      #expect(visitor.visit.wallet.methods.map(\.card.lastFour) == ["4242"])
    }
  }

  @Test(arguments: [StoreAction.back, .authenticate(.abandon)])
  func `whoever leaves the bank's question is back at the form, and can add another card`(
    _ way: StoreAction
  ) async throws {
    let visitor = try await Self.visitorAtTheBank()
    await visitor.does(way)
    #expect(visitor.step == .card)
    #expect(!visitor.visit.card.bankAsks)
    await visitor.adds("5555 5555 5555 4444")
    #expect(visitor.step == .wallet)
    #expect(visitor.visit.wallet.methods.map(\.card.lastFour) == ["4444"])
  }

  /// A card that is to take the place of one that pays, before its bank has an answer.
  private static func visitorAtTheBank() async throws -> Visitor {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .done)
    await visitor.does(.back, .openWallet)
    let old = try #require(visitor.visit.wallet.methods.first)
    await visitor.does(.openMethod(old.id), .replaceCard)
    await visitor.adds(challenged)
    #expect(visitor.step == .card)
    #expect(visitor.visit.card.bankAsks)
    return visitor
  }

  @Test(arguments: [StoreAction.back, .authenticate(.refuse), .authenticate(.abandon)])
  func `whoever leaves the bank's question about another card keeps the card that pays`(
    _ way: StoreAction
  ) async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .done)
    await visitor.does(.back, .openWallet)
    let old = try #require(visitor.visit.wallet.methods.first)
    await visitor.does(.newCard)
    await visitor.adds(Self.challenged)
    let new = try #require(visitor.visit.wallet.methods.last)
    await visitor.does(
      .openMethod(old.id), .considerRemoval, .removeCard(replacedBy: new.id, passesBank: false))
    #expect(visitor.visit.replacement == new.id)
    await visitor.does(way)
    #expect(visitor.step == .removal)
    #expect(visitor.visit.replacement == nil)
    #expect(visitor.visit.wallet.methods.count == 2)
  }

  @Test func `R35: a card that is needed goes only when another takes its place`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .done)
    await visitor.does(.back, .openWallet)
    let old = try #require(visitor.visit.wallet.methods.first)
    await visitor.does(
      .openMethod(old.id), .considerRemoval, .removeCard(replacedBy: nil, passesBank: false))
    #expect(visitor.step == .removal)
    guard case .refused(.paymentMethodNeeded)? = visitor.visit.notice else {
      Issue.record("\(String(describing: visitor.visit.notice))")
      return
    }
    await visitor.does(.back, .back, .newCard)
    await visitor.adds("5555 5555 5555 4444")
    let new = try #require(visitor.visit.wallet.methods.last)
    await visitor.does(
      .openMethod(old.id), .considerRemoval, .removeCard(replacedBy: new.id, passesBank: false))
    #expect(visitor.step == .wallet)
    #expect(visitor.visit.wallet.methods.map(\.id) == [new.id])
  }
}
