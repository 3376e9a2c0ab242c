/// The four functions of Bluetooth LE Secure Connections numeric comparison, over AES-CMAC. All
/// byte strings are big-endian, as the specification writes them.
///
/// - Source: Bluetooth Core, Vol 3 Part H §2.2.6 (f4), §2.2.7 (f5), §2.2.8 (f6), §2.2.9 (g2).
package enum PairingFunctions {
  /// The commitment to a nonce: `CMAC_X(U ‖ V ‖ Z)`.
  ///
  /// - Parameters:
  ///   - u: x of the committing side's public key, 32 bytes.
  ///   - v: x of the other side's public key, 32 bytes.
  ///   - x: the nonce committed to.
  ///   - z: 0 for numeric comparison.
  /// - Returns: Cb.
  package static func f4(u: [UInt8], v: [UInt8], x: Block, z: UInt8) -> Block {
    x.cmac(u + v + [z])
  }

  /// The two keys of a bond, from the shared secret.
  ///
  /// - Parameters:
  ///   - w: the Diffie-Hellman key, 32 bytes.
  ///   - n1: the initiator's nonce.
  ///   - n2: the responder's nonce.
  ///   - a1: the initiator's address.
  ///   - a2: the responder's address.
  /// - Returns: the MacKey for this pairing's checks, and the long-term key of the bond.
  package static func f5(
    w: [UInt8], n1: Block, n2: Block, a1: PairingAddress, a2: PairingAddress
  ) -> (macKey: Block, ltk: Block) {
    let t = f5Salt.cmac(w)
    let tail = n1.bytes + n2.bytes + a1.bytes + a2.bytes + [0x01, 0x00]
    return (t.cmac([0] + f5KeyID + tail), t.cmac([1] + f5KeyID + tail))
  }

  /// The check value with which a side proves that it arrived at the same keys.
  ///
  /// - Parameters:
  ///   - w: the MacKey of ``f5(w:n1:n2:a1:a2:)``.
  ///   - n1: the proving side's nonce.
  ///   - n2: the other side's nonce.
  ///   - r: all zero for numeric comparison.
  ///   - ioCapability: what the proving side can show and ask.
  ///   - a1: the proving side's address.
  ///   - a2: the other side's address.
  /// - Returns: Ea or Eb.
  package static func f6(
    w: Block, n1: Block, n2: Block, r: Block, ioCapability: IOCapability, a1: PairingAddress,
    a2: PairingAddress
  ) -> Block {
    w.cmac(n1.bytes + n2.bytes + r.bytes + ioCapability.bytes + a1.bytes + a2.bytes)
  }

  /// The number for people to compare: the last 32 bits of `CMAC_X(U ‖ V ‖ Y)`.
  ///
  /// - Parameters:
  ///   - u: x of the initiator's public key, 32 bytes.
  ///   - v: x of the responder's public key, 32 bytes.
  ///   - x: the initiator's nonce.
  ///   - y: the responder's nonce.
  /// - Returns: 32 bits; people see their remainder by a million.
  package static func g2(u: [UInt8], v: [UInt8], x: Block, y: Block) -> UInt32 {
    x.cmac(u + v + y.bytes).bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static let f5Salt = Block(
    high: 0x6C88_8391_AAF5_A538, low: 0x6037_0BDB_5A60_83BE)
  /// “btle” in ASCII.
  private static let f5KeyID: [UInt8] = [0x62, 0x74, 0x6C, 0x65]
}
