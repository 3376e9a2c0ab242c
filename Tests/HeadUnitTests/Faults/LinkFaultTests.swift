import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WorldTime

@testable import HeadUnit
import WireText

/// What each fault of the link does to the lines of a phone, on both transports.
@Suite(.timeLimit(.minutes(2)))
struct LinkFaultTests {
  private static let directions = [FaultDirection.toCar, .toPhone, .both]

  /// Gives `body` a phone that writes lines by hand and has not greeted the car.
  private func talking(
    _ transport: Transport, _ fault: FaultsAdd, vehicles: [String] = [HeadUnitFixture.vin],
    _ body: (HeadUnitFixture, RawPeer) async throws -> Void
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport, vehicles: vehicles)) {
      fixture in
      try await fixture.add(fault)
      try await fixture.talk(.phone) { try await body(fixture, $0) }
    }
  }

  @Test(arguments: Transport.allCases, directions)
  func `a dropped line is never answered, and the next one is`(
    transport: Transport, direction: FaultDirection
  ) async throws {
    try await talking(transport, FaultsAdd(kind: .linkDrop, direction: direction)) {
      fixture, peer in
      try peer.sendAny(1)
      try peer.sendAny(2)
      try peer.sendAny(3)
      #expect(try await peer.nextIDs(2) == [2, 3])
      #expect(try await fixture.faults(exhausted: true).map(\.triggers) == [1])
      #expect(try await fixture.faults().isEmpty)
    }
  }

  @Test(arguments: Transport.allCases)
  func `a call that arrives twice is answered twice`(transport: Transport) async throws {
    let fault = FaultsAdd(kind: .linkDuplicate, direction: .toCar)
    try await talking(transport, fault) { _, peer in
      #expect(try await peer.hello()["result"] != nil)
      let again = try await peer.next()
      #expect(again["id"] == "hello")
      #expect(again["error"]?["data"]?["name"] == "hello_twice")
      try peer.sendAny(1)
      #expect(try await peer.nextIDs(1) == [1])
    }
  }

  @Test(arguments: Transport.allCases)
  func `an answer that arrives twice is the same twice`(transport: Transport) async throws {
    let fault = FaultsAdd(kind: .linkDuplicate, direction: .toPhone)
    try await talking(transport, fault) { _, peer in
      let first = try await peer.hello()
      #expect(first["result"] != nil)
      #expect(try await peer.next() == first)
      try peer.sendAny(1)
      #expect(try await peer.nextIDs(1) == [1])
    }
  }

  @Test(arguments: Transport.allCases)
  func `a call that is overtaken is carried out after the next`(
    transport: Transport
  ) async throws {
    try await talking(transport, FaultsAdd(kind: .linkReorder, direction: .toCar)) { _, peer in
      try peer.send(RawPeer.hello())
      try peer.sendAny(1)
      let first = try await peer.next()
      #expect(first["error"]?["data"]?["name"] == "hello_first")
      #expect(try await peer.nextIDs(1) == ["hello"])
    }
  }

  @Test(arguments: Transport.allCases)
  func `an answer that is overtaken comes after the next`(transport: Transport) async throws {
    let fault = FaultsAdd(kind: .linkReorder, direction: .toPhone)
    try await talking(transport, fault) { fixture, peer in
      try peer.send(RawPeer.hello())
      try await fixture.untilHolding(1)
      #expect(try await fixture.faults().map(\.holding) == [1])
      try peer.sendAny(1)
      let first = try await peer.next()
      #expect(first["error"]?["data"]?["name"] == "session_required")
      #expect(try await peer.nextIDs(1) == ["hello"])
      #expect(await fixture.unit.faults.exhausted.map(\.number) == [1])
    }
  }

  @Test(arguments: Transport.allCases)
  func `what waits to be overtaken arrives when the connection ends`(
    transport: Transport
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        try await fixture.add(
          FaultsAdd(kind: .linkReorder, direction: .toCar, method: "entitlements.push"))
        let document = try await store.document([.sample()])
        try await fixture.during({ try await phone.push(document) }) { _ in
          try await fixture.untilHolding(1)
          #expect(try await fixture.status(of: "smart-alerts").state == .available)
        }
      }
      try await fixture.untilKept(version: 1)
      #expect(try await fixture.faults(exhausted: true).map(\.exhausted) == [true])
    }
  }

  @Test(arguments: Transport.allCases)
  func `half a call is no call, and the connection lives on`(transport: Transport) async throws {
    try await talking(transport, FaultsAdd(kind: .linkTruncate, direction: .toCar)) { _, peer in
      let reply = try await peer.hello()
      #expect(reply["id"] == .null)
      #expect(reply["error"]?["data"]?["name"] == "parse_error")
      #expect(try await peer.hello()["result"] != nil)
    }
  }

  @Test(arguments: Transport.allCases)
  func `half an answer is no answer, and the connection lives on`(
    transport: Transport
  ) async throws {
    try await talking(transport, FaultsAdd(kind: .linkTruncate, direction: .toPhone)) { _, peer in
      await #expect(throws: JSONParser.Failure.self) { try await peer.hello() }
      try peer.sendAny(1)
      #expect(try await peer.nextIDs(1) == [1])
    }
  }

  @Test(arguments: Transport.allCases, directions)
  func `a half-open connection is silent until it is cleared, and others are not`(
    transport: Transport, direction: FaultDirection
  ) async throws {
    let fault = FaultsAdd(kind: .linkHalfOpen, direction: direction)
    try await talking(transport, fault) { fixture, peer in
      try peer.sendAny(1)
      try await fixture.untilHolding(1)
      let other = try await fixture.talk(.phone) { try await $0.hello() }
      #expect(other["result"] != nil)
      try peer.send(RawPeer.hello())
      try await fixture.settle()
      #expect(try await fixture.faults().map(\.holding) == [1])
      #expect(try await fixture.clearAllFaults() == 1)
      try peer.sendAny(2)
      let reply = try await peer.next()
      #expect(reply["id"] == 2)
      #expect(reply["error"]?["data"]?["name"] == "hello_first", "the hello was lost")
    }
  }

  @Test func `a half-open connection heals at the end of the span`() async throws {
    let fault = FaultsAdd(kind: .linkHalfOpen, span: .hours(1))
    try await talking(.inProcess, fault) { fixture, peer in
      try peer.sendAny(1)
      try await fixture.untilHolding(1)
      try await fixture.advance(.hours(1))
      try peer.sendAny(2)
      #expect(try await peer.nextIDs(1) == [2])
      #expect(try await fixture.faults().isEmpty)
    }
  }

  @Test(arguments: Transport.allCases)
  func `a half-open connection that the phone gives up is over`(
    transport: Transport
  ) async throws {
    let fault = FaultsAdd(kind: .linkHalfOpen)
    try await talking(transport, fault) { fixture, peer in
      try peer.sendAny(1)
      try await fixture.untilHolding(1)
      peer.connection.close()
      try await fixture.untilHolding(0)
      #expect(try await fixture.faults().isEmpty)
      #expect(try await fixture.faults(exhausted: true).map(\.triggers) == [1])
    }
  }

  @Test func `the same seed loses the same lines, another one others`() async throws {
    func lost(_ seed: Int) async throws -> [Int64] {
      var lost = Array(1...40 as ClosedRange<Int64>)
      let fault = FaultsAdd(
        kind: .linkDrop, count: 1_000, probability: 0.5, seed: seed, direction: .toCar,
        method: "vehicle.describe")
      try await talking(.inProcess, fault) { _, peer in
        for id in lost { try peer.sendAny(id) }
        try peer.send(RawPeer.hello())
        while case .integer(let id)? = try await peer.next()["id"] { lost.removeAll { $0 == id } }
      }
      return lost
    }
    let first = try await lost(1)
    #expect((5...35).contains(first.count))
    #expect(try await lost(1) == first)
    #expect(try await lost(2) != first)
  }

  @Test func `a fault triggers the lines that its bounds name`() async throws {
    let fault = FaultsAdd(
      kind: .linkDrop, count: 2, after: 1, direction: .toCar, method: "vehicle.describe")
    try await talking(.inProcess, fault) { fixture, peer in
      try await peer.hello()
      for id in 1...5 as ClosedRange<Int64> { try peer.sendAny(id) }
      #expect(try await peer.nextIDs(3) == [1, 4, 5])
      #expect(try await fixture.faults(exhausted: true).map(\.opportunities) == [3])
    }
  }

  @Test func `a batch that holds a call of the method is met as a whole`() async throws {
    let fault = FaultsAdd(kind: .linkDrop, direction: .toPhone, method: "vehicle.describe")
    try await talking(.inProcess, fault) { _, peer in
      try peer.send("[\(call("rpc.tell", id: 1)),\(call("vehicle.describe", id: 2))]")
      try peer.send("[\(call("rpc.tell", id: 3))]")
      guard case .array(let replies) = try await peer.next() else { throw RawPeer.NoLine(end: nil) }
      #expect(replies.map { $0["id"] } == [3])
    }
  }

  @Test func `a fault of one vehicle meets only the phones that have greeted it`() async throws {
    let other = "SJNTAAJ12U0000002"
    let fault = FaultsAdd(kind: .linkDrop, vehicle: other, count: 100)
    try await talking(.inProcess, fault, vehicles: [HeadUnitFixture.vin, other]) { fixture, peer in
      try await peer.hello()
      try peer.sendAny(1)
      #expect(try await peer.nextIDs(1) == [1])
      try await fixture.talk(.phone) { outsider in
        try outsider.sendAny(1)
        #expect(try await outsider.nextIDs(1) == [1])
        // The answer is the first line that belongs to the car.
        try outsider.send(RawPeer.hello(vin: other))
        try await fixture.untilTriggered()
      }
    }
  }

  @Test func `the control client's own lines meet no fault`() async throws {
    try await HeadUnitFixture.run { fixture in
      for kind in [FaultKind.linkDrop, .linkTruncate, .linkHalfOpen] {
        try await fixture.add(FaultsAdd(kind: kind, count: 1_000))
      }
      for _ in 0..<3 { _ = try await fixture.services() }
      #expect(try await fixture.faults().map(\.opportunities) == [0, 0, 0])
    }
  }

  @Test func `lines beyond the room for held ones pass unharmed`() async throws {
    let fault = FaultsAdd(kind: .linkDelay, count: 1_000, direction: .toCar, delay: .days(1))
    try await talking(.inProcess, fault) { fixture, peer in
      let room = ProtocolLimits.linesHeldMax
      for id in 1...Int64(room + 2) { try peer.sendAny(id) }
      #expect(try await peer.nextIDs(2) == [.integer(Int64(room + 1)), .integer(Int64(room + 2))])
      #expect(try await fixture.faults().map(\.holding) == [room])
      try await fixture.clearAllFaults()
      #expect(try await peer.nextIDs(room) == (1...Int64(room)).map { .integer($0) })
    }
  }
}
