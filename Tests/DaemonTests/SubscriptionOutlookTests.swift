import Foundation
import Testing

/// What `subscriptions` and `payment list` say before it happens, with a real store and a real car.
@Suite(.processes) struct SubscriptionOutlookTests {
  @Test func `a card that will have expired is told of, and replaced in time`() throws {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts", with: Card(expiry: "02/26"))
      let id = try #require(bought.subscription.subscription.string)
      let early = try car.phone("subscriptions").done()
      #expect(early.subscriptions[0].outlook == .null, "it pays in February")

      try car.setClock("2026-03-01T00:00:00Z")
      let listed = try car.phone("subscriptions").done()
      let expiring = listed.subscriptions[0].outlook.expiringCard
      #expect(expiring.expiry == "02/26")
      #expect(expiring.chargeAt == "2026-03-31T10:00:00.000Z")
      let method = try #require(expiring.paymentMethod.string)
      let cards = try car.phone("payment", "list").done()
      #expect(cards.paymentMethods[0].hasExpired == .bool(true))
      #expect(cards.paymentMethods[0].pays[0].outlook.expiringCard.chargeAt == expiring.chargeAt)
      for command in [["subscriptions"], ["payment", "list"]] {
        let said = try car.say(["--locale", "en"] + command).stdout
        #expect(said.contains("will have expired at the next charge"), "\(said)")
        #expect(said.contains("payment modify 4242"), "\(said)")
      }
      let french = try car.say(["--locale", "fr", "subscriptions"]).stdout
      #expect(french.contains("aura expiré au prochain débit"), "\(french)")

      // A card that its bank declines takes no other's place.
      let declined = try car.phone(
        "payment", "modify", method, "--card-stdin",
        stdin: Card(number: "4000000000009995").json)
      #expect(try declined.failure.name == "insufficient_funds")
      try car.phone("payment", "modify", method, "--card-stdin", stdin: Card.good.json).done()
      let mended = try car.phone("subscriptions").done()
      #expect(mended.subscriptions[0].subscription.string == id)
      #expect(mended.subscriptions[0].outlook == .null)
    }
  }

  @Test func `grace and hold say why, and until when`() throws {
    try withPairedCar { car in
      _ = try car.buy("smart-alerts", with: Card(expiry: "02/26"))
      try car.setClock("2026-03-31T10:00:00Z")
      let grace = try car.phone("subscriptions").done().subscriptions[0]
      #expect(grace.state == "grace")
      #expect(grace.outlook.overdue.reason == "expired_card")
      #expect(grace.outlook.overdue.retryAt == "2026-04-15T10:00:00.000Z")
      #expect(grace.outlook.overdue.graceUntil == "2026-04-16T10:00:00.000Z")
      #expect(grace.outlook.overdue.holdUntil == "2026-05-30T10:00:00.000Z")
      let said = try car.say(["--locale", "en", "subscriptions"]).stdout
      for part in ["the card has expired", "next attempt on", "service continues until", "ends on"]
      {
        #expect(said.contains(part), "\(said)")
      }
      try car.setClock("2026-04-16T10:00:00Z")
      let hold = try car.phone("subscriptions").done().subscriptions[0]
      #expect(hold.state == "on_hold")
      #expect(hold.outlook.overdue.reason == "expired_card")
      #expect(hold.outlook.overdue.graceUntil == .null)
      #expect(hold.outlook.overdue.retryAt == "2026-05-29T10:00:00.000Z")
    }
  }

  @Test func `a pause is shown from when it was asked for to its end`() throws {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts", with: .good)
      let id = try #require(bought.subscription.subscription.string)
      let asked = try car.phone("subscription", "pause", id, "--for", "2weeks").done()
      #expect(asked.outlook.pause.hasBegun == .bool(false))
      for (instant, hasBegun) in [("2026-02-27T10:00:00Z", false), ("2026-03-01T10:00:00Z", true)] {
        try car.setClock(instant)
        let pause = try car.phone("subscriptions").done().subscriptions[0].outlook.pause
        #expect(pause.from == "2026-02-28T10:00:00.000Z")
        #expect(pause.until == "2026-03-14T10:00:00.000Z")
        #expect(pause.hasBegun == .bool(hasBegun))
        let said = try car.say(["--locale", "fr", "subscriptions"]).stdout
        #expect(said.contains("mise en pause du 28/02/2026"), "\(said)")
      }
    }
  }

  @Test func `what was given back has no end of what was paid in the list`() throws {
    try withPairedCar { car in
      func dates() throws -> [Int] {
        try car.say(["--locale", "en", "subscriptions"]).stdout.split(separator: "\n")
          .filter { $0.hasPrefix("Smart Alerts  1,99") }
          .map { $0.matches(of: #/[0-9]{2}/[0-9]{2}/2026/#).count }
      }
      try car.buy("smart-alerts")
      #expect(try dates() == [1])
      try car.phone("subscription", "refund", "smart-alerts").done()
      #expect(try dates() == [0])
      try car.buy("smart-alerts")
      #expect(try dates() == [1, 0])
    }
  }
}
