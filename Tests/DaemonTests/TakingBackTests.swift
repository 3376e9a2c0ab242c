import Glibc
import Testing

/// Money and rights that are taken back, as the car hears of it.
@Suite(.processes) struct TakingBackTests {
  @Test func `I4: a refund revokes the service in the car, and does so once`() throws {
    try withPairedCar { car in
      let id = try #require(try car.buy("smart-alerts").subscription.subscription.string)
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.phone.state(of: "smart-alerts").hasPrefix("active paid"))
      let refund = try car.phone("subscription", "refund", id).done()
      #expect(refund.subscription.state == "revoked(refund)")
      #expect(refund.order.state == "taken_back(refund)")
      #expect(refund.receipt.total.amount == "-1.99")
      #expect(refund.delivered == true)
      #expect(try car.state(of: "smart-alerts") == "revoked refund")
      let again = try car.phone("subscription", "refund", id).done()
      #expect(again.receipt["number"] == refund.receipt["number"])
      try car.daemon.restart()
      try car.setClock("2026-04-30T10:00:00Z")
      #expect(try car.phone.state(of: "smart-alerts") == "revoked refund")
      let orders = try car.phone("orders").done()
      #expect(orders.orders.array.map(\.state.string) == ["taken_back(refund)"])
      #expect(orders.receipts.array.count == 2)
    }
  }

  @Test(arguments: ["refund", "withdraw"])
  func `I4: a phone killed between the store and the car takes back once`(
    verb: String
  ) throws {
    try withPairedCar { car in
      let id = try #require(try car.buy("smart-alerts").subscription.subscription.string)
      try car.setClock("2026-01-31T10:10:00Z")
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let phone = try car.phone.through(tap.path).start("subscription", verb, id)
      var heard: [String] = []
      try tap.serveOnePhone { line in
        heard.append(try JSONValue(parsing: line).method.string ?? "")
        // The store has done its work by then; the car has heard nothing.
        if heard.last?.hasPrefix("session.") == true { phone.send(signal: SIGKILL) }
        return .handOn(line)
      }
      #expect(try phone.finish(for: "the phone to die").status == .killed(signal: SIGKILL))
      #expect(!heard.contains("entitlements.push"))
      #expect(try car.state(of: "smart-alerts").hasPrefix("active paid"))

      try car.phone("push").done()
      let reason = verb == "refund" ? "refund" : "withdrawal"
      #expect(try car.state(of: "smart-alerts") == "revoked \(reason)")
      let again = try car.phone("subscription", verb, id).done()
      #expect(again.receipt["number"] == "R-000002")
      #expect(try car.phone("orders").done().receipts.array.count == 2)
    }
  }

  @Test func `S17: a withdrawal is shown, confirmed and acknowledged, and the car hears`()
    throws
  {
    try withPairedCar { car in
      try car.setClock("2026-07-01T08:00:00Z")
      let bought = try car.buy("smart-alerts")
      let id = try #require(bought.subscription.subscription.string)
      let free = try car.phone("store", "buy", "my-car-finder", "--accept-terms").done()
      try car.setClock("2026-07-01T09:00:00Z")
      let shown = try car.phone("subscription", "withdraw", id).done()
      #expect(shown.confirmed == false)
      #expect(shown.statement["name"] == "Camille Martin")
      #expect(shown.statement.until == "2026-07-15T22:00:00.000Z")
      #expect(try car.state(of: "smart-alerts").hasPrefix("active paid"))

      let done = try car.phone("subscription", "withdraw", id, "--confirm").done()
      #expect(done.receipt.credit.reason == "withdrawal")
      #expect(done.receipt.credit.statement == shown.statement)
      #expect(done.receipt.issuedAt == "2026-07-01T09:00:00.000Z")
      #expect(try car.state(of: "smart-alerts") == "revoked withdrawal")

      let order = try #require(free.order.order.string)
      try car.phone("subscription", "withdraw", order, "--confirm").done()
      #expect(try car.state(of: "my-car-finder") == "revoked withdrawal")
      let late = try car.buy("in-car-wifi")
      try car.setClock("2026-07-15T22:00:00.000Z")
      let over = try car.phone(
        "subscription", "withdraw", try #require(late.order.order.string), "--confirm")
      #expect(over.status == .exited(1))
      #expect(try over.failure.name.string == "withdrawal_over")
    }
  }

  @Test(arguments: [
    (
      "fr", "se rétracter du contrat ici : ", "(jusqu’au 15 juillet 2026 inclus)",
      "confirmer la rétractation : "
    ),
    (
      "en", "withdraw from contract here: ", "(until the end of 15 July 2026)",
      "confirm withdrawal: "
    ),
  ])
  func `both steps of a withdrawal bear the words of the law, as long as it is open`(
    language: String, first: String, until: String, second: String
  ) throws {
    try withPairedCar { car in
      try car.setClock("2026-07-01T08:00:00Z")
      let order = try #require(try car.buy("smart-alerts").order.order.string)
      let product = language == "fr" ? "Alertes intelligentes" : "Smart Alerts"
      func shown(_ arguments: String...) throws -> String {
        try run(
          .phone,
          ["--socket", car.phone.socket, "--home", car.phone.home, "--locale", language]
            + arguments
        ).stdout.replacing("\u{A0}", with: " ")
      }
      let here = "\(first)phone-client subscription withdraw \"\(product)\" \(until)"
      try car.setClock("2026-07-15T21:59:59.999Z")
      for list in ["orders", "subscriptions"] { #expect(try shown(list).contains(here)) }
      #expect(
        try shown("subscription", "withdraw", order)
          .contains("\(second)phone-client subscription withdraw \"\(product)\" --confirm"))
      try car.setClock("2026-07-15T22:00:00.000Z")
      for list in ["orders", "subscriptions"] {
        #expect(try shown(list).contains(first) == false)
      }
    }
  }

  @Test func `S14: a disputed payment revokes the service, and the car says why`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts", with: Card(number: "4000000000000259"))
      try car.setClock("2026-02-03T09:59:59.999Z")
      #expect(try car.phone.state(of: "smart-alerts").hasPrefix("active paid"))
      try car.setClock("2026-02-03T10:00:00.000Z")
      try car.phone("push").done()
      #expect(try car.state(of: "smart-alerts") == "revoked chargeback")
      let orders = try car.phone("orders").done()
      #expect(orders.orders.array.map(\.state.string) == ["taken_back(chargeback)"])
      #expect(orders.receipts[0].credit.reason == "chargeback")
      let subscriptions = try car.phone("subscriptions").done().subscriptions
      #expect(subscriptions[0].state == "revoked(chargeback)")
      try car.setClock("2026-06-01T10:00:00Z")
      #expect(try car.phone("orders").done().receipts.array.count == 2)
    }
  }
}
