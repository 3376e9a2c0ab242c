import Testing

/// Many calls of one customer at the same moment: each has the order that it made, or none.
@Suite(.processes) struct BuyingAtOnceTests {
  private static let calls = 20

  @Test func `twenty data packs bought at once are twenty orders, each call its own`()
    throws
  {
    try withPairedCar { car in
      try car.phone("payment", "add", "--card-stdin", stdin: Card.good.json).done()
      let answers = try Self.all("in-car-wifi-1gb", car)
      #expect(answers.map(\.status) == Array(repeating: .exited(0), count: Self.calls))
      let orders = try answers.map { try JSONValue(parsing: $0.output).order.order.string }
      #expect(Set(orders).count == Self.calls)
      let kept = try car.phone("orders").done()
      #expect(kept.orders.array.count == Self.calls)
      #expect(kept.receipts.array.count == Self.calls)
    }
  }

  @Test func `what is bought once is bought by one call, and owned for the others`()
    throws
  {
    try withPairedCar { car in
      try car.phone("payment", "add", "--card-stdin", stdin: Card.good.json).done()
      let answers = try Self.all("smart-alerts", car)
      let refused = try answers.filter { $0.status != .exited(0) }
        .map { try JSONValue(parsing: $0.output).error.name.string }
      #expect(refused == Array(repeating: "already_owned", count: Self.calls - 1))
      #expect(try car.phone("orders").done().receipts.array.count == 1)
    }
  }

  private struct Answer {
    let status: ExitStatus
    let output: String
  }

  private static func all(_ product: String, _ car: Car) throws -> [Answer] {
    let running = try (0..<calls).map { _ in
      try car.phone.start(
        "store", "buy", product, "--address", car.address, "--accept-terms")
    }
    return try running.map { child in
      let end = try child.finish(for: "a purchase of \(product)")
      return Answer(status: end.status, output: String(decoding: end.output, as: UTF8.self))
    }
  }
}
