import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// Failures, locks, places for bonds, and whose store is trusted.
@Suite(.timeLimit(.minutes(2)))
struct PairingRulesTests {
  /// A pairing whose check was altered on the way.
  private func fail(_ phone: ScriptedPhone) async throws {
    _ = try await phone.compare()
    let forged = Base64URL.encode([UInt8](repeating: 0, count: 16))
    let error = try await refusal {
      try await phone.client.call(PairingConfirm(check: forged, seal: forged))
    }
    #expect(error.known == .pairingCheckFailed)
  }

  @Test func `three altered checks lock pairing until the lock is over in world time`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        for _ in 0..<3 { try await fail(phone) }
        let end = HeadUnitFixture.start.adding(.seconds(30))
        for _ in 0..<2 {
          let error = try await refusal { try await phone.compare() }
          #expect(error.known == .pairingLocked)
          #expect(error.nextChangeAt == end)
        }
        let report = try await fixture.operate { try await $0.call(PairingShow()) }
        #expect(report.stage == .locked)
        #expect(report.lockedUntil == end)

        try await fixture.advance(.milliseconds(29_999))
        let last = try await refusal { try await phone.compare() }
        #expect(last.known == .pairingLocked)
        try await fixture.advance(.milliseconds(1))
        try await fail(phone)
        let doubled = try await refusal { try await phone.compare() }
        #expect(doubled.nextChangeAt == end.adding(.seconds(60)))

