import Testing

/// What is looked at without buying anything: no daemon runs in these tests.
@Suite(.processes) struct CheckTests {
  private static let time = ["--time", "2026-01-31T10:00:00Z"]

  @Test func `an address is checked without an account and a car, and shown as it is written`()
    throws
  {
    try withFixture { fixture in
      let file = try fixture.write(
        #"{"line1":"moulsoe road","town":"cranfield","postcode":"mk430db","country":"gb"}"#,
        to: "address.json")
      let document = try fixture.phone("address", "check", file).done()
      #expect(document.address.postcode == "MK43 0DB")
      #expect(document.address.country == "GB")
      #expect(
        document.lines.array.map(\.string)
          == ["moulsoe road", "cranfield", "MK43 0DB", "United Kingdom"])
      let piped = try fixture.phone(
        "address", "check", "-",
        stdin: #"{"line1":"Rua 1","town":"Amadora","postcode":"2725079","country":"PT"}"#)
      #expect(try piped.done().address.postcode == "2725-079")
    }
  }

  @Test(
    arguments: [
      (#"{"line1":"1","town":"T","postcode":"28001","country":"ES"}"#, 1, "A Coruña, Álava"),
      (
        #"{"line1":"1","town":"T","postcode":"09010","county":"CI","country":"IT"}"#, 1,
        "SO (Sondrio), SU (Sud Sardegna), TA (Taranto)"
      ),
      (
        #"{"line1":"1","town":"T","postcode":"08001","county":"Madrid","country":"ES"}"#, 1,
        "it is in Barcelona, not in Madrid"
      ),
      (#"{"line1":"1","town":"T","postcode":"1234 SS","country":"NL"}"#, 1, "1234 AB"),
      (#"{"line1":"1 ＄；","town":"T","postcode":"75001","country":"FR"}"#, 1, "＄ ；"),
      (#"{"line1":"1","city":"T"}"#, 65, "‘city’"),
    ] as [(String, Int32, String)])
  func `what the store would not bill to is refused as in a purchase`(
    _ address: String, _ status: Int32, _ says: String
  ) throws {
    try withFixture { fixture in
      let refused = try fixture.phone("--locale", "en", "address", "check", "-", stdin: address)
      #expect(refused.status == .exited(status))
      #expect(try refused.failure.why.string?.contains(says) == true, "\(refused.stderr)")
    }
  }

  @Test func `a card is checked by its numbers alone, and none of them is repeated`() throws {
    try withFixture { fixture in
      func check(_ card: Card) throws -> CommandResult {
        try run(
          .phone,
          ["--socket", fixture.phoneSocket, "--home", fixture.phoneHome, "--json"] + Self.time
            + ["card", "check"], stdin: card.json)
      }
      let document = try check(.good).done()
      #expect(document.brand == "visa")
      #expect(document.lastFour == "4242")
      let expired = try check(Card(expiry: "12/25"))
      #expect(try expired.failure.name == "card_invalid")
      #expect(expired.stderr.contains("12/25"))
      let wrong = try check(Card(holder: "4242424242424242", number: "4242424242424241"))
      #expect(wrong.status == .exited(1))
      #expect(!wrong.stderr.contains("4242"))
      #expect(wrong.stderr.contains("cannot hold digits"))
    }
  }

  @Test func `scripts that only check leave no order behind`() throws {
    try withPairedCar { car in
      try car.phone("address", "check", car.address).done()
      try car.phone("card", "check", stdin: Card.good.json).done()
      #expect(try car.phone("orders").done().orders.array.isEmpty)
      #expect(try car.phone("payment", "list").done().paymentMethods.array.isEmpty)
    }
  }
}
