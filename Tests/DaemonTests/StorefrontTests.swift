import Testing

/// What the store says of its products before anybody decides anything.
@Suite(.processes) struct StorefrontTests {
  @Test(arguments: [
    ("fr", ["free": "gratuit", "paid": "payant", "trial": "essai"]),
    ("en", ["free": "free", "paid": "paid", "trial": "trial"]),
  ])
  func `R04, R05: list and detail both mark a product as free, paid or a trial`(
    language: String, marks: [String: String]
  ) throws {
    try withPairedCar { car in
      let products = try car.phone("--locale", language, "store", "list", "--all").done().products
      let kinds = try products.array.map {
        // A trial that nothing paid follows is free.
        let isFree = $0.kind.string == "trial" && $0.offers.array.isEmpty
        return (
          name: try #require($0.name.string), kind: isFree ? "free" : try #require($0.kind.string)
        )
      }
      #expect(kinds.count == 39)
      #expect(Set(kinds.map(\.kind)) == Set(marks.keys))
      let list = try plain(car, language, "store", "list", "--all").split(separator: "\n")
      for (name, kind) in kinds {
        let mark = try #require(marks[kind])
        let line = try #require(list.first { $0.hasPrefix("\(name)  ") })
        #expect(words(of: line).contains(mark[...]), "\(line)")
      }
      for kind in marks.keys {
        let name = try #require(kinds.first { $0.kind == kind }?.name)
        let detail = try plain(car, language, "store", "show", name)
        let mark = try #require(marks[kind])
        #expect(detail.split(separator: "\n").contains { $0.hasSuffix(" \(mark)") }, "\(detail)")
      }
    }
  }

  @Test(arguments: [
    ("fr", "Visuels et prix présentés à titre d’illustration.", "prix indicatif"),
    ("en", "Visuals and prices are shown for illustration.", "illustrative"),
  ])
  func `R14: the notice stands wherever a simulated price does`(
    language: String, notice: String, mark: String
  ) throws {
    try withPairedCar { car in
      #expect(try plain(car, language, "store", "list").contains("\(notice)\n"))
      let detail = try plain(car, language, "store", "show", "smart-alerts")
      #expect(detail.contains("\(notice)\n") && detail.contains("(\(mark))"))
      try car.buy("smart-alerts")
      #expect(try plain(car, language, "receipt", "R-000001").contains("(\(mark))"))
      let json = try car.phone("--locale", language, "store", "list").done()
      #expect(json.notice == JSONValue.string(notice))
      let prices = try car.phone("store", "show", "smart-alerts").done().offers.array
      #expect(!prices.isEmpty && prices.allSatisfy { $0.illustrative == true })
    }
  }

  private func words(of line: Substring) -> Set<Substring> { Set(line.split(separator: " ")) }

  /// What people read.
  private func plain(
    _ car: Car, _ language: String, _ arguments: String...
  ) throws -> String {
    try run(
      .phone,
      ["--socket", car.phone.socket, "--home", car.phone.home, "--locale", language] + arguments
    ).stdout
  }
}
