import Testing

/// Two phones of one account that push to the same car, in any order.
@Suite(.processes) struct TwoPhonesTests {
  /// Free, and fitting the README's car.
  private static let products = [
    "my-car-finder", "remote-horn-lights", "vehicle-status-check", "journey-history", "send-to-car",
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `pushes of two phones in any order only raise the version`(
    _ seed: UInt64
  ) throws {
    try withCar { car in
      let phones = try paired(car)
      var generator = seed
      var version = 0
      for (count, product) in Self.products.enumerated() {
        // The purchase reaches the store only: no car is in reach of this radio.
        try phones[Self.roll(&generator, 2)].through("\(car.fixture.path)/nowhere")(
          "store", "buy", product, "--accept-terms"
        ).done()
        for _ in 0..<(1 + Self.roll(&generator, 3)) {
          let phone = phones[Self.roll(&generator, 2)]
          let pushed = try phone("push").done()
          let kept = try Self.documentVersion(of: car)
          #expect(kept >= version, "seed \(seed)")
          #expect(kept == count + 1, "the newest, whoever pushed it; seed \(seed)")
          #expect(pushed.documentVersion == JSONValue(integerLiteral: kept))
          version = kept
        }
      }
      try car.setClock("2026-01-31T10:10:00Z")
      for product in Self.products {
        #expect(try car.state(of: product).hasPrefix("active free"), "\(product), seed \(seed)")
      }
      #expect(try phones.map { try $0("push").done().documentVersion } == [5, 5])
    }
  }

  @Test func `a document that was long on its way changes nothing when it arrives`()
    throws
  {
    try withCar { car in
      let phones = try paired(car)
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let nowhere = "\(car.fixture.path)/nowhere"
      try phones[0].through(nowhere)("store", "buy", "my-car-finder", "--accept-terms").done()
      let slow = try phones[0].through(tap.path).start("push")
      try tap.serveOnePhone { line in
        if try LineTap.document(in: line) != nil {
          // While the first phone's document hangs in the air, the second one overtakes it.
          try phones[1].through(nowhere)("store", "buy", "send-to-car", "--accept-terms").done()
          #expect(try phones[1]("push").done().documentVersion == 2)
        }
        return .handOn(line)
      }
      let end = try slow.finish(for: "the slow push to end")
      #expect(end.status == .exited(1))
      let answer = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(answer.error.name == "rollback")
      #expect(try Self.documentVersion(of: car) == 2)
      // The phone that was overtaken is level with the other after its next push.
      #expect(try phones[0]("push").done().documentVersion == 2)
      #expect(try Self.documentVersion(of: car) == 2)
    }
  }

  /// The owner's two phones, both paired.
  private func paired(_ car: Car) throws -> [Phone] {
    let (first, second) = car.twoPhones()
    try first.introduce()
    try first.pair()
    try second.join()
    try second.pair()
    #expect(try second("vehicle").done().role == "owner")
    return [first, second]
  }

  private static func documentVersion(of car: Car) throws -> Int {
    Int(try car.call("vehicles.describe").documentVersion.number ?? 0)
  }

  /// 0 up to `count` − 1; the same for the same seed.
  ///
  /// - Source: Knuth's MMIX generator.
  private static func roll(_ state: inout UInt64, _ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
