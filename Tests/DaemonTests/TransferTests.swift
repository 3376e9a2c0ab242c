import Testing

/// S19: one customer, two cars; what is bought for one never serves in the other, until it is
/// transferred.
@Suite(.processes) struct TransferTests {
  private static let other = "SJNTAAJ12U0000002"

  @Test func `S19: what is bought for one car never appears in the other`() throws {
    try withTwoCars { car in
      try Self.about(Car.vin, car).buy("smart-alerts", address: car.address)
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try Self.state(Car.vin, car) == "active paid 2026-02-28T10:00:00.000Z")
      #expect(try Self.state(Self.other, car) == "available never_bought")

      // The same document, brought to the wrong car.
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      try car.phone("--vehicle", Self.other, "store", "buy", "my-car-finder", "--accept-terms")
        .done()
      let first = Phone(socket: tap.path, home: car.phone.home, vehicle: Car.vin)
      try car.setClock("2026-02-02T10:00:00Z")
      var document: String?
      let push = try first.start("push")
      try tap.serveOnePhone { line in
        document = try LineTap.document(in: line) ?? document
        return .handOn(line)
      }
      #expect(try push.finish(for: "the push").status == .exited(0))
      let stolen = try #require(document)
      let wrong = try Phone(socket: tap.path, home: car.phone.home, vehicle: Self.other)
        .start("push")
      try tap.serveOnePhone { line in
        guard let own = try LineTap.document(in: line) else { return .handOn(line) }
        return .handOn(line.replacing(own, with: stolen))
      }
      let end = try wrong.finish(for: "the push to the wrong car")
      #expect(end.status == .exited(1))
      let answer = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(answer.error.name == "wrong_vehicle")
      #expect(try Self.state(Self.other, car) == "available never_bought")
    }
  }

  @Test func `what both cars have is named with its car`() throws {
    try withTwoCars { car in
      for vehicle in [Car.vin, Self.other] {
        try Self.about(vehicle, car).buy("smart-alerts", address: car.address)
      }
      let unclear = try car.phone("subscription", "cancel", "Smart Alerts")
      #expect(try unclear.failure.name.string == "vehicle_ambiguous")
      let name = "Qashqai Tekna 2025 (FR) – \(Self.other)"
      #expect(unclear.stderr.contains(name))
      for list in ["subscriptions", "orders"] {
        #expect(try car.say([list]).stdout.contains(name), "\(list)")
      }
      #expect(try car.say(["--vehicle", Self.other, "services"]).stdout.hasPrefix(name))
      let cancelled = try car.phone(
        "--vehicle", Self.other, "subscription", "cancel", "Smart Alerts"
      ).done()
      #expect(cancelled.vehicle.string == Self.other)
    }
  }

  @Test func `S19: a car is sold, and the right goes on in the other car`() throws {
    try withTwoCars { car in
      let id = try Self.buy(car)
      try car.setClock("2026-01-31T10:10:00Z")
      let document = try car.phone("subscription", "transfer", id, "--to", Self.other).done()
      #expect(document.from.string == Car.vin)
      #expect(document.subscription.vehicle.string == Self.other)
      #expect(document.subscription.paidThrough == "2026-02-28T10:00:00.000Z")
      #expect(document.cars.array.map(\.delivered) == [true, true])
      #expect(try Self.state(Car.vin, car) == "revoked transfer")
      try car.setClock("2026-01-31T10:20:00Z")
      #expect(try Self.state(Self.other, car) == "active paid 2026-02-28T10:00:00.000Z")

      let again = try car.phone("subscription", "transfer", id, "--to", Self.other).done()
      #expect(again.order.order == document.order.order)
      #expect(try car.phone("subscriptions").done().subscriptions.array.count == 2)
      try car.setClock("2026-02-28T10:00:00Z")
      try car.phone("--vehicle", Self.other, "push").done()
      #expect(try Self.state(Self.other, car) == "active paid 2026-03-31T10:00:00.000Z")
      #expect(try Self.state(Car.vin, car) == "revoked transfer")
    }
  }

  @Test func `I4: a sold car that no phone meets again loses the right with its lease`() throws {
    try withTwoCars { car in
      let id = try Self.buy(car, months: 12)
      try car.setClock("2026-01-31T10:10:00Z")
      let away = car.phone.through("\(car.fixture.path)/nowhere")
      let document = try away("subscription", "transfer", id, "--to", Self.other).done()
      #expect(document.cars.array.map(\.delivered) == [false, false])
      try car.phone("--vehicle", Self.other, "push").done()
      for (instant, state) in [
        ("2026-03-07T09:59:59.999Z", "active paid 2026-03-07T10:00:00.000Z"),
        ("2026-03-07T10:00:00.000Z", "suspended lease_over"),
      ] {
        try car.setClock(instant)
        #expect(try Self.state(Car.vin, car) == state)
      }
      // After a contact with both, only one has it.
      for vehicle in [Car.vin, Self.other] {
        try car.phone("--vehicle", vehicle, "push").done()
      }
      #expect(try Self.state(Car.vin, car) == "revoked transfer")
      #expect(try Self.state(Self.other, car).hasPrefix("active paid"))
    }
  }

  @Test(arguments: [false, true])
  func `S19: a kill amid a transfer leaves it undone or done`(
    _ afterwards: Bool
  ) throws {
    try withTwoCars { car in
      let id = try Self.buy(car)
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let transfer = try car.phone.through(tap.path).start(
        "subscription", "transfer", id, "--to", Self.other)
      // The first visit asks the time and then moves it; the second one brings the news.
      if afterwards { try tap.serveOnePhone { .handOn($0) } }
      try tap.serveOnePhone { line in
        transfer.send(signal: 9)
        return .handOnAndHangUp(line)
      }
      #expect(try transfer.finish(for: "the kill").status == .killed(signal: 9))

      let all = try car.phone("subscriptions").done().subscriptions.array
      #expect(
        all.map(\.state.string)
          == (afterwards ? ["active", "revoked(transfer)"] : ["active"]))
      #expect(all.first?.vehicle.string == (afterwards ? Self.other : Car.vin))
      let again = try car.phone("subscription", "transfer", id, "--to", Self.other).done()
      #expect(again.cars.array.map(\.delivered) == [true, true])
      #expect(try Self.state(Car.vin, car) == "revoked transfer")
      try car.setClock("2026-01-31T10:20:00Z")
      #expect(try Self.state(Self.other, car) == "active paid 2026-02-28T10:00:00.000Z")
    }
  }

  @Test func `what cannot be transferred says why`() throws {
    try withTwoCars { car in
      let id = try Self.buy(car)
      for (vin, name) in [
        (Car.vin, "already_owned"), ("SJNTAAJ12U0000009", "vehicle_not_linked"),
      ] {
        let refused = try car.phone("subscription", "transfer", id, "--to", vin)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name.string == name)
      }
      let unknown = try car.phone(
        "subscription", "transfer", "subscription-1", "--to", Self.other)
      #expect(try unknown.failure.name == "subscription_unknown")
      #expect(try car.phone("subscription", "transfer", id, "--to", "X").status == .exited(64))
    }
  }

  private static func about(_ vehicle: String, _ car: Car) -> Phone {
    Phone(socket: car.phone.socket, home: car.phone.home, vehicle: vehicle)
  }

  private static func state(_ vehicle: String, _ car: Car) throws -> String {
    try car.call("services.list", #"{"vehicle":"\#(vehicle)"}"#).standing(of: "smart-alerts")
  }

  /// The name of a subscription of the first car, which has its document.
  private static func buy(_ car: Car, months: Int = 1) throws -> String {
    let bought = try about(Car.vin, car)(
      "store", "buy", "smart-alerts", "--months", "\(months)", "--address", car.address,
      "--card-stdin", "--accept-terms", stdin: Card.good.json
    ).done()
    return try #require(bought.subscription.subscription.string)
  }

  private func withTwoCars(_ body: (Car) throws -> Void) throws {
    let options =
      Car.options() + ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(Self.other)"]
    try withCar(options) { car in
      try car.phone.introduce(vehicle: Car.vin)
      try car.phone.pair(with: Car.vin)
      try car.phone.pair(with: Self.other)
      try body(car)
    }
  }
}
