import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// What a peer that has proven nothing tries, and what the journal says of it.
@Suite(.timeLimit(.minutes(2)))
struct PairingAbuseTests {
  /// How a phone goes away from a pairing, and the reason that the journal gives.
  enum Escape: String, CaseIterable {
    case cancelled
    case connectionClosed = "connection_closed"
  }

  private func giveUp(_ escape: Escape, _ fixture: HeadUnitFixture) async throws {
    try await fixture.phone { phone in
      _ = try await phone.compare()
      if escape == .cancelled { _ = try await phone.client.call(PairingCancel()) }
    }
    try await fixture.untilIdle()
  }

  @Test(arguments: Transport.allCases, Escape.allCases)
  func `abuse: pairings given up after the digits lock the car after three`(
    transport: Transport, escape: Escape
  ) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      for count in 1...3 {
        try await giveUp(escape, fixture)
        try await fixture.untilFailures(are: count)
      }
      let locked = try await refusal { try await fixture.phone(2) { try await $0.compare() } }
      #expect(locked.known == .pairingLocked)
      let reported = try await fixture.entries().filter { $0.note.kind == .pairingFailed }
      #expect(
        reported.map { $0.note.details["reason"] } == [
          escape.rawValue, escape.rawValue, escape.rawValue,
        ])
      let uid = PeerCredentials.ofThisProcess.uid
      #expect(reported.allSatisfy { $0.actor == "unauthenticated peer uid \(uid)" })
    }
  }

  @Test func `a pairing that is given up before there are digits counts nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      for _ in 0..<5 {
        try await fixture.phone { phone in
          let key = phone.freshKey()
          _ = try await phone.client.call(PairingStart(publicKey: key))
          _ = try await phone.client.call(PairingCancel())
        }
      }
      #expect(await fixture.failures == 0)
      #expect(try await fixture.entries().contains { $0.note.kind == .pairingFailed } == false)
    }
  }

  @Test func `abuse: the name of an unproven hello is nobody's in the journal`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone { phone in
        let owner = try #require(await fixture.bonds.first)
        try await fixture.call(.phone) { client in
          let thief = ScriptedPhone(client, number: 9, name: phone.identity.name)
          try await thief.hello()
          var machine = try await thief.compare()
          let message = try machine.confirm(storeRoot: nil)
          let forged = PairingConfirm(
            check: Base64URL.encode(message.check.bytes), seal: Block.zero.wire)
          let error = try await refusal { try await client.call(forged) }
          #expect(error.rule == "bad_seal")
        }
        // Even a bonded driver of the same name is told from the owner.
        try await fixture.call(.phone) { client in
          let driver = ScriptedPhone(client, number: 8, name: phone.identity.name)
          try await driver.hello()
          try await driver.openSession(try await driver.pair())
          _ = try await client.call(PairingForget())
        }
        let entries = try await fixture.entries()
        let failed = try #require(entries.last { $0.note.kind == .pairingFailed })
        #expect(failed.actor.hasPrefix("unauthenticated peer"))
        let gone = try #require(entries.last { $0.note.kind == .bondRemoved })
        #expect(gone.actor.hasPrefix("phone b-"))
        #expect(!gone.actor.contains(owner.id))
        #expect(gone.actor.contains(gone.note.details["bond"] ?? "?"))
      }
    }
  }

  @Test func `a name that was kept before names were checked is shown in one line`() {
    let actor = JournalActor.phone(bond: "b-1", name: "Eve\n4  tester uid 0\u{1B}[2J")
    #expect("\(actor)" == #"phone b-1 Eve\u{a}4  tester uid 0\u{1b}[2J"#)
  }

  @Test func `abuse: wrong PINs by the thousand`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { owner in
        let service: ServiceID = "remote-door-lock"
        _ = try await owner.push(store.document([.sample(service)]))
        try await fixture.advance(.minutes(10))
        _ = try await owner.client.call(PinRequest())
        let mail = try await fixture.operate { try await $0.call(PinMail()) }
        _ = try await owner.client.call(PinSet(code: mail.code, pin: "2580"))

        var names: [ErrorName: Int] = [:]
        for number in 0..<2_000 {
          let digits = String(number)
          let pin = String(repeating: "0", count: 4 - digits.count) + digits
          let error = try await refusal {
            try await owner.client.call(ServicesUse(service: service.rawValue, pin: pin))
          }
          if let name = error.known { names[name, default: 0] += 1 }
        }
        #expect(names == [.pinWrong: 3, .pinLocked: 1_997])
        // The right one is no exception while the lock holds;
        // the control client and the rest go on.
        let right = ServicesUse(service: service.rawValue, pin: "2580")
        #expect(try await refusal { try await owner.client.call(right) }.known == .pinLocked)
        #expect(try await fixture.status(of: service.rawValue).state == .active)
        let wrong = try await fixture.entries().filter { $0.note.kind == .pinFailed }
        #expect(wrong.count == 3, "a locked PIN is not told of again and again")
        try await fixture.advance(.minutes(15))
        #expect(try await owner.client.call(right).state == .executing)
      }
    }
  }

  @Test func `a person at the car names a bond that is not there`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(pairing: .ask)) { fixture in
      _ = try await fixture.operate { try await $0.call(PairingOpen()) }
      try await fixture.phone { phone in
        let machine = try await phone.compare()
        let number = try #require(machine.number).description
        let error = try await refusal {
          try await fixture.operate {
            try await $0.call(PairingAccept(number: number, replacing: "b-0000000000000000"))
          }
        }
        #expect(error.known == .bondUnknown)
        #expect(await fixture.failures == 0)
        _ = try await fixture.operate { try await $0.call(PairingAccept(number: number)) }
        _ = try await phone.confirm(machine)
      }
    }
  }

  @Test func `the places and sessions of bonds that are replaced are free again`() async throws {
    try await HeadUnitFixture.run { fixture in
      var keys: [BondKey] = []
      for number in 1...Vehicle.bondsMax {
        try await fixture.phone(number) { keys.append(try await $0.pair()) }
      }
      let former = try #require(keys.last)
      try await fixture.phone(5, seed: 9) { old in
        try await old.openSession(former)
        try await fixture.phone(5, seed: 10) { again in
          let (bond, answer) = try await again.complete(try await again.compare(), former: former)
          #expect(answer.replacedBonds == [former.id])
          #expect(answer.role == .driver)
          try await again.openSession(bond)
        }
        await #expect(throws: CallFailure.self) { try await old.client.call(VehicleDescribe()) }
      }
      #expect(await fixture.bonds.count == Vehicle.bondsMax)
    }
  }
}

extension HeadUnitFixture {
  /// Waits until so many failed pairings are counted; each look lets the head unit work.
  fileprivate func untilFailures(are count: Int) async throws {
    for _ in 0..<10_000 {
      if await failures == count { return }
      _ = try await operate { try await $0.call(PairingShow()) }
    }
    Issue.record("\(count) failures were never counted")
  }
}
