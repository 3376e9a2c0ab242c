import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// One client without rights against everybody else, named after what it does.
@Suite(.timeLimit(.minutes(2)))
struct AbuseTests {
  private static let nobody = PeerCredentials(uid: 65_534, gid: 65_534, pid: 1)
  private static let other = PeerCredentials(uid: 65_533, gid: 65_533, pid: 2)

  @Test func `64 times rpc.discover in a line are answered up to a limit and no further`()
    async throws
  {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: .unixSockets)) { fixture in
      try await fixture.talk(.phone) { peer in
        let calls = (0..<64).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"rpc.discover"}"# }
        let answers = try await peer.ask("[\(calls.joined(separator: ","))]").elements
        #expect(answers.count == 64)
        let refused = answers.filter { $0["error"]?["data"]?["name"] == .string("batch_too_large") }
        let answered = answers.filter { $0["result"] != nil }
        #expect(answered.count + refused.count == 64)
        #expect(!answered.isEmpty && refused.count > answered.count)
      }
    }
  }

  @Test func `what is always the same is written once, and says what it said`() async throws {
    try await HeadUnitFixture.run { fixture in
      let unit = fixture.unit
      try await fixture.operate { client in
        let description = try await client.call(RpcDiscover())
        #expect(description == OpenRPCDocument(daemonVersion: HeadUnitFixture.version))
        let all = try await client.call(ProfilesList())
        let index = await unit.profileIndex
        #expect(all.profiles == index)
        #expect(try await client.call(ProfilesList(matching: "")) == all)
        #expect(
          try await client.call(ProfilesList(matching: "leaf")).profiles.count < all.profiles.count)
      }
      let first = await unit.writtenDescription
      let second = await unit.writtenDescription
      #expect(
        first.withUnsafeBufferPointer(\.baseAddress)
          == second.withUnsafeBufferPointer(\.baseAddress))
    }
  }

  @Test func `one reader that takes every watch it can leaves room for all others`() async throws {
    var setup = HeadUnitFixture.Setup()
    setup.journal.watchersMax = 64
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.call(.control, peer: Self.nobody) { greedy in
        for _ in 0..<8 { _ = try await greedy.call(JournalWatch()) }
        let connection = try await refusal { try await greedy.call(JournalWatch()) }
        #expect(connection.known == .watchersFull)
        #expect(connection.message.contains("this connection"))
        try await fixture.call(.control, peer: Self.nobody) { again in
          for _ in 0..<8 { _ = try await again.call(JournalWatch()) }
          try await fixture.call(.control, peer: Self.nobody) { third in
            let user = try await refusal { try await third.call(JournalWatch()) }
            #expect(user.message.contains("this user"))
          }
          try await fixture.call(.control, peer: Self.other) { other in
            _ = try await other.call(JournalWatch())
            try await fixture.operate { operating in
              for _ in 0..<47 { _ = try await operating.call(JournalWatch()) }
              let full = try await refusal { try await operating.call(JournalWatch()) }
              #expect(full.message.contains("all 64"))
            }
          }
        }
      }
      // What they had is free again.
      try await fixture.call(.control, peer: Self.nobody) { _ = try await $0.call(JournalWatch()) }
    }
  }

  @Test func `readers of many users leave a quarter of the watches to operators`() async throws {
    var setup = HeadUnitFixture.Setup()
    setup.journal.watchersMax = 8
    try await HeadUnitFixture.run(setup) { fixture in
      func hold(_ uids: ArraySlice<UInt32>) async throws {
        guard let uid = uids.first else {
          let peer = PeerCredentials(uid: 1_999, gid: 1_999, pid: 1)
          try await fixture.call(.control, peer: peer) { late in
            let full = try await refusal { try await late.call(JournalWatch()) }
            #expect(full.message.contains("kept for operators"))
          }
          try await fixture.operate { _ = try await $0.call(JournalWatch()) }
          return
        }
        let peer = PeerCredentials(uid: uid, gid: uid, pid: 1)
        try await fixture.call(.control, peer: peer) { client in
          _ = try await client.call(JournalWatch())
          try await hold(uids.dropFirst())
        }
      }
      try await hold((1_000..<1_006).map { UInt32($0) }[...])
    }
  }

  @Test func `a phone that starts a pairing and says nothing more loses it in host time`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone(1) { silent in
        _ = try await silent.compare()
        let busy = try await refusal { try await fixture.phone(2) { try await $0.compare() } }
        #expect(busy.known == .pairingBusy)
        #expect(fixture.host.alarmMilliseconds.map { $0 <= 120_000 } == true)
        fixture.host.pass(milliseconds: 119_999)
        try await fixture.unit.pulse()
        let still = try await refusal { try await fixture.phone(2) { try await $0.compare() } }
        #expect(still.known == .pairingBusy)
        fixture.host.pass(milliseconds: 1)
        try await fixture.unit.pulse()
        try await fixture.phone(2) { _ = try await $0.pair() }
      }
    }
  }

  @Test func `a phone that only sends its key loses its place after 30 s`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone(1) { silent in
        try await silent.startOnly()
        fixture.host.pass(milliseconds: 29_999)
        try await fixture.unit.pulse()
        let busy = try await refusal { try await fixture.phone(2) { try await $0.compare() } }
        #expect(busy.known == .pairingBusy)
        fixture.host.pass(milliseconds: 1)
        try await fixture.unit.pulse()
        try await fixture.phone(2) { _ = try await $0.pair() }
      }
    }
  }

  @Test func `a car opened for pairing closes by itself when nobody comes`() async throws {
    var setup = HeadUnitFixture.Setup()
    setup.pairing = .ask
    try await HeadUnitFixture.run(setup) { fixture in
      let open = try await fixture.operate { try await $0.call(PairingOpen()) }
      #expect(open.stage == .open)
      fixture.host.pass(milliseconds: 300_000)
      try await fixture.unit.pulse()
      #expect(try await fixture.operate { try await $0.call(PairingShow()) }.stage == .idle)
    }
  }

  @Test func `a challenge that is answered too late opens nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let bond = try await phone.pair()
        let late = try await refusal {
          try await phone.openSession(bond, after: 30_000, of: fixture.host)
        }
        #expect(late.known == .sessionTimedOut)
        try await phone.openSession(bond, after: 29_999, of: fixture.host)
      }
    }
  }
}

extension ScriptedPhone {
  /// Sends its key, and nothing more.
  fileprivate func startOnly() async throws {
    let entropy = Entropy.seeded(99)
    var machine = PairingInitiator(
      privateKey: entropy.pairingKey(), nonce: entropy.block(), address: .phone(id: identity.id),
      peerAddress: .vehicle(vin: vin))
    let offer = try machine.start()
    _ = try await client.call(PairingStart(publicKey: Base64URL.encode(offer.publicKey)))
  }

  /// Proves the bond so many milliseconds of host time after the car asked.
  fileprivate func openSession(
    _ bond: BondKey, after milliseconds: Int64, of host: ManualHost
  ) async throws {
    let nonce = Block.zero
    let challenge = try await client.call(
      SessionChallenge(bond: bond.id, nonce: Base64URL.encode(nonce.bytes)))
    let proof = SessionProof(
      bond: bond, phoneNonce: nonce, carNonce: try Self.block(challenge.nonce), vehicle: vin)
    host.pass(milliseconds: milliseconds)
    _ = try await client.call(SessionOpen(proof: Base64URL.encode(proof.phone.bytes)))
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
}
