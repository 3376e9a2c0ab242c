import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import Testing

@testable import HeadUnit

@Suite(.timeLimit(.minutes(2)))
struct SessionTests {
  private func challenge(
    _ phone: ScriptedPhone, _ bond: BondKey, nonce: Block = .zero
  ) async throws -> SessionProof {
    let answer = try await phone.client.call(
      SessionChallenge(bond: bond.id, nonce: Base64URL.encode(nonce.bytes)))
    return SessionProof(
      bond: bond, phoneNonce: nonce, carNonce: try ScriptedPhone.block(answer.nonce),
      vehicle: phone.vin)
  }

  private func open(_ phone: ScriptedPhone, with proof: Block) async throws {
    _ = try await phone.client.call(SessionOpen(proof: Base64URL.encode(proof.bytes)))
  }

  @Test(arguments: Transport.allCases)
  func `a bond opens sessions on later connections`(transport: Transport) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      let bond = try await fixture.phone { try await $0.pair() }
      for _ in 0..<2 {
        try await fixture.phone { phone in
          try await phone.openSession(bond)
          #expect(try await phone.client.call(VehicleDescribe()).vin == HeadUnitFixture.vin)
        }
      }
    }
  }

  @Test func `the car's own proof opens nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let bond = try await phone.pair()
        let proof = try await challenge(phone, bond)
        let error = try await refusal { try await open(phone, with: proof.car) }
        #expect(error.known == .sessionProofInvalid)
      }
    }
  }

  @Test func `a challenge is good for one answer, right or wrong`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let bond = try await phone.pair()
        let proof = try await challenge(phone, bond)
        for answer in [Block.zero, proof.phone] {
          let error = try await refusal { try await open(phone, with: answer) }
          #expect(error.known == .sessionProofInvalid)
        }
        let described = try await refusal { try await phone.client.call(VehicleDescribe()) }
        #expect(described.known == .sessionRequired)
      }
    }
  }

  @Test func `a proof heard before opens no second session`() async throws {
    try await HeadUnitFixture.run { fixture in
      let bond = try await fixture.phone { try await $0.pair() }
      let heard = try await fixture.phone { phone in
        let proof = try await challenge(phone, bond)
        try await open(phone, with: proof.phone)
        return proof.phone
      }
      try await fixture.phone { phone in
        _ = try await challenge(phone, bond)
        let error = try await refusal { try await open(phone, with: heard) }
        #expect(error.known == .sessionProofInvalid)
      }
    }
  }

  @Test func `a bond the car does not keep is refused`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let strange = BondKey(.zero)
        let error = try await refusal { try await challenge(phone, strange) }
        #expect(error.known == .bondUnknown)
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `sessions end with their bond, and others go on`(transport: Transport) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(1) { first in
        try await fixture.pairedPhone(2) { second in
          let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
          #expect(bonds.map(\.phone) == ["Phone 1", "Phone 2"])
          _ = try await fixture.operate { client in
            try await client.call(BondsRemove(bond: try #require(bonds.first?.bond)))
          }
          await #expect(throws: CallFailure.self) {
            try await first.client.call(VehicleDescribe())
          }
          #expect(try await second.client.call(VehicleDescribe()).vin == HeadUnitFixture.vin)
        }
      }
    }
  }

  @Test func `a challenge does not outlive its bond`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        let bond = try await phone.pair()
        let proof = try await challenge(phone, bond)
        _ = try await fixture.operate { try await $0.call(BondsRemove(bond: bond.id)) }
        let error = try await refusal { try await open(phone, with: proof.phone) }
        #expect(error.known == .bondUnknown)
        let described = try await refusal { try await phone.client.call(VehicleDescribe()) }
        #expect(described.known == .sessionRequired)
      }
    }
  }

  @Test func `a phone that leaves ends its sessions, here and elsewhere`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { here in
        let bond = try await here.pair()
        try await here.openSession(bond)
        try await fixture.phone { elsewhere in
          try await elsewhere.openSession(bond)
          _ = try await here.client.call(PairingForget())
          let error = try await refusal { try await here.client.call(VehicleDescribe()) }
          #expect(error.known == .sessionRequired)
          await #expect(throws: CallFailure.self) {
            try await elsewhere.client.call(VehicleDescribe())
          }
        }
      }
      #expect(try await fixture.operate { try await $0.call(BondsList()) }.bonds.isEmpty)
    }
  }

  @Test func `a removed car takes its connections along`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone { phone in
        _ = try await fixture.operate {
          try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
        }
        await #expect(throws: CallFailure.self) {
          try await phone.client.call(VehicleDescribe())
        }
      }
    }
  }
}
