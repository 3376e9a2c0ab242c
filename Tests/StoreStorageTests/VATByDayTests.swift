import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// VAT is that of the day on which something is charged.
struct VATByDayTests {
  /// 25.5 % in Finland from here on, 24 % before: 1 September 2024, 00:00 in Helsinki.
  private static let change = Instant(milliseconds: 1_725_138_000_000)

  @Test func `a renewal after the change contains the new rate, at the same price`() async throws {
    let fixture = try await StoreFixture(at: .at("2024-01-01T00:00:00Z"))
    let bought = try Instant.at("2024-08-15T10:00:00Z")
    let purchase = try await fixture.buyInFinland(at: bought)
    #expect(purchase.receipt.lines.map(\.vatBasisPoints) == [2_400])
    // The store is opened again long after the renewal was due.
    let later = try Instant.at("2024-10-01T00:00:00Z")
    let receipts = try await fixture.store.receipts(of: fixture.account, at: later)
    #expect(receipts.map { $0.lines.map(\.vatBasisPoints) } == [[2_550], [2_400]])
    #expect(receipts.first?.total == purchase.receipt.total)
    #expect(
      receipts.first?.vatTotal
        == purchase.receipt.total?.vatIncluded(basisPoints: 2_550))
    let subscription = try await fixture.subscription(at: later)
    #expect(subscription.priceChange == nil, "nobody need agree: the price stays")
    #expect(subscription.autoRenews)
  }

  @Test(arguments: [-1, 0, 1] as [Int64])
  func `a renewal has the rate of the millisecond at which it falls due`(
    _ offset: Int64
  ) async throws {
    let fixture = try await StoreFixture(at: .at("2024-01-01T00:00:00Z"))
    let due = Self.change.advanced(milliseconds: offset)
    // August has 31 days, like July.
    let bought = due.advanced(milliseconds: -31 * 86_400_000)
    _ = try await fixture.buyInFinland(at: bought)
    let renewal = try #require(
      try await fixture.store.receipts(of: fixture.account, at: due.adding(.days(3))).first)
    #expect(renewal.issuedAt == due)
    #expect(renewal.lines.map(\.vatBasisPoints) == [offset < 0 ? 2_400 : 2_550])
  }

  @Test func `a price that was frozen before midnight keeps its rate`() async throws {
    let fixture = try await StoreFixture(at: .at("2024-01-01T00:00:00Z"))
    let order = try await fixture.reviewedInFinland(at: Self.change.advanced(milliseconds: -60_000))
    let purchase = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account,
      at: Self.change.advanced(milliseconds: 60_000))
    #expect(purchase.receipt.lines.map(\.vatBasisPoints) == [2_400])
  }

  @Test func `what is given back is given back at the rate that was charged`() async throws {
    let fixture = try await StoreFixture(at: .at("2024-01-01T00:00:00Z"))
    let purchase = try await fixture.buyInFinland(at: Self.change.advanced(milliseconds: -1))
    let id = try #require(purchase.subscription).id
    let back = try await fixture.store.refund(
      id, by: fixture.account, at: Self.change.adding(.days(2)))
    #expect(back.receipt.lines.map(\.vatBasisPoints) == [2_400])
    #expect(
      back.receipt.vatTotal?.minorUnits == purchase.receipt.vatTotal.map { -$0.minorUnits })
  }

  @Test func `what is overdue contains the rate of the day on which it is paid`() async throws {
    let fixture = try await StoreFixture(at: .at("2024-01-01T00:00:00Z"))
    let bought = try Instant.at("2024-07-25T10:00:00Z")
    let purchase = try await fixture.buyInFinland(card: .failingLater, at: bought)
    let paid = try Instant.at("2024-09-02T10:00:00Z")
    #expect(try await fixture.subscription(at: paid).state == .grace)
    _ = try await fixture.store.replaceCard(
      of: try #require(purchase.order.paymentMethod), with: .numbered(.goodCard),
      isAuthenticated: false, by: fixture.account, at: paid)
    let receipt = try #require(
      try await fixture.store.receipts(of: fixture.account, at: paid).first)
    #expect(receipt.lines.map(\.vatBasisPoints) == [2_550])
  }
}

extension StoreFixture {
  fileprivate func reviewedInFinland(
    card: String = .goodCard, at now: Instant
  ) async throws -> Order {
    let order = try await store.beginPurchase(request("smart-alerts", months: 1), at: now)
    let helsinki = AddressForm(
      line1: "Mannerheimintie 1", town: "Helsinki", postcode: "00100", country: "FI")
    _ = try await store.saveAddress(helsinki, for: order.id, by: account, at: now)
    _ = try await store.addCard(.numbered(card), for: order.id, by: account, at: now)
    _ = try await store.acceptTerms(
      Terms.current(country: "FI", language: .fr), for: order.id, by: account, at: now)
    return try await store.review(order.id, by: account, at: now)
  }

  fileprivate func buyInFinland(
    card: String = .goodCard, at now: Instant
  ) async throws -> Purchase {
    let order = try await reviewedInFinland(card: card, at: now)
    return try await store.confirm(order.id, quote: order.quote?.id, by: account, at: now)
  }
}
