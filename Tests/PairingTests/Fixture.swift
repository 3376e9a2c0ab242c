import Crypto
import Pairing
import Testing

/// Bytes written in hexadecimal.
func hex(_ text: String) throws -> [UInt8] {
  let digits = Array(text)
  try #require(digits.count.isMultiple(of: 2))
  return try stride(from: 0, to: digits.count, by: 2).map { index in
    try #require(UInt8(String(digits[index...index + 1]), radix: 16))
  }
}

func block(_ text: String) throws -> Block { try #require(Block(hex(text))) }

/// The published sample data: two key pairs, two nonces, two addresses.
///
/// - Source: Linux kernel, net/bluetooth/smp.c, test_f4 to test_g2.
struct Sample {
  let privateA: P256.KeyAgreement.PrivateKey
  let privateB: P256.KeyAgreement.PrivateKey
  let nonceA: Block
  let nonceB: Block
  let addressA: PairingAddress
  let addressB: PairingAddress

  init() throws {
    privateA = try P256.KeyAgreement.PrivateKey(
      rawRepresentation: hex("3f49f6d4a3c55f3874c9b3e3d2103f504aff607beb40b7995899b8a6cd3c1abd"))
    privateB = try P256.KeyAgreement.PrivateKey(
      rawRepresentation: hex("55188b3d32f6bb9a900afcfbeed4e72a59cb9ac2f19d7cfb6b4fdd49f47fc5fd"))
    nonceA = try block("d5cb8454d177733effffb2ec712baeab")
    nonceB = try block("a6e8e7cc25a75f6e216583f7ff3dc4cf")
    addressA = try #require(PairingAddress(hex("0056123737bfce")))
    addressB = try #require(PairingAddress(hex("00a713702dcfc1")))
  }

  var phone: PairingInitiator {
    PairingInitiator(
      privateKey: privateA, nonce: nonceA, address: addressA, peerAddress: addressB)
  }

  var car: PairingResponder {
    PairingResponder(
      privateKey: privateB, nonce: nonceB, address: addressB, peerAddress: addressA)
  }

  /// Both sides, as far as the number on both screens.
  func comparing() throws -> (phone: PairingInitiator, car: PairingResponder) {
    var (phone, car) = (phone, car)
    let phoneNonce = try phone.receive(car.receive(phone.start()))
    _ = try phone.receive(nonce: car.receive(nonce: phoneNonce).nonce)
    return (phone, car)
  }
}
