/// Proof that a side holds the bond's key, bound to its role, both fresh nonces and the car. A
/// proof of one role, session or car is worth nothing for another.
package struct SessionProof: Sendable {
  private let bond: BondKey
  private let context: [UInt8]

  /// - Parameters:
  ///   - bond: the bond that both sides hold.
  ///   - phoneNonce: fresh, from `session.challenge`.
  ///   - carNonce: fresh, from its answer.
  ///   - vehicle: the car's VIN.
  package init(bond: BondKey, phoneNonce: Block, carNonce: Block, vehicle: String) {
    self.bond = bond
    context = phoneNonce.bytes + carNonce.bytes + [UInt8](vehicle.utf8)
  }

  /// What the car answers `session.challenge` with.
  package var car: Block { proof(role: "session car  ") }
  /// What the phone sends in `session.open`.
  package var phone: Block { proof(role: "session phone") }

  /// `AES-CMAC(LTK, role ‖ phone's nonce ‖ car's nonce ‖ VIN)`.
  private func proof(role: String) -> Block {
    bond.key.cmac([UInt8](role.utf8) + context)
  }
}
