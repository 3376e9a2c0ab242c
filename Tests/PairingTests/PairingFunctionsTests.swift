import Crypto
import Pairing
import Testing

struct PairingFunctionsTests {
  private let u = "20b003d2f297be2c5e2c83a7e9f9a5b9eff49111acf4fddbcc0301480e359de6"
  private let v = "55188b3d32f6bb9a900afcfbeed4e72a59cb9ac2f19d7cfb6b4fdd49f47fc5fd"

  @Test(arguments: [
    ("", "bb1d6929e95937287fa37d129b756746"),
    ("6bc1bee22e409f96e93d7e117393172a", "070a16b46b4d4144f79bdd9dd04a287c"),
  ])
  func `AES-CMAC gives the codes of RFC 4493`(message: String, code: String) throws {
    let key = try block("2b7e151628aed2a6abf7158809cf4f3c")
    #expect(try key.cmac(hex(message)) == block(code))
  }

  @Test func `f4 gives the published commitment`() throws {
    let sample = try Sample()
    let commitment = try PairingFunctions.f4(u: hex(u), v: hex(v), x: sample.nonceA, z: 0)
    #expect(try commitment == block("f2c916f107a9bd1cf1eda1bea974872d"))
  }

  @Test func `g2 gives the published number`() throws {
    let sample = try Sample()
    let code = try PairingFunctions.g2(
      u: hex(u), v: hex(v), x: sample.nonceA, y: sample.nonceB)
    #expect(code == 0x2F9E_D5BA)
    #expect(ComparisonNumber(code: code).description == "938554")
  }

  @Test func `f5 gives the published keys`() throws {
    let sample = try Sample()
    let keys = try PairingFunctions.f5(
      w: hex("ec0234a357c8ad05341010a60a397d9b99796b13b4f866f1868d34f373bfa698"),
      n1: sample.nonceA, n2: sample.nonceB, a1: sample.addressA, a2: sample.addressB)
    #expect(try keys.macKey == block("2965f176a1084a02fd3f6a20ce636e20"))
    #expect(try keys.ltk == block("6986791169d7cd23980522b594750a38"))
  }

  @Test func `f6 gives the published check value`() throws {
    let sample = try Sample()
    let check = try PairingFunctions.f6(
      w: block("2965f176a1084a02fd3f6a20ce636e20"), n1: sample.nonceA, n2: sample.nonceB,
      r: block("12a3343bb453bb5408da42d20c2d0fc8"),
      ioCapability: IOCapability(authentication: 1, outOfBand: 1, capability: 2),
      a1: sample.addressA, a2: sample.addressB)
    #expect(try check == block("e3c473989cd0e8c5d26c0b09da958f61"))
  }

  @Test(arguments: [
    (UInt32(0), "000000"), (4_217, "004217"), (999_999, "999999"), (1_000_000, "000000"),
    (4_294_967_295, "967295"),
  ])
  func `the number has six digits, zeros in front`(code: UInt32, text: String) {
    #expect(ComparisonNumber(code: code).description == text)
  }

  @Test(arguments: [0, 15, 17, 32])
  func `a block of another length than 16 bytes is refused`(count: Int) {
    #expect(Block([UInt8](repeating: 7, count: count)) == nil)
  }

  @Test func `blocks differ by any one byte`() throws {
    let zero = Block.zero
    for index in 0..<Block.length {
      var bytes = zero.bytes
      bytes[index] = 0x80
      #expect(try #require(Block(bytes)) != zero)
    }
    #expect(try #require(Block(zero.bytes)) == zero)
  }

  @Test func `an address is a random static one and depends on the name and the role`() {
    let phone = PairingAddress.phone(id: "A")
    #expect(phone.bytes.count == 7)
    #expect(phone.bytes[0] == 1)
    #expect(phone.bytes[1] & 0xC0 == 0xC0)
    #expect(phone == PairingAddress.phone(id: "A"))
    #expect(phone != PairingAddress.phone(id: "B"))
    #expect(phone != PairingAddress.vehicle(vin: "A"))
  }
}
