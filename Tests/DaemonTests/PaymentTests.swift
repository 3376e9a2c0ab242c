import Testing

/// The cards of an account by hand: `phone-client payment …`.
@Suite(.processes) struct PaymentTests {
  @Test func `R35: a card is added, chosen, paid with, replaced and removed`() throws {
    try withPairedCar { car in
      let first = try car.add(.failsAtRenewal)
      #expect(first.isDefault == .bool(true))
      let bought = try car.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", car.address,
        "--accept-terms"
      ).done()
      #expect(bought.receipt.paidWith.string == "Visa •••• 0341")

      let id = try #require(first.paymentMethod.string)
      let needed = try car.phone("payment", "remove", id)
      #expect(needed.status == .exited(1))
      #expect(try needed.failure.name.string == "payment_method_needed")

      try car.setClock("2026-03-05T12:00:00Z")
      #expect(try car.phone.state(of: "smart-alerts").hasPrefix("grace billing_grace"))
      let modified = try car.phone(
        "payment", "modify", id, "--card-stdin", stdin: Card(expiry: "06/30").json
      ).done()
      #expect(modified.expiry.string == "06/30")
      #expect(modified.pays[0].state.string == "active")
      // The car was told with it.
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-03-31T10:00:00.000Z")

      let second = try car.add(Card(number: "5555555555554444"))
      let other = try #require(second.paymentMethod.string)
      #expect(try car.phone("payment", "default", other).done().isDefault == .bool(true))
      let left = try car.phone("payment", "remove", id, "--replace-with", other).done()
      #expect(left.paymentMethods.array.map(\.paymentMethod.string) == [other])
      let listed = try car.phone("payment", "list").done().paymentMethods
      #expect(listed.array.map(\.lastFour.string) == ["4444"])
      #expect(listed[0].pays[0].product.string == "smart-alerts")

      let wifi = try car.phone(
        "store", "buy", "in-car-wifi", "--months", "1", "--address", car.address,
        "--payment-method", other, "--accept-terms"
      ).done()
      #expect(wifi.receipt.paidWith.string == "Mastercard •••• 4444")
    }
  }

  @Test func `R35: a kept card makes no trial renew unasked`() throws {
    try withPairedCar { car in
      try car.add(.good)
      let trial = try car.phone("store", "buy", "remote-door-lock", "--accept-terms").done()
      #expect(trial.subscription.autoRenews == .bool(false))
      #expect(trial.receipt.paidWith == .null)
    }
  }

  @Test(
    arguments: [
      ("4000002500003155", "accept", nil, "fulfilled"),
      (
        "4000002500003155", "refuse", "authentication_required", "declined(authentication_required)"
      ),
      ("4000002500003155", "abandon", "authentication_abandoned", "abandoned"),
      ("4000002500003155", nil, "authentication_missing", "abandoned"),
      ("4000008400001629", "accept", "generic_decline", "declined(generic_decline)"),
      ("4242424242424242", "refuse", nil, "fulfilled"),
    ] as [(String, String?, String?, String)])
  func `S15: --sca answers the bank, where it asks`(
    number: String, sca: String?, name: String?, state: String
  ) throws {
    try withPairedCar { car in
      let result = try car.phone(
        [
          "store", "buy", "smart-alerts", "--months", "1", "--address", car.address,
          "--card-stdin", "--accept-terms",
        ] + (sca.map { ["--sca", $0] } ?? []), stdin: Card(number: number).json)
      #expect(result.status == .exited(name == nil ? 0 : 1), "\(result.stderr)")
      if let name { #expect(try result.failure.name.string == name) }
      let orders = try car.phone("orders", "--all").done().orders
      #expect(orders.array.map(\.state.string) == [state])
    }
  }

  @Test func `what is wrong with a card or its id is said by name`() throws {
    try withPairedCar { car in
      let wrong = try car.phone(
        "payment", "add", "--card-stdin", stdin: Card(number: "4242424242424241").json)
      #expect(wrong.status == .exited(1))
      #expect(try wrong.failure.name.string == "card_invalid")
      #expect(!(wrong.stderr + wrong.stdout).contains("4242424242424241"))
      for arguments in [["payment", "add"], ["payment", "modify", "x"]] {
        #expect(try car.phone(arguments, stdin: Card.good.json).status == .exited(64))
      }
      for arguments in [
        ["payment", "remove", "x"], ["payment", "default", "x"],
        [
          "store", "buy", "smart-alerts", "--months", "1", "--address", car.address,
          "--payment-method", "x", "--accept-terms",
        ],
      ] {
        let unknown = try car.phone(arguments)
        #expect(unknown.status == .exited(1))
        #expect(try unknown.failure.name.string == "payment_method_unknown")
      }
      #expect(try car.phone("payment", "list").done().paymentMethods.array.isEmpty)
    }
  }
}

extension Car {
  @discardableResult
  func add(_ card: Card) throws -> JSONValue {
    try phone("payment", "add", "--card-stdin", stdin: card.json).done()
  }
}
