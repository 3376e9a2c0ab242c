import Pairing
import Testing

struct SessionProofTests {
  private let vin = "SJNTAAJ12U0000001"

  private func proof(
    bond: UInt8 = 1, phoneNonce: UInt8 = 2, carNonce: UInt8 = 3, vin: String? = nil
  ) throws -> SessionProof {
    func filled(_ byte: UInt8) throws -> Block {
      try #require(Block([UInt8](repeating: byte, count: 16)))
    }
    return SessionProof(
      bond: BondKey(try filled(bond)), phoneNonce: try filled(phoneNonce),
      carNonce: try filled(carNonce), vehicle: vin ?? self.vin)
  }

  @Test func `both sides arrive at the same two proofs`() throws {
    #expect(try proof().car == proof().car)
    #expect(try proof().phone == proof().phone)
  }

  @Test func `a proof of one role is worth nothing for the other`() throws {
    #expect(try proof().car != proof().phone)
    let swapped = try proof(phoneNonce: 3, carNonce: 2)
    #expect(try proof().car != swapped.phone)
    #expect(try proof().phone != swapped.car)
  }

  @Test func `a proof is worth nothing under another bond, nonce or car`() throws {
    let others = [
      try proof(bond: 9), try proof(phoneNonce: 9), try proof(carNonce: 9),
      try proof(vin: "SJNTAAJ12U0000002"),
    ]
    for other in others {
      #expect(try other.car != proof().car)
      #expect(try other.phone != proof().phone)
    }
  }
}