        try await fixture.advance(.seconds(60))
        try await phone.pair()
        for _ in 0..<2 { try await fail(phone) }
        try await phone.pair()
      }
    }
  }

  @Test func `a lock survives a restart`() async throws {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.phone { phone in for _ in 0..<3 { try await fail(phone) } }
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      let error = try await refusal { try await fixture.phone { try await $0.compare() } }
      #expect(error.known == .pairingLocked)
    }
  }

  @Test func `a key that is no point of the curve is refused and counts nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        for key in ["", "!", Base64URL.encode([UInt8](repeating: 1, count: 64))] {
          let error = try await refusal {
            try await phone.client.call(PairingStart(publicKey: key))
          }
          #expect(error.known == .pairingMessageInvalid)
        }
        #expect(await fixture.failures == 0)
        try await phone.pair()
      }
    }
  }

  @Test func `a phone that pairs again replaces its bond and its old sessions`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone { old in
        try await fixture.phone(seed: 8) { again in
          let former = try #require(await fixture.bonds.first)
          let bond = try await again.pair(former: BondKey(rawRepresentation: former.key))
          try await again.openSession(bond)
          let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
          #expect(bonds.map(\.bond) == [bond.id])
          #expect(bonds.map(\.role) == [.owner])
          await #expect(throws: CallFailure.self) {
            try await old.client.call(VehicleDescribe())
          }
          #expect(try await again.client.call(VehicleDescribe()).vin == HeadUnitFixture.vin)
        }
      }
    }
  }

  @Test func `pairing again inside a session ends the session, not the connection`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone { phone in
        let former = try #require(await fixture.bonds.first)
        let bond = try await phone.pair(former: BondKey(rawRepresentation: former.key))
        let error = try await refusal { try await phone.client.call(VehicleDescribe()) }
        #expect(error.known == .sessionRequired)
        try await phone.openSession(bond)
        #expect(try await phone.client.call(VehicleDescribe()).vin == HeadUnitFixture.vin)
      }
    }
  }

  @Test func `a full car takes no further phone until one is removed`() async throws {
    try await HeadUnitFixture.run { fixture in
      for number in 1...Vehicle.bondsMax {
        try await fixture.phone(number) { _ = try await $0.pair() }
      }
      let start = try await refusal { try await fixture.phone(6) { try await $0.compare() } }
      #expect(start.known == .bondsFull)
      let open = try await fixture.operate { try await $0.call(PairingOpen()) }
      #expect(open.stage == .open, "a phone it knows may pair again")
      let bare = try await refusal { try await fixture.phone(3, seed: 9) { try await $0.pair() } }
      #expect(bare.known == .bondsFull, "its id alone makes no room")
      let third = try #require(await fixture.bonds.first { $0.phoneID == "phone-3" })
      try await fixture.phone(3, seed: 9) {
        _ = try await $0.pair(former: BondKey(rawRepresentation: third.key))
      }

      let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
      #expect(bonds.map(\.phone) == ["Phone 1", "Phone 2", "Phone 4", "Phone 5", "Phone 3"])
      _ = try await fixture.operate { client in
        try await client.call(BondsRemove(bond: try #require(bonds.first?.bond)))
      }
      try await fixture.phone(6) { _ = try await $0.pair() }
    }
  }

  @Test func `the first pairing pins its store, and another store is refused`() async throws {
    let (first, second) = (try await TestStore(seed: 1), try await TestStore(seed: 2))
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone(1) { phone in
        let roots = try await phone.confirm(
          try await phone.compare(), root: first.root.publicKey
        ).trustedRoots
        #expect(roots == [first.root.publicKey.id])
      }
      let error = try await refusal {
        try await fixture.phone(2) { try await $0.pair(root: second.root.publicKey) }
      }
      #expect(error.known == .storeRootRefused)
      try await fixture.phone(3) { _ = try await $0.pair(root: first.root.publicKey) }
      try await fixture.phone(4) { _ = try await $0.pair() }
      let (roots, bonds) = try await fixture.operate { client in
        (try await client.call(TrustList()).roots, try await client.call(BondsList()).bonds)
      }
      #expect(roots.map(\.fingerprint) == [first.root.publicKey.id])
      #expect(roots.map(\.origin) == [.firstUse])
      #expect(bonds.map(\.phone) == ["Phone 1", "Phone 3", "Phone 4"])
      #expect(await fixture.failures == 0)
    }
  }

  @Test func `a store root that was swapped on the way fails the pairing`() async throws {
    let (ours, theirs) = (try await TestStore(seed: 1), try await TestStore(seed: 2))
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        var machine = try await phone.compare()
        var message = PairingConfirm(
          try machine.confirm(storeRoot: ours.root.publicKey.rawRepresentation))
        message.storeRoot = Base64URL.encode(theirs.root.publicKey.rawRepresentation)
        let error = try await refusal { try await phone.client.call(message) }
        #expect(error.known == .pairingCheckFailed)
        #expect(error.rule == "bad_seal")
      }
      #expect(await fixture.failures == 1)
      #expect(try await fixture.operate { try await $0.call(TrustList()) }.roots.isEmpty)
    }
  }

  @Test func `a trust file names the stores that are trusted, and pairing adds none`()
    async throws
  {
    let (ours, theirs) = (try await TestStore(seed: 1), try await TestStore(seed: 2))
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(trustFile: ours.trust)) { fixture in
      let error = try await refusal {
        try await fixture.phone { try await $0.pair(root: theirs.root.publicKey) }
      }
      #expect(error.known == .storeRootRefused)
      try await fixture.phone(2) { phone in
        let roots = try await phone.confirm(
          try await phone.compare(), root: ours.root.publicKey
        ).trustedRoots
        #expect(roots == [ours.root.publicKey.id])
      }
      let listed = try await fixture.operate { try await $0.call(TrustList()) }.roots
      #expect(listed.map(\.origin) == [.file])
      let remove = try await refusal {
        try await fixture.operate {
          try await $0.call(TrustRemove(fingerprint: ours.root.publicKey.id))
        }
      }
      #expect(remove.known == .rootInUse)
    }
  }

  @Test func `a trust file takes the place of what came with a pairing`() async throws {
    let (ours, theirs) = (try await TestStore(seed: 1), try await TestStore(seed: 2))
    let folder = try TemporaryFolder()
    let bond = try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.phone { try await $0.pair(root: theirs.root.publicKey) }
    }
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(trustFile: ours.trust), in: folder) {
      fixture in
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        let error = try await refusal {
          try await phone.push(try await theirs.document([.sample()]))
        }
        #expect(error.known == .unknownKey)
        _ = try await phone.push(try await ours.document([.sample()]))
      }
      let listed = try await fixture.operate { try await $0.call(TrustList()) }.roots
      #expect(listed.map(\.fingerprint) == [ours.root.publicKey.id])
    }
  }
}

extension HeadUnitFixture {
  /// The bonds of the fixture's car, with their keys.
  var bonds: [Bond] {
    get async { await unit.world.vehicles.values.first?.bonds ?? [] }
  }
}
