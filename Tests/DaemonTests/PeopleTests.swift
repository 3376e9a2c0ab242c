import Testing

/// Several people and one car: an owner, guests, and what happens when the car is sold.
@Suite(.processes) struct PeopleTests {
  @Test func `R18: the owner buys, a guest looks, and both bring the document`() throws {
    try withCar { car in
      let (owner, guest) = car.twoPhones()
      try owner.introduce()
      try owner.pair()
      try guest.introduce(email: "dominique@example.com")
      try guest.pair()
      #expect(try car.call("bonds.list").bonds.array.count == 2)
      #expect(try owner("vehicle").done().role == "owner")
      #expect(try guest("vehicle").done().role == "guest")

      try owner.buy("smart-alerts", address: car.address)
      try car.setClock("2026-01-31T10:10:00Z")
      for phone in [owner, guest] {
        let services = try phone("services").done()
        #expect(services.standing(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
        #expect(try phone("explain", "smart-alerts").status == .exited(0))
        let listed = try phone("store", "list").done().products.array
        #expect(listed.first { $0.product == "smart-alerts" }?.owned == "active")
      }
      for arguments in [
        ["smart-alerts", "--months", "12"], ["in-car-wifi"], ["my-car-finder"],
        ["remote-door-lock"],
      ] {
        let refused = try guest(
          ["store", "buy"] + arguments + [
            "--address", car.address, "--card-stdin", "--accept-terms",
          ], stdin: Card.good.json)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name == "not_owner", "\(arguments)")
      }
      #expect(try guest("orders", "--all").done().orders.array.isEmpty)

      try owner("unpair").done()
      #expect(try owner("services").failure.name == "not_paired")
      let kept = try guest("services").done()
      #expect(kept.standing(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
    }
  }

  @Test func `a sold car keeps nothing of the seller's, and its buyer begins anew`()
    throws
  {
    try withCar { car in
      let (seller, buyer) = car.twoPhones()
      try seller.introduce()
      try seller.pair()
      try seller("store", "buy", "my-car-finder", "--accept-terms").done()
      let paid = try seller.buy("smart-alerts", address: car.address)
      let refused = try seller("vehicle", "release")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "subscriptions_running")
      #expect(try car.call("services.list").standing(of: "my-car-finder").hasPrefix("activating"))

      let subscription = try #require(paid.subscription.subscription.string)
      try seller("subscription", "cancel", subscription).done()
      let released = try seller("vehicle", "release").done()
      #expect(released.role == "owner")
      #expect(released.delivered == true)
      #expect(released.ended.array.map(\.product) == ["smart-alerts"])
      #expect(released.ended.array.map(\.paidThrough) == ["2026-02-28T10:00:00.000Z"])
      #expect(try car.state(of: "my-car-finder") == "expired cancelled")
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.state(of: "smart-alerts") == "expired cancelled")
      try seller("unpair").done()

      try buyer.introduce(email: "dominique@example.com")
      try buyer.pair()
      #expect(try buyer("vehicle").done().role == "owner")
      try buyer("store", "buy", "my-car-finder", "--accept-terms").done()
      try car.setClock("2026-01-31T10:20:00Z")
      #expect(try car.state(of: "my-car-finder").hasPrefix("active free"))
      try buyer.buy("smart-alerts", address: car.address)
      try car.setClock("2026-01-31T10:30:00Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:20:00.000Z")
    }
  }

  @Test func `an account whose creation was cut off is joined, not created twice`()
    throws
  {
    try withCar { car in
      let (first, second) = car.twoPhones()
      try first.introduce()
      // As after a cut between the store's answer and the phone's own note.
      let taken = try second(
        "account", "create", "--email", "camille@example.com", "--name", "Camille Martin",
        "--country", "FR")
      #expect(try taken.failure.name == "email_taken")
      #expect(taken.stderr.contains("account sign-in"))
      let joined = try second("account", "sign-in", "--email", "Camille@example.com").done()
      let account = try first("account", "show").done()
      #expect(joined.account == account.account)
      #expect(
        try second("account", "sign-in", "--email", "camille@example.com").status == .exited(0))
      let nobody = try second("account", "sign-in", "--email", "nobody@example.com")
      #expect(nobody.status == .exited(1))
      #expect(try nobody.failure.name == "email_unknown")
    }
  }
}
