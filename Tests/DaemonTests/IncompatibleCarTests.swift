import Testing

/// Cars that cannot do what the customer asks for.
@Suite(.processes) struct IncompatibleCarTests {
  struct Case: Sendable, CustomStringConvertible {
    let vehicle: String
    let product: String
    /// What the car says of the service of the same name.
    let standing: String
    /// A word of the store's refusal, which names the rule and its value.
    let said: String

    var description: String { "\(vehicle), \(product)" }
  }

  private static let cases = [
    Case(
      vehicle: "qashqai-j11/2020/tekna,market=FR", product: "smart-alerts",
      standing: "unsupported model", said: "Qashqai (2019–2021)"),
    Case(
      vehicle: "juke-f16a/2021/acenta,market=FR", product: "my-car-finder",
      standing: "unsupported missing_hardware", said: "telematics unit"),
    Case(
      vehicle: "leaf-ze1/2021/tekna,market=GB", product: "nissan-charge",
      standing: "unsupported market", said: "United Kingdom"),
  ]

  @Test(arguments: cases)
  func `S20: what a car cannot do is refused before any card, and the car says why`(
    _ wanted: Case
  ) throws {
    let options = [
      "--clock", "virtual=2026-01-31T10:00:00Z", "--vehicle", "\(wanted.vehicle),vin=\(Car.vin)",
      "--pairing", "auto",
    ]
    try withPairedCar(options) { car in
      let refused = try car.phone(
        "store", "buy", wanted.product, "--address", car.address, "--card-stdin", "--accept-terms",
        stdin: "the card is not even read")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "incompatible")
      #expect(try refused.failure.why.string?.contains(wanted.said) == true)
      #expect(try car.phone("payment", "list").done().paymentMethods.array.isEmpty)

      #expect(try car.phone.state(of: wanted.product) == wanted.standing)
      let service = try #require(
        car.phone("services").done().services.array.first {
          $0.service.string == wanted.product
        })
      #expect(service.carCan == .bool(false))
      #expect(service.activeNow == .bool(false))

      let listed = try car.phone("store", "list").done().products.array.map(\.product.string)
      #expect(!listed.contains(wanted.product), "the list shows what fits")
    }
  }
}
