import Foundation
import Testing

/// Where a card's number and code must never be.
@Suite(.processes) struct CardSecrecyTests {
  @Test func `S23 I10: a purchase leaves neither the number nor the code anywhere`()
    throws
  {
    let cards = [
      Card(number: "4242 4242 4242 4242", code: "917"),
      Card(number: "5555-5555-5555-4444", code: "918"),
      Card(number: "4000000000000002", code: "919"),  // declined
      Card(number: "4242 4242 4242 4241", code: "920"),  // refused
      Card(number: "2223 0031 2200 3222", code: "921"),  // kept outside of a purchase
      Card(number: "4000 0566 5566 5556", code: "922"),  // put in its place
    ]
    try withPairedCar(Car.options() + ["--log-level", "debug"]) { car in
      var said: [(String, String)] = []
      for (card, product) in zip(
        cards, ["smart-alerts", "in-car-wifi", "pack-entertainment", "stolen-vehicle-tracking"])
      {
        let end = try car.phone(
          "store", "buy", product, "--address", car.address, "--card-stdin", "--accept-terms",
          stdin: card.json)
        said += [("\(product), standard output", end.stdout), ("standard error", end.stderr)]
        if said.count <= 4 { try end.done() } else { #expect(end.status == .exited(1)) }
      }
      let added = try car.phone("payment", "add", "--card-stdin", stdin: cards[4].json)
      let id = try #require(try added.done().paymentMethod.string)
      let modified = try car.phone("payment", "modify", id, "--card-stdin", stdin: cards[5].json)
      try modified.done()
      said += [added, modified].flatMap { [("payment", $0.stdout), ("payment", $0.stderr)] }
      try car.setClock("2026-03-01T00:00:00Z")
      for command in [["services"], ["orders"], ["subscriptions"], ["payment", "list"]] {
        said.append((command[0], try car.phone(command).stdout))
      }
      // While everything is still in its log files, too.
      let alive = try files(below: car.fixture.path)
      let end = try car.daemon.terminate()
      said += [("headunitd", end.stdout), ("headunitd", end.stderr)]

      #expect(said.contains { $0.1.contains("•••• 4242") }, "the last four digits are kept")
      for (name, content) in try alive + files(below: car.fixture.path) + said.map({ ($0, $1) }) {
        for card in cards {
          for secret in traces(of: card) {
            #expect(!content.contains(secret), "‘\(secret)’ is in \(name)")
          }
        }
      }
      #expect(alive.contains { $0.0.hasSuffix("store.sqlite") }, "the store was looked at")
      #expect(alive.contains { $0.0.hasSuffix("headunit.sqlite") }, "the car was looked at")
    }
  }

  @Test func `S23 I10: after the purchase no memory and no line to the car holds the card`()
    throws
  {
    let cards = [
      // Not the number that the help shows as an example.
      Card(holder: "Camille Onyx", number: "2223 0031 2200 3222", code: "917"),
      Card(holder: "Camille Onyx", number: "5200828282828210", code: "918"),
    ]
    try withPairedCar(Car.options() + ["--log-level", "trace"]) { car in
      for (card, product) in zip(cards, ["smart-alerts", "in-car-wifi"]) {
        let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
        let buyer = try car.phone.through(tap.path).start(
          "store", "buy", product, "--address", car.address, "--card-stdin", "--accept-terms")
        try buyer.feedAll(card.json)
        var images: [MemoryImage] = []
        try tap.serveOnePhone { line in
          // The purchase is done when its document goes to the car.
          if try LineTap.document(in: line) != nil {
            images = [
              try MemoryImage(of: buyer.processID), try MemoryImage(of: car.daemon.processID),
            ]
          }
          return .handOn(line)
        }
        let (status, _, _) = try buyer.finish(for: "the purchase to end")
        #expect(status == .exited(0))
        #expect(images.first?.contains(card.holder) == true, "the memory was looked at")
        let keeper = try Child("/bin/sh", ["-c", "read line", card.number])
        let kept = try MemoryImage(of: keeper.processID)
        #expect(kept.contains(card.number), "a number that is kept in memory is found there")
        for secret in traces(of: card) + values(of: card) {
          #expect(
            !images.contains { $0.contains(secret.latin1) }, "\(secret) is in a process's memory")
          #expect(!tap.heard.contains { $0.contains(secret) }, "\(secret) went to the car")
        }
      }
    }
  }

  @Test func `a card on the command line is a wrong command line`() throws {
    try withPairedCar { car in
      let refused = try car.phone(
        "store", "buy", "smart-alerts", "--card", "4242424242424242", "--code", "123")
      #expect(refused.status == .exited(64))
    }
  }

  /// The number's digits one by one, as a program would count with them.
  private func values(of card: Card) -> [String] {
    let digits = card.number.compactMap(\.wholeNumberValue)
    return [
      String(bytes: digits.map(UInt8.init), encoding: .isoLatin1) ?? "",
      String(bytes: digits.flatMap { [UInt8($0), 0, 0, 0, 0, 0, 0, 0] }, encoding: .isoLatin1)
        ?? "",
    ]
  }

  /// The number in every spacing; the code as a value of its own.
  private func traces(of card: Card) -> [String] {
    let digits = card.number.filter(\.isNumber)
    let groups = stride(from: 0, to: digits.count, by: 4).map { start in
      String(digits.dropFirst(start).prefix(4))
    }
    let numbers = ["", " ", "-", "\u{A0}", "."].map { groups.joined(separator: $0) }
    let codes = ["\"", "'", ":", "=", " "].flatMap { mark in
      ["\"", "'", ",", "}", "\n", "|"].map { "\(mark)\(card.code)\($0)" }
    }
    let base64 = Data(digits.utf8).base64EncodedString().replacing("=", with: "")
    // As SQLite writes a whole number.
    let value = UInt64(digits).map { withUnsafeBytes(of: $0.bigEndian) { Data($0) } }
    let integer = value.flatMap { String(data: $0, encoding: .isoLatin1) }
    return numbers + codes + [base64] + (integer.map { [$0] } ?? [])
  }

  /// Every file of a folder as Latin-1 text, whatever it holds.
  private func files(below folder: String) throws -> [(String, String)] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.compactMap { name in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
      return (name, String(data: data, encoding: .isoLatin1) ?? "")
    }
  }
}

extension String {
  /// One byte for each character.
  fileprivate var latin1: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}
