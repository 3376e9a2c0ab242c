/// Why a pairing failed. ``name`` is stable; the description is for people.
package enum PairingError: Error, Hashable, Sendable {
  case badPublicKey(KeyFailure)
  /// The car's nonce is not the one it had committed to.
  case badCommitment
  /// The peer's check value does not fit: it holds another key.
  case badCheck
  /// What stands beside the check value was not said by the side that holds the key.
  case badSeal
  /// The proof of a former bond is not one under its key for this pairing.
  case badFormerBond
  /// The step does not follow from where the pairing stands.
  case wrongState(step: String, state: String)

  /// What is wrong with a key.
  package enum KeyFailure: String, Hashable, Sendable {
    /// Not 64 bytes, or no point of the curve.
    case notOnCurve = "not_on_curve"
    /// The peer sent our own key back.
    case reflected
  }
}

extension PairingError: CustomStringConvertible {
  package var name: String {
    switch self {
    case .badPublicKey: "bad_public_key"
    case .badCommitment: "bad_commitment"
    case .badCheck: "bad_check"
    case .badSeal: "bad_seal"
    case .badFormerBond: "bad_former_bond"
    case .wrongState: "wrong_state"
    }
  }

  package var description: String {
    switch self {
    case .badPublicKey(.notOnCurve):
      "the peer's public key is not 64 bytes of a point on P-256"
    case .badPublicKey(.reflected):
      "the peer sent our own public key back"
    case .badCommitment:
      "the car's nonce is not the one it had committed to"
    case .badCheck:
      "the peer's check value does not fit: it does not hold the same key"
    case .badSeal:
      "what was said beside the check value was changed on its way"
    case .badFormerBond:
      "the proof of the former bond is not one under its key for this pairing"
    case .wrongState(let step, let state):
      "\(step) does not follow when the pairing is \(state)"
    }
  }
}
