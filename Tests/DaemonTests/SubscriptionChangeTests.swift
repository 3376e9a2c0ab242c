import Foundation
import TestSupport
import Testing

/// What a customer changes about a running subscription, with a real store and a real car.
@Suite(.processes) struct SubscriptionChangeTests {
  private static func around(_ instant: String) -> [String] {
    [".999Z", ".000Z", ".001Z"].enumerated().map { index, rest in
      index == 0 ? "\(instant)T09:59:59\(rest)" : "\(instant)T10:00:00\(rest)"
    }
  }

  private func buy(_ car: Car, with card: Card = .good) throws -> String {
    let bought = try car.buy("smart-alerts", with: card)
    try car.setClock("2026-01-31T10:10:00Z")
    return try #require(bought.subscription.subscription.string)
  }

  @Test func `a pause begins in the car at the exact instant, out of contact`() throws {
    try withPairedCar { car in
      let id = try buy(car)
      let asked = try car.phone("subscription", "pause", id, "--for", "1week").done()
      #expect(asked.state == "active")
      #expect(asked.pausedUntil == "2026-03-07T10:00:00.000Z")
      var seen: [String] = []
      for instant in Self.around("2026-02-28") {
        try car.setClock(instant)
        seen.append(try car.state(of: "smart-alerts"))
      }
      #expect(
        seen == [
          "active paid 2026-02-28T10:00:00.000Z", "suspended paused 2026-05-06T10:00:00.000Z",
          "suspended paused 2026-05-06T10:00:00.000Z",
        ])
      // The pause ends with a charge in the store, of which the car hears at the next contact.
      try car.setClock("2026-03-07T10:00:00Z")
      #expect(try car.state(of: "smart-alerts").hasPrefix("suspended paused"))
      #expect(try car.phone.state(of: "smart-alerts") == "active paid 2026-04-07T10:00:00.000Z")
    }
  }

  @Test func `a pause is taken back, ended early, or refused when it is too long`()
    throws
  {
    try withPairedCar { car in
      let id = try buy(car)
      for length in ["6d", "4months", "P1Y"] {
        let refused = try car.phone("subscription", "pause", id, "--for", length)
        #expect(try refused.failure.name == "pause_length_invalid")
      }
      try car.phone("subscription", "pause", id, "--for", "P3M").done()
      let dropped = try car.phone("subscription", "pause", id, "--drop").done()
      #expect(dropped.pausedUntil == .null)
      try car.phone("subscription", "pause", id, "--for", "2weeks").done()
      try car.setClock("2026-03-05T10:00:00Z")
      let resumed = try car.phone("subscription", "resume", id).done()
      #expect(resumed.state == "active")
      #expect(resumed.paidThrough == "2026-04-05T10:00:00.000Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-04-05T10:00:00.000Z")
    }
  }

  /// The shipped catalogue with another price for Smart Alerts by the month, or without it.
  private func catalogue(_ car: Car, _ price: String?) throws -> String {
    let folder = "\(car.fixture.path)/profiles-\(price ?? "without")"
    try FileManager.default.copyItem(atPath: Repository.path("Profiles"), toPath: folder)
    let file = "\(folder)/products.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let old = "    kind: paid\n    periods: [1, 12]\n    prices: {EUR: {1: 1.99, 12: 19.99}}\n"
    let new =
      price.map { old.replacingOccurrences(of: "1.99,", with: "\($0),") }
      ?? "    kind: paid\n    periods: [12]\n    prices: {EUR: {12: 19.99}}\n"
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new)
      .write(toFile: file, atomically: false, encoding: .utf8)
    return folder
  }

  @Test func `a higher price is announced, agreed to and charged`() throws {
    try withPairedCar { car in
      let id = try buy(car)
      let asked = try car.phone("store", "price", "smart-alerts", "2.49").done()
      #expect(try #require(asked.offers.array.first).price.amount == "2.49")
      let reported = try car.phone("subscriptions").done()
      let change = try #require(reported.subscriptions.array.first).priceChange
      #expect(change.price.amount == "2.49")
      #expect(change.consent == "awaited")
      #expect(change.firstCharge == "2026-03-31T10:00:00.000Z")
      let agreed = try car.phone("subscription", "consent", id).done()
      #expect(agreed.priceChange.consent == "given")
      try car.setClock("2026-03-31T10:00:00Z")
      let renewed = try car.phone("subscriptions").done()
      #expect(try #require(renewed.subscriptions.array.first).price.amount == "2.49")
      let receipt = try car.phone("receipt", "R-000003").done()
      #expect(receipt.total.amount == "2.49")
      try car.phone("store", "price", "Smart Alerts").done()
      let again = try car.phone("store", "show", "smart-alerts").done()
      #expect(try #require(again.offers.array.first).price.amount == "1.99")
      for (amount, name) in [("2.9", "usage"), ("-1.00", "usage"), ("0.00", "usage")] {
        let refused = try car.phone("store", "price", "smart-alerts", amount)
        let failure = try refused.failure
        #expect(failure.name == JSONValue.string(name))
      }
    }
  }

  @Test func `a higher price without consent ends in the car at the exact instant`()
    throws
  {
    try withPairedCar { car in
      _ = try buy(car)
      let dearer = try catalogue(car, "2.49")
      try car.phone("--profiles", dearer, "push").done()
      try car.setClock("2026-02-28T10:00:00Z")
      try car.phone("--profiles", dearer, "push").done()
      var seen: [String] = []
      for instant in Self.around("2026-03-31") {
        try car.setClock(instant)
        seen.append(try car.state(of: "smart-alerts"))
      }
      #expect(
        seen == [
          "active paid 2026-03-31T10:00:00.000Z", "expired period_end", "expired period_end",
        ]
      )
      try car.phone("--profiles", dearer, "push").done()
      #expect(try car.state(of: "smart-alerts") == "expired cancelled")
      let ended = try car.phone("--profiles", dearer, "subscriptions").done()
      #expect(try #require(ended.subscriptions.array.first).state == "expired(price_rise)")
    }
  }

  @Test func `what is sold no more runs to its end, and every list still prints`() throws {
    try withPairedCar { car in
      let id = try buy(car)
      let without = try catalogue(car, nil)
      let reported = try car.phone("--profiles", without, "subscriptions").done()
      #expect(
        try #require(reported.subscriptions.array.first).state == "cancelled(product_withdrawn)")
      #expect(
        try car.phone("--profiles", without, "subscription", "resume", id).failure.name
          == "not_sold_here")
      for command in [
        ["orders"], ["store", "list", "--all"], ["services"], ["receipt", "R-000001"],
      ] {
        try car.phone(["--profiles", without] + command).done()
      }
      try car.setClock("2026-02-28T10:00:00Z")
      #expect(try car.state(of: "smart-alerts") == "expired cancelled")
    }
  }

  @Test func `S12: an unpaid subscription touches no other in the car`() throws {
    try withPairedCar { car in
      _ = try buy(car, with: .failsAtRenewal)
      try car.buy("in-car-wifi")
      try car.setClock("2026-03-16T10:00:00Z")
      #expect(
        try car.phone.state(of: "smart-alerts") == "suspended on_hold 2026-04-29T10:00:00.000Z")
      let listed = try car.phone("subscriptions").done()
      #expect(
        listed.subscriptions.array.compactMap { $0.state.string } == ["active", "on_hold"])
      #expect(try car.phone.state(of: "in-car-wifi").hasPrefix("suspended") == false)
    }
  }

  @Test func `S10: a card replaced in grace brings the car back to paid`() throws {
    try withPairedCar { car in
      _ = try buy(car, with: .failsAtRenewal)
      try car.setClock("2026-03-05T12:00:00Z")
      #expect(
        try car.phone.state(of: "smart-alerts") == "grace billing_grace 2026-03-16T10:00:00.000Z")
      let method = try #require(
        try car.phone("payment", "list").done().paymentMethods.array.first?.paymentMethod.string)
      try car.phone(
        "payment", "modify", method, "--card-stdin", stdin: Card.good.json
      ).done()
      #expect(try car.phone.state(of: "smart-alerts") == "active paid 2026-03-31T10:00:00.000Z")
    }
  }
}
