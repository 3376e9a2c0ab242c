import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Every receipt names an item and has a total, also when nothing was paid.
struct ReceiptItemTests {
  private static let nothing = Money(minorUnits: 0, currency: "EUR")

  private func expectNothing(_ receipt: Receipt, for product: ProductID) {
    #expect(receipt.lines.map(\.product) == [product])
    #expect(receipt.lines.map(\.amount) == [Self.nothing])
    #expect(receipt.total == Self.nothing)
    #expect(receipt.vatTotal == Self.nothing)
  }

  @Test func `a free product, and its withdrawal`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("my-car-finder", months: nil)
    expectNothing(purchase.receipt, for: "my-car-finder")
    let back = try await fixture.store.withdraw(
      from: purchase.order.id, confirming: nil, by: fixture.account, at: .opening)
    expectNothing(back.receipt, for: "my-car-finder")
  }

  @Test func `a trial without a card, and its withdrawal`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("remote-door-lock", months: nil)
    expectNothing(purchase.receipt, for: "remote-door-lock")
    let back = try await fixture.store.withdraw(
      from: purchase.order.id, confirming: nil, by: fixture.account, at: .opening)
    expectNothing(back.receipt, for: "remote-door-lock")
  }

  @Test func `a receipt of an older store is shown with the item of its order`() async throws {
    let fixture = try await StoreFixture()
    let number = try await fixture.buy("my-car-finder", months: nil).receipt.number
    try await fixture.execute(
      """
      UPDATE receipt SET body = json_set(
        json_remove(body, '$.total', '$.vatTotal'), '$.lines', json('[]'))
      """)
    let store = try fixture.reopened()
    expectNothing(try await store.receipt(number, of: fixture.account), for: "my-car-finder")
    let all = try await store.receipts(of: fixture.account, at: .opening)
    for receipt in all { expectNothing(receipt, for: "my-car-finder") }
  }
}
