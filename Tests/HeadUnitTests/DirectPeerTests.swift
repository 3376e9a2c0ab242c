import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import Testing

@testable import HeadUnit

/// A peer in the head unit's own process.
@Suite(.timeLimit(.minutes(2)))
struct DirectPeerTests {
  private func failure(
    _ ask: () async throws(CallFailure) -> Void
  ) async -> CallFailure? {
    do throws(CallFailure) {
      try await ask()
      return nil
    } catch {
      return error
    }
  }

  @Test func `what needs no line is answered without one`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      let phone = ScriptedPhone(await fixture.direct(.phone))
      try await phone.hello()
      try await phone.openSession(try await phone.pair(root: store.root.publicKey))
      let answer = try await phone.push(try await store.document([.sample()]))
      let tester = await fixture.direct(.control)
      let car = try await tester.call(VehiclesDescribe())
      #expect(car.documentVersion == answer.version)
      #expect(
        try await tester.call(VehiclesDescribe())
          == fixture.operate { client in
            try await client.call(VehiclesDescribe())
          })
    }
  }

  @Test func `it may ask what it may ask on a socket`() async throws {
    try await HeadUnitFixture.run { fixture in
      let phone = await fixture.direct(.phone)
      let ofTester = await failure { () throws(CallFailure) in
        _ = try await phone.call(VehiclesList())
      }
      let unknown = await failure { () throws(CallFailure) in
        _ = try await phone.call(VehicleDescribe())
      }
      try await ScriptedPhone(phone).hello()
      let unproven = await failure { () throws(CallFailure) in
        _ = try await phone.call(VehicleDescribe())
      }
      let names = [ofTester, unknown, unproven].map { failure -> ErrorName? in
        guard case .refused(let error)? = failure else { return nil }
        return error.known
      }
      #expect(names == [.methodNotFound, .helloFirst, .sessionRequired])
    }
  }

  @Test func `it is gone once its session was ended, and once it hung up`() async throws {
    try await HeadUnitFixture.run { fixture in
      let phone = ScriptedPhone(await fixture.direct(.phone))
      try await phone.hello()
      let bond = try await phone.pair()
      try await phone.openSession(bond)
      _ = try await fixture.operate { try await $0.call(BondsRemove(bond: bond.id)) }
      let ended = await failure { () throws(CallFailure) in
        _ = try await phone.peer.call(VehicleDescribe())
      }
      #expect(ended == .closed(.byPeer))
      let tester = await fixture.direct(.control)
      tester.hangUp()
      let hungUp = await failure { () throws(CallFailure) in
        _ = try await tester.call(ClockGet())
      }
      #expect(hungUp == .closed(.byPeer))
    }
  }

  @Test func `a pairing that it gives up is over, and counts`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(pairing: .ask)) { fixture in
      let tester = await fixture.direct(.control)
      _ = try await tester.call(PairingOpen())
      let phone = ScriptedPhone(await fixture.direct(.phone))
      try await phone.hello()
      _ = try await phone.compare()
      phone.peer.hangUp()
      let failures = JournalQuery(kinds: [.pairingFailed])
      while try await tester.call(failures).entries.isEmpty { await Task.yield() }
      #expect(try await tester.call(PairingShow()).stage == .idle)
      #expect(try await tester.call(failures).entries.count == 1)
    }
  }
}
