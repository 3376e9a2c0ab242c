import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// Numeric comparison with somebody in the car, who is asked.
@Suite(.timeLimit(.minutes(2)))
struct PairingTests {
  private static let asking = HeadUnitFixture.Setup(pairing: .ask)

  private func open(_ fixture: HeadUnitFixture) async throws -> PairingReport {
    try await fixture.operate { try await $0.call(PairingOpen()) }
  }

  private func shown(_ fixture: HeadUnitFixture) async throws -> PairingReport {
    try await fixture.operate { try await $0.call(PairingShow()) }
  }

  /// The person in the car acts once the phone's `pairing.confirm` waits, or just before.
  private func confirm(
    _ phone: ScriptedPhone, _ machine: PairingInitiator,
    while act: @Sendable () async throws -> Void
  ) async throws -> (bond: BondKey, trustedRoots: [String]) {
    async let answer = phone.confirm(machine)
    // Requests of one connection are taken up in order: after this reply, confirm is waiting.
    _ = try? await phone.client.call(EntitlementsVersion())
    try await act()
    return try await answer
  }

  @Test(arguments: Transport.allCases)
  func `both sides show one number, and two yeses make a bond`(
    transport: Transport
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport, pairing: .ask)) {
      fixture in
      #expect(try await open(fixture).stage == .open)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number)
        let report = try await shown(fixture)
        #expect(report.stage == .comparing)
        #expect(report.number == number.description)
        #expect(report.phone == "Phone 1")
        let (bond, _) = try await confirm(phone, machine) {
          _ = try await fixture.operate {
            try await $0.call(PairingAccept(number: number.description))
          }
        }
        let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
        #expect(bonds.map(\.bond) == [bond.id])
        #expect(try await shown(fixture).stage == .idle)
        try await phone.openSession(bond)
      }
      let greeting = try await fixture.call(.phone) { try await ScriptedPhone($0).hello() }
      #expect(greeting.bonded)
    }
  }

  @Test func `the yes of the car may come before that of the phone`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        try await phone.openSession(try await phone.confirm(machine).bond)
      }
    }
  }

  @Test func `other requests go on while confirm waits, also in a batch`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        _ = try await confirm(phone, machine) {
          for _ in 0..<3 {
            #expect(try await phone.client.call(RpcDiscover()).content["openrpc"] != nil)
          }
          #expect(try await shown(fixture).stage == .comparing)
          _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        }
      }
    }
  }

  @Test func `confirm is said once`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        _ = try await confirm(phone, machine) {
          let error = try await refusal { try await phone.confirm(machine) }
          #expect(error.known == .pairingOutOfOrder)
          _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        }
      }
    }
  }

  /// What ends a pairing that waits, what the phone is told, and whether it counts as a failure.
  struct Ending: Sendable, CustomTestStringConvertible {
    let name: String
    let reported: ErrorName
    let counts: Bool
    let act: @Sendable (HeadUnitFixture, _ number: String) async throws -> Void

    var testDescription: String { name }
  }

  static let endings: [Ending] = [
    Ending(name: "the wrong number", reported: .pairingNumberMismatch, counts: true) {
      fixture, number in
      let other = number == "000000" ? "000001" : "000000"
      let error = try await refusal {
        try await fixture.operate { try await $0.call(PairingAccept(number: other)) }
      }
      #expect(error.known == .pairingNumberMismatch)
    },
    Ending(name: "no", reported: .pairingRejected, counts: true) { fixture, _ in
      let report = try await fixture.operate { try await $0.call(PairingReject()) }
      #expect(report.stage == .idle)
    },
    Ending(name: "closing", reported: .pairingClosed, counts: false) { fixture, _ in
      let report = try await fixture.operate { try await $0.call(PairingClose()) }
      #expect(report.stage == .idle)
    },
    Ending(name: "removing the car", reported: .vehicleUnknown, counts: false) { fixture, _ in
      _ = try await fixture.operate {
        try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
      }
    },
  ]

  @Test(arguments: endings)
  func `a pairing that waits is ended by`(ending: Ending) async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        let error = try await refusal {
          try await confirm(phone, machine) { try await ending.act(fixture, number) }
        }
        #expect(error.known == ending.reported)
      }
      let failures = await fixture.failures
      #expect(failures == (ending.counts ? 1 : 0))
    }
  }

  @Test(arguments: endings.dropLast())
  func `a phone that says yes too late is told how the pairing ended`(ending: Ending) async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        try await ending.act(fixture, try #require(machine.number).description)
        let late = try await refusal { _ = try await phone.confirm(machine) }
        #expect(late.known == ending.reported)
        // What ended is forgotten with the next one.
        _ = try await open(fixture)
        let again = try await phone.compare()
        let twice = try await refusal {
          _ = try await phone.client.call(PairingExchange(nonce: Block.zero.wire))
        }
        #expect(twice.known == .pairingOutOfOrder)
        #expect(again.number != nil)
      }
    }
  }

  @Test func `a car without power pairs with nobody`() async throws {
    var cut = VehiclesSet()
    cut.batteryConnected = false
    try await HeadUnitFixture.run(Self.asking) { [cut] fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        let error = try await refusal {
          try await confirm(phone, machine) {
            _ = try await fixture.operate { try await $0.call(cut) }
            _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
          }
        }
        #expect(error.known == .lowBattery)
      }
      let closed = try await refusal { _ = try await open(fixture) }
      #expect(closed.known == .lowBattery)
      try await fixture.phone { phone in
        let refused = try await refusal { _ = try await phone.compare() }
        #expect(refused.known == .lowBattery)
      }
      let bonds = try await fixture.operate { try await $0.call(BondsList()) }
      #expect(bonds.bonds.isEmpty)
    }
  }

  @Test func `the phone may give up while it waits`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let error = try await refusal {
          try await confirm(phone, machine) { _ = try await phone.client.call(PairingCancel()) }
        }
        #expect(error.known == .pairingRejected)
        #expect(try await shown(fixture).stage == .idle)
      }
    }
  }

  @Test(arguments: Transport.allCases, [false, true])
  func `a phone that drops out while it waits leaves the car free for the next`(
    transport: Transport, asBatch: Bool
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport, pairing: .ask)) {
      fixture in
      _ = try await open(fixture)
      let link = try await fixture.connect(.phone)
      let text = try await ProtocolClient.serving(link) { client in
        let phone = ScriptedPhone(client)
        try await phone.hello()
        var machine = try await phone.compare()
        let message = PairingConfirm(try machine.confirm(storeRoot: nil))
        let params = String(decoding: try JSONLineEncoder.encode(message), as: UTF8.self)
        let text = call("pairing.confirm", id: "late", params: params)
        try link.send(Array((asBatch ? "[\(text)]" : text).utf8))
        return text
      }
      #expect(!text.isEmpty)
      try await fixture.untilIdle()
      _ = try await open(fixture)
      let number = try await fixture.phone(2) { try await $0.compare().number }
      #expect(number != nil)
    }
  }

  @Test func `a daemon that stops leaves no confirm waiting`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: .unixSockets, pairing: .ask)) {
      fixture in
      _ = try await open(fixture)
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let error = try await refusal {
          try await confirm(phone, machine) { fixture.stopServing() }
        }
        #expect(error.known == .pairingTimedOut)
      }
    }
  }

  @Test func `a second phone is told that the car is busy`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      _ = try await open(fixture)
      try await fixture.phone(1) { first in
        let machine = try await first.compare()
        let error = try await refusal { try await fixture.phone(2) { try await $0.compare() } }
        #expect(error.known == .pairingBusy)
        #expect(error.retryable)
        let number = try #require(machine.number).description
        _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        _ = try await first.confirm(machine)
      }
    }
  }

  @Test func `a car that is not opened pairs with nobody, and one pairing closes it again`()
    async throws
  {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      try await fixture.phone { phone in
        let error = try await refusal { try await phone.compare() }
        #expect(error.known == .pairingClosed)
        _ = try await open(fixture)
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        _ = try await phone.confirm(machine)
        let again = try await refusal { try await phone.compare() }
        #expect(again.known == .pairingClosed)
      }
    }
  }

  @Test func `there is nothing to accept or reject before the numbers stand`() async throws {
    try await HeadUnitFixture.run(Self.asking) { fixture in
      for _ in 0..<2 {
        try await fixture.operate { client in
          let accept = try await refusal {
            try await client.call(PairingAccept(number: "000000"))
          }
          #expect(accept.known == .pairingNotPending)
          let reject = try await refusal { try await client.call(PairingReject()) }
          #expect(reject.known == .pairingNotPending)
        }
        _ = try await open(fixture)
      }
    }
  }

  @Test func `pairing messages out of their order are refused`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let nonce = Base64URL.encode([UInt8](repeating: 1, count: 16))
        let early = try await refusal {
          try await phone.client.call(PairingExchange(nonce: nonce))
        }
        #expect(early.known == .pairingOutOfOrder)
        let unasked = try await refusal {
          try await phone.client.call(PairingConfirm(check: nonce, seal: nonce))
        }
        #expect(unasked.known == .pairingOutOfOrder)
        let nothing = try await refusal { try await phone.client.call(PairingCancel()) }
        #expect(nothing.known == .pairingNotPending)
        let machine = try await phone.compare()
        let twice = try await refusal {
          try await phone.client.call(PairingExchange(nonce: nonce))
        }
        #expect(twice.known == .pairingOutOfOrder)
        _ = try await phone.confirm(machine)
      }
    }
  }
}

extension HeadUnitFixture {
  /// Failed pairings of the fixture's car since the last good one.
  var failures: Int {
    get async { await unit.world.vehicles.values.first?.pairingGate.failures ?? 0 }
  }

  /// Waits until the car has noticed that its phone is gone; each look lets the head unit work.
  func untilIdle() async throws {
    for _ in 0..<10_000 {
      let stage = try await operate { try await $0.call(PairingShow()) }.stage
      if stage == .idle || stage == .locked { return }
    }
    Issue.record("the car still waits for a phone that is gone")
  }
}
