/// What both sides say beside their check values, put into bytes that stand for nothing else, and
/// sealed under a key that comes from this pairing alone.
///
/// Bluetooth's check values prove that both sides hold one key; they say nothing of what else is
/// in the messages. Whoever is between the two can take a member out, put one in, or answer
/// in the car's place; the seal is over each member *or its absence*, and over the direction.
///
/// | | |
/// |---|---|
/// | key | `CMAC(MacKey, "headunit binding")` |
/// | seal | `CMAC(key, direction ‖ fields)` |
/// | a field | `00` when it is absent, otherwise `01 ‖ length ‖ bytes` |
/// | a list | `02 ‖ count ‖ fields` |
///
/// Lengths and counts have four bytes, the highest first.
struct PairingBinding: Sendable {
  private let key: Block

  /// - Parameter macKey: Of ``PairingFunctions/f5(w:n1:n2:a1:a2:)``. Messages under it have 65
  ///   bytes (f6); the one of this key has 16.
  init(macKey: Block) { key = macKey.cmac([UInt8]("headunit binding".utf8)) }

  /// The seal of `pairing.confirm`.
  func seal(over claims: PairingClaims) -> Block {
    key.cmac(
      Self.text("confirm") + Self.field(claims.storeRoot)
        + Self.field(claims.formerBond.map { [UInt8]($0.id.utf8) })
        + Self.field(claims.formerBond?.proof.bytes))
  }

  /// The seal of its answer.
  func seal(over terms: PairingTerms) -> Block {
    key.cmac(
      Self.text("answer") + Self.text(terms.role)
        + Self.list(terms.replacedBonds) + Self.list(terms.trustedRoots))
  }

  private static func text(_ text: String) -> [UInt8] { field([UInt8](text.utf8)) }

  private static func field(_ bytes: [UInt8]?) -> [UInt8] {
    guard let bytes else { return [0x00] }
    return [0x01] + number(bytes.count) + bytes
  }

  private static func list(_ texts: [String]) -> [UInt8] {
    [0x02] + number(texts.count) + texts.flatMap(text)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// What the phone says in `pairing.confirm` beside its check value.
package struct PairingClaims: Hashable, Sendable {
  /// The store's Ed25519 root key (32 bytes), for a car that trusts none yet.
  package let storeRoot: [UInt8]?
  /// The bond whose place the new one takes.
  package let formerBond: FormerBond?

  package init(storeRoot: [UInt8]? = nil, formerBond: FormerBond? = nil) {
    self.storeRoot = storeRoot
    self.formerBond = formerBond
  }
}

/// What the car says in its answer beside its check value.
package struct PairingTerms: Hashable, Sendable {
  /// What the phone may do with the car, by its name on the wire.
  package let role: String
  /// The bonds whose place the new one has taken.
  package let replacedBonds: [String]
  /// The thumbprints of the roots that the car trusts then, in its order.
  package let trustedRoots: [String]

  package init(role: String, replacedBonds: [String], trustedRoots: [String]) {
    self.role = role
    self.replacedBonds = replacedBonds
    self.trustedRoots = trustedRoots
  }
}

/// A bond that the phone held before, with the proof that it did.
package struct FormerBond: Hashable, Sendable {
  package let id: String
  package let proof: Block

  package init(id: String, proof: Block) {
    self.id = id
    self.proof = proof
  }

  /// The proof that the holder of `key` takes part in one pairing and no other:
  /// `CMAC(LTK, "former bond" ‖ PKa ‖ PKb ‖ Na ‖ Nb ‖ A ‖ B)`, each of a fixed length. What
  /// sessions prove under this key begins with other letters.
  static func proof(under key: BondKey, of transcript: [UInt8]) -> Block {
    key.key.cmac([UInt8]("former bond".utf8) + transcript)
  }
}
