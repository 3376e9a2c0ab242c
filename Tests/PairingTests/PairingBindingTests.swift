import Crypto
import Pairing
import Testing

extension PairingTerms {
  /// What a car says to its first phone, which brought no root.
  static let plain = PairingTerms(role: "owner", replacedBonds: [], trustedRoots: [])
}

/// What is said beside the check values: nobody between the two changes it unnoticed.
struct PairingBindingTests {
  private static let root = [UInt8](1...32)
  private static let otherRoot = [UInt8](2...33)

  private static func key(_ byte: UInt8) throws -> BondKey {
    try #require(BondKey(rawRepresentation: [UInt8](repeating: byte, count: 16)))
  }

  /// A pairing whose phone says `claims`, of which the car hears `change`.
  private func expectRefusal(
    _ why: PairingError, storeRoot: [UInt8]?, former: BondKey?, kept: BondKey? = nil,
    _ change: (PairingCheck) throws -> PairingCheck
  ) throws {
    var (phone, car) = try Sample().comparing()
    try car.accept()
    let message = try change(phone.confirm(storeRoot: storeRoot, formerBond: former))
    #expect(throws: why) { try car.receive(message, formerBond: kept) }
    #expect(car.stateName == "failed")
  }

  private func with(
    _ message: PairingCheck, storeRoot: [UInt8]?, formerBond: FormerBond?
  ) -> PairingCheck {
    PairingCheck(
      check: message.check, claims: PairingClaims(storeRoot: storeRoot, formerBond: formerBond),
      seal: message.seal)
  }

  @Test func `both hear what the other said, with and without a root and a former bond`() throws {
    for root in [nil, Self.root] {
      for former in [nil, try Self.key(7)] {
        var (phone, car) = try Sample().comparing()
        try car.accept()
        let message = try phone.confirm(storeRoot: root, formerBond: former)
        #expect(message.claims.storeRoot == root)
        #expect(message.claims.formerBond?.id == former?.id)
        _ = try car.receive(message, formerBond: former)
        let terms = PairingTerms(
          role: "driver", replacedBonds: former.map { [$0.id] } ?? [], trustedRoots: ["a", "b"])
        _ = try phone.receive(car.answer(with: terms))
        #expect(phone.stateName == "bonded")
        #expect(car.stateName == "bonded")
      }
    }
  }

  @Test func `a root that is taken out, put in or swapped fails the pairing`() throws {
    try expectRefusal(.badSeal, storeRoot: Self.root, former: nil) {
      with($0, storeRoot: nil, formerBond: nil)
    }
    try expectRefusal(.badSeal, storeRoot: nil, former: nil) {
      with($0, storeRoot: Self.root, formerBond: nil)
    }
    try expectRefusal(.badSeal, storeRoot: Self.root, former: nil) {
      with($0, storeRoot: Self.otherRoot, formerBond: nil)
    }
    // The absence of a root is not an empty one.
    try expectRefusal(.badSeal, storeRoot: nil, former: nil) {
      with($0, storeRoot: [], formerBond: nil)
    }
  }

  @Test func `a former bond that is taken out, put in or swapped fails the pairing`() throws {
    let former = try Self.key(7)
    try expectRefusal(.badSeal, storeRoot: Self.root, former: former, kept: former) {
      with($0, storeRoot: Self.root, formerBond: nil)
    }
    try expectRefusal(.badSeal, storeRoot: nil, former: nil, kept: former) {
      with($0, storeRoot: nil, formerBond: FormerBond(id: former.id, proof: .zero))
    }
    try expectRefusal(.badSeal, storeRoot: nil, former: former, kept: former) {
      let proof = try #require($0.claims.formerBond?.proof)
      return with($0, storeRoot: nil, formerBond: FormerBond(id: "b-0", proof: proof))
    }
    // What stood in one member does not stand in another.
    try expectRefusal(.badSeal, storeRoot: Self.root, former: former, kept: former) {
      let whole = try #require($0.claims.formerBond)
      return with($0, storeRoot: Self.root + [UInt8](whole.id.utf8), formerBond: nil)
    }
  }

  @Test func `the holder of another key proves no former bond`() throws {
    try expectRefusal(
      .badFormerBond, storeRoot: nil, former: try Self.key(8), kept: try Self.key(7)
    ) { $0 }
  }

  @Test func `a replayed proof of a former bond is worth nothing in the next pairing`() throws {
    let former = try Self.key(7)
    let sample = try Sample()
    var (recorded, _) = try sample.comparing()
    let proof = try #require(
      try recorded.confirm(storeRoot: nil, formerBond: former).claims.formerBond)
    // The same phone and car, with another nonce of the car's: nothing else differs.
    var phone = sample.phone
    var car = PairingResponder(
      privateKey: sample.privateB, nonce: .zero, address: sample.addressB,
      peerAddress: sample.addressA)
    _ = try phone.receive(
      nonce: car.receive(nonce: phone.receive(car.receive(phone.start()))).nonce)
    try car.accept()
    let message = try phone.confirm(storeRoot: nil, formerBond: former)
    #expect(message.claims.formerBond != proof)
    var victim = car
    _ = try car.receive(message, formerBond: former)
    #expect(throws: PairingError.badSeal) {
      try victim.receive(with(message, storeRoot: nil, formerBond: proof), formerBond: former)
    }
  }

  @Test func `an answer with other roots, role or bonds leaves the phone without a bond`() throws {
    let terms = PairingTerms(role: "driver", replacedBonds: ["b-1"], trustedRoots: ["a", "b"])
    let forged = [
      PairingTerms(role: "owner", replacedBonds: ["b-1"], trustedRoots: ["a", "b"]),
      PairingTerms(role: "driver", replacedBonds: [], trustedRoots: ["a", "b"]),
      PairingTerms(role: "driver", replacedBonds: ["b-1"], trustedRoots: []),
      PairingTerms(role: "driver", replacedBonds: ["b-1"], trustedRoots: ["b", "a"]),
      PairingTerms(role: "driver", replacedBonds: ["b-1"], trustedRoots: ["a", "b", "c"]),
      PairingTerms(role: "driver", replacedBonds: ["b-1", "a"], trustedRoots: ["b"]),
      PairingTerms(role: "driver", replacedBonds: ["b-1"], trustedRoots: ["ab"]),
    ]
    for forged in forged {
      var (phone, car) = try Sample().comparing()
      try car.accept()
      _ = try car.receive(phone.confirm(storeRoot: nil))
      let answer = try car.answer(with: terms)
      #expect(throws: PairingError.badSeal) {
        try phone.receive(PairingAnswer(check: answer.check, terms: forged, seal: answer.seal))
      }
      #expect(phone.stateName == "failed")
    }
  }

  @Test func `a seal that is reflected fits nothing`() throws {
    var (phone, car) = try Sample().comparing()
    try car.accept()
    let message = try phone.confirm(storeRoot: nil)
    _ = try car.receive(message)
    let answer = try car.answer(with: .plain)
    #expect(answer.seal != message.seal)
    #expect(answer.seal != answer.check)
    #expect(throws: PairingError.badSeal) {
      try phone.receive(
        PairingAnswer(check: answer.check, terms: answer.terms, seal: message.seal))
    }
  }

  @Test func `the car seals nothing before the phone has proven its key`() throws {
    var (_, car) = try Sample().comparing()
    try car.accept()
    #expect(throws: PairingError.self) { try car.answer(with: .plain) }
  }
}
