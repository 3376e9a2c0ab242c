package import Crypto
import FoundationEssentials

/// The car's side of a pairing, as a value. Each step is allowed in one state only; any error
/// ends the pairing for good.
///
/// | State | Step | Next |
/// |---|---|---|
/// | idle | `receive(offer)` | committed |
/// | committed | `receive(nonce:)` | comparing: the number is known |
/// | comparing | `accept()`: the person at the car said yes | accepted |
/// | accepted | `receive(check)` | proven: the phone holds the key, and said what is in it |
/// | proven | `answer(with:)` | bonded |
/// | any | an error, or `cancel()` | failed |
package struct PairingResponder: Sendable {
  private let privateKey: P256.KeyAgreement.PrivateKey
  private let own: PairingSecrets.Side
  private let peerAddress: PairingAddress
  private var state = State.idle

  private enum State: Sendable {
    case idle
    case committed(PeerKey)
    case comparing(PairingSecrets, ComparisonNumber)
    case accepted(PairingSecrets, ComparisonNumber)
    case proven(PairingSecrets)
    case bonded, failed

    var name: String {
      switch self {
      case .idle: "idle"
      case .committed: "committed"
      case .comparing: "comparing"
      case .accepted: "accepted"
      case .proven: "proven"
      case .bonded: "bonded"
      case .failed: "failed"
      }
    }
  }

  /// - Parameters:
  ///   - privateKey: fresh for this pairing.
  ///   - nonce: fresh for this pairing.
  ///   - address: the car's address.
  ///   - peerAddress: the phone's address.
  package init(
    privateKey: P256.KeyAgreement.PrivateKey, nonce: Block, address: PairingAddress,
    peerAddress: PairingAddress
  ) {
    self.privateKey = privateKey
    self.own = PairingSecrets.Side(nonce: nonce, address: address)
    self.peerAddress = peerAddress
  }

  /// Lower-case word for the state, for people and logs.
  package var stateName: String { state.name }

  /// The number on the car's screen, from the nonces until the bond.
  package var number: ComparisonNumber? {
    switch state {
    case .comparing(_, let number), .accepted(_, let number): number
    case .idle, .committed, .proven, .bonded, .failed: nil
    }
  }

  /// Takes the phone's key.
  ///
  /// - Returns: the answer to `pairing.start`.
  /// - Throws: ``PairingError/badPublicKey(_:)``, ``PairingError/wrongState(step:state:)``.
  package mutating func receive(_ offer: PairingOffer) throws(PairingError) -> PairingCommitment {
    guard case .idle = state else { throw fail(outOfTurn: "the phone's key") }
    do throws(PairingError) {
      let peer = try PeerKey(offer.publicKey, ownKey: privateKey.publicKey)
      state = .committed(peer)
      let ownX = privateKey.publicKey.x
      return PairingCommitment(
        publicKey: [UInt8](privateKey.publicKey.rawRepresentation),
        commitment: PairingFunctions.f4(u: ownX, v: peer.key.x, x: own.nonce, z: 0))
    } catch {
      throw fail(error)
    }
  }

  /// Takes the phone's nonce; only now is the car's own one shown.
  ///
  /// - Returns: the nonce to answer `pairing.exchange` with, and the number to show.
  /// - Throws: ``PairingError/wrongState(step:state:)``.
  package mutating func receive(
    nonce: Block
  ) throws(PairingError) -> (nonce: Block, number: ComparisonNumber) {
    guard case .committed(let peer) = state else { throw fail(outOfTurn: "the phone's nonce") }
    let secrets: PairingSecrets
    do throws(PairingError) {
      secrets = PairingSecrets(
        sharedSecret: try privateKey.sharedSecret(with: peer),
        initiator: PairingSecrets.Side(nonce: nonce, address: peerAddress), responder: own,
        publicKeys: (peer.key, privateKey.publicKey))
    } catch {
      throw fail(error)
    }
    let number = ComparisonNumber(
      code: PairingFunctions.g2(
        u: peer.key.x, v: privateKey.publicKey.x, x: nonce, y: own.nonce))
    state = .comparing(secrets, number)
    return (own.nonce, number)
  }

  /// The person at the car says that the numbers are equal.
  ///
  /// - Throws: ``PairingError/wrongState(step:state:)``.
  package mutating func accept() throws(PairingError) {
    guard case .comparing(let secrets, let number) = state else {
      throw fail(outOfTurn: "the car's yes")
    }
    state = .accepted(secrets, number)
  }

  /// Takes the phone's check value and what it says beside it, which is then known to come from
  /// the phone that holds the bond.
  ///
  /// - Parameters:
  ///   - message: the phone's check, and what it says beside it.
  ///   - formerBond: the key of the former bond that the message names; `nil` when the car keeps no
  ///     such bond. The phone then gets an ordinary one.
  /// - Returns: the bond to keep.
  /// - Throws: ``PairingError/badCheck``, ``PairingError/badSeal``,
  ///   ``PairingError/badFormerBond``, ``PairingError/wrongState(step:state:)``.
  package mutating func receive(
    _ message: PairingCheck, formerBond: BondKey? = nil
  ) throws(PairingError) -> BondKey {
    guard case .accepted(let secrets, _) = state else { throw fail(outOfTurn: "the phone's check") }
    guard message.check == secrets.initiatorCheck else { throw fail(.badCheck) }
    guard message.seal == secrets.binding.seal(over: message.claims) else { throw fail(.badSeal) }
    if let formerBond {
      let proof = FormerBond.proof(under: formerBond, of: secrets.transcript)
      guard message.claims.formerBond?.proof == proof else { throw fail(.badFormerBond) }
    }
    state = .proven(secrets)
    return secrets.bond
  }

  /// Seals the answer, once the bond is kept.
  ///
  /// - Parameter terms: what the phone is to believe.
  /// - Returns: what to answer `pairing.confirm` with.
  /// - Throws: ``PairingError/wrongState(step:state:)``.
  package mutating func answer(with terms: PairingTerms) throws(PairingError) -> PairingAnswer {
    guard case .proven(let secrets) = state else { throw fail(outOfTurn: "the car's answer") }
    state = .bonded
    return PairingAnswer(
      check: secrets.responderCheck, terms: terms, seal: secrets.binding.seal(over: terms))
  }

  /// The person said no, the time was up, or the link broke.
  package mutating func cancel() { state = .failed }

  private mutating func fail(_ error: PairingError) -> PairingError {
    state = .failed
    return error
  }

  private mutating func fail(outOfTurn step: String) -> PairingError {
    fail(.wrongState(step: step, state: state.name))
  }
}
