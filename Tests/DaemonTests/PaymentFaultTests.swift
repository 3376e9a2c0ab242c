import Testing

/// Payments without an answer, and payments that take their time: `--payment`.
@Suite(.processes) struct PaymentFaultTests {
  @Test(arguments: ["timeout-before", "timeout-after"], [true, false])
  func `S13, I5: a lost answer is asked for again, and charged once`(
    fault: String, looksAtOrders: Bool
  ) throws {
    try withPairedCar { car in
      let lost = try car.buy(meeting: fault)
      #expect(lost.status == .exited(75))
      #expect(try lost.failure.name.string == "payment_unknown")
      if looksAtOrders {
        let orders = try car.phone("orders").done()
        #expect(orders.orders.array.map(\.state.string) == ["fulfilled"])
        let again = try car.buy(meeting: fault)
        #expect(try again.failure.name.string == "already_owned")
      } else {
        let again = try car.buy(meeting: fault).done()
        #expect(again.order.state == "fulfilled")
        #expect(again.delivered == true)
      }
      let orders = try car.phone("orders", "--all").done()
      #expect(orders.orders.array.count == 1)
      #expect(orders.receipts.array.count == 1)
      #expect(try car.phone.state(of: "smart-alerts").hasPrefix("activating"))
    }
  }

  @Test(arguments: [
    ("slow-approve", "fulfilled", "activating in_progress 2026-01-31T10:10:00.000Z", 1),
    ("slow-decline", "declined(generic_decline)", "available never_bought", 0),
  ])
  func `a slow payment brings nothing before it came`(
    fault: String, state: String, standing: String, receipts: Int
  ) throws {
    try withPairedCar { car in
      let slow = try car.buy(meeting: fault)
      #expect(slow.status == .exited(75))
      #expect(try slow.failure.name.string == "payment_pending")
      try car.setClock("2026-01-31T10:04:59.999Z")
      #expect(try car.phone.state(of: "smart-alerts") == "available never_bought")
      #expect(try car.phone("orders").done().orders[0].state == "pending")
      try car.setClock("2026-01-31T10:05:00.000Z")
      #expect(try car.phone.state(of: "smart-alerts") == standing)
      let orders = try car.phone("orders").done()
      #expect(orders.orders[0].state.string == state)
      #expect(orders.receipts.array.count == receipts)
    }
  }

  @Test(arguments: ["timeout-before", "timeout-after"])
  func `R35: a card that pays what is overdue, and whose answer is lost, pays it once`(
    fault: String
  ) throws {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts", with: .failsAtRenewal)
      try car.setClock("2026-03-05T12:00:00Z")
      let card = try #require(
        try car.phone("payment", "list").done().paymentMethods[0].paymentMethod.string)
      let lost = try car.phone(
        ["payment", "modify", card, "--card-stdin", "--payment", fault], stdin: Card.good.json)
      #expect(lost.status == .exited(75))
      #expect(try lost.failure.name.string == "payment_unknown")
      #expect(try car.phone.state(of: "smart-alerts") == "active paid 2026-03-31T10:00:00.000Z")
      try car.setClock("2026-03-20T12:00:00Z")
      let receipts = try car.phone("orders").done().receipts
      #expect(receipts.array.count == 2)
      #expect(receipts[0].issuedAt == "2026-03-05T12:00:00.000Z")
      #expect(bought.receipt["number"] == "R-000001")
    }
  }

  @Test func `R35: a renewal switched on again asks the bank that wants 3-D Secure`()
    throws
  {
    try withPairedCar { car in
      let bought = try car.phone(
        ["store", "buy", "smart-alerts", "--months", "1", "--address", car.address]
          + ["--card-stdin", "--accept-terms", "--sca", "accept"],
        stdin: Card(number: "4000002500003155").json
      ).done()
      let id = try #require(bought.subscription.subscription.string)
      try car.phone("subscription", "cancel", id).done()
      let refused = try car.phone("subscription", "resume", id)
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name.string == "authentication_missing")
      let resumed = try car.phone("subscription", "resume", id, "--sca", "accept").done()
      #expect(resumed.autoRenews == true)
    }
  }
}

extension Car {
  fileprivate func buy(meeting fault: String) throws -> CommandResult {
    try phone(
      [
        "store", "buy", "smart-alerts", "--months", "1", "--address", address, "--card-stdin",
        "--accept-terms", "--payment", fault,
      ], stdin: Card.good.json)
  }
}
