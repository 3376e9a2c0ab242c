import Crypto
import FoundationEssentials

/// What the two public keys and nonces come to, from either side.
struct PairingSecrets: Sendable {
  /// The phone's check value.
  let initiatorCheck: Block
  /// The car's check value.
  let responderCheck: Block
  let bond: BondKey
  /// Seals what is said beside the check values.
  let binding: PairingBinding
  /// Both public keys, nonces and addresses, the phone's first: this pairing and no other.
  let transcript: [UInt8]

  /// A nonce and an address for each side.
  struct Side: Hashable, Sendable {
    let nonce: Block
    let address: PairingAddress
  }

  init(
    sharedSecret: SharedSecret, initiator: Side, responder: Side,
    publicKeys: (initiator: P256.KeyAgreement.PublicKey, responder: P256.KeyAgreement.PublicKey)
  ) {
    let (macKey, ltk) = PairingFunctions.f5(
      w: sharedSecret.withUnsafeBytes { [UInt8]($0) }, n1: initiator.nonce, n2: responder.nonce,
      a1: initiator.address, a2: responder.address)
    binding = PairingBinding(macKey: macKey)
    transcript =
      publicKeys.initiator.rawRepresentation + publicKeys.responder.rawRepresentation
      + initiator.nonce.bytes + responder.nonce.bytes + initiator.address.bytes
      + responder.address.bytes
    bond = BondKey(ltk)
    initiatorCheck = PairingFunctions.f6(
      w: macKey, n1: initiator.nonce, n2: responder.nonce, r: .zero, ioCapability: .displayYesNo,
      a1: initiator.address, a2: responder.address)
    responderCheck = PairingFunctions.f6(
      w: macKey, n1: responder.nonce, n2: initiator.nonce, r: .zero, ioCapability: .displayYesNo,
      a1: responder.address, a2: initiator.address)
  }
}

/// A public key of the peer that was checked: on the curve, and not our own.
struct PeerKey: Sendable {
  let key: P256.KeyAgreement.PublicKey

  /// - Source: Bluetooth Core, Vol 3 Part H §2.3.5.6.1 (a peer key equal to one's own fails the
  ///   pairing; CVE-2020-26558, CVE-2018-5383).
  init(
    _ bytes: [UInt8], ownKey: P256.KeyAgreement.PublicKey
  ) throws(PairingError) {
    do {
      key = try P256.KeyAgreement.PublicKey(rawRepresentation: bytes)
    } catch {
      throw .badPublicKey(.notOnCurve)
    }
    guard key.x != ownKey.x else { throw .badPublicKey(.reflected) }
  }
}

extension P256.KeyAgreement.PublicKey {
  /// 32 bytes.
  var x: [UInt8] { [UInt8](rawRepresentation.prefix(32)) }
}
