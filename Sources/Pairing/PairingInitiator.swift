package import Crypto
import FoundationEssentials

/// The phone's side of a pairing, as a value. Each step is allowed in one state only; any error
/// ends the pairing for good.
///
/// | State | Step | Next |
/// |---|---|---|
/// | idle | `start()` | started |
/// | started | `receive(commitment)` | committed |
/// | committed | `receive(nonce:)` | comparing: the number is known |
/// | comparing | `confirm(storeRoot:formerBond:)`: the person said yes | confirmed |
/// | confirmed | `receive(answer)` | bonded |
/// | any | an error, or `cancel()` | failed |
package struct PairingInitiator: Sendable {
  private let privateKey: P256.KeyAgreement.PrivateKey
  private let own: PairingSecrets.Side
  private let peerAddress: PairingAddress
  private var state = State.idle

  private enum State: Sendable {
    case idle, started
    case committed(PeerKey, commitment: Block)
    case comparing(PairingSecrets, ComparisonNumber)
    case confirmed(PairingSecrets)
    case bonded, failed

    var name: String {
      switch self {
      case .idle: "idle"
      case .started: "started"
      case .committed: "committed"
      case .comparing: "comparing"
      case .confirmed: "confirmed"
      case .bonded: "bonded"
      case .failed: "failed"
      }
    }
  }

  /// - Parameters:
  ///   - privateKey: fresh for this pairing.
  ///   - nonce: fresh for this pairing.
  ///   - address: the phone's address.
  ///   - peerAddress: the car's address.
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

  /// The number on the phone's screen, until its person has answered.
  package var number: ComparisonNumber? {
    guard case .comparing(_, let number) = state else { return nil }
    return number
  }

  /// - Returns: what to send in `pairing.start`.
  /// - Throws: ``PairingError/wrongState(step:state:)``.
  package mutating func start() throws(PairingError) -> PairingOffer {
    guard case .idle = state else { throw fail(outOfTurn: "start") }
    state = .started
    return PairingOffer(publicKey: [UInt8](privateKey.publicKey.rawRepresentation))
  }

  /// Takes the car's key and commitment.
  ///
  /// - Returns: the nonce to send in `pairing.exchange`.
  /// - Throws: ``PairingError/badPublicKey(_:)``, ``PairingError/wrongState(step:state:)``.
  package mutating func receive(_ answer: PairingCommitment) throws(PairingError) -> Block {
    guard case .started = state else { throw fail(outOfTurn: "the car's commitment") }
    do throws(PairingError) {
      let peer = try PeerKey(answer.publicKey, ownKey: privateKey.publicKey)
      state = .committed(peer, commitment: answer.commitment)
      return own.nonce
    } catch {
      throw fail(error)
    }
  }

  /// Takes the car's nonce and checks that it is the one committed to.
  ///
  /// - Returns: the number to show.
  /// - Throws: ``PairingError/badCommitment``, ``PairingError/wrongState(step:state:)``.
  package mutating func receive(nonce: Block) throws(PairingError) -> ComparisonNumber {
    guard case .committed(let peer, let commitment) = state else {
      throw fail(outOfTurn: "the car's nonce")
    }
    let ownX = privateKey.publicKey.x
    guard PairingFunctions.f4(u: peer.key.x, v: ownX, x: nonce, z: 0) == commitment else {
      throw fail(.badCommitment)
    }
    let secrets: PairingSecrets
    do throws(PairingError) {
      secrets = PairingSecrets(
        sharedSecret: try privateKey.sharedSecret(with: peer), initiator: own,
        responder: PairingSecrets.Side(nonce: nonce, address: peerAddress),
        publicKeys: (privateKey.publicKey, peer.key))
    } catch {
      throw fail(error)
    }
    let number = ComparisonNumber(
      code: PairingFunctions.g2(u: ownX, v: peer.key.x, x: own.nonce, y: nonce))
    state = .comparing(secrets, number)
    return number
  }

  /// The person at the phone says that the numbers are equal.
  ///
  /// - Parameters:
  ///   - storeRoot: the store's root key (32 bytes) for a car that trusts none.
  ///   - formerBond: the phone's older bond with this car, whose place and role the new one takes.
  /// - Returns: what to send in `pairing.confirm`.
  /// - Throws: ``PairingError/wrongState(step:state:)``.
  package mutating func confirm(
    storeRoot: [UInt8]?, formerBond: BondKey? = nil
  ) throws(PairingError) -> PairingCheck {
    guard case .comparing(let secrets, _) = state else { throw fail(outOfTurn: "the phone's yes") }
    state = .confirmed(secrets)
    let claims = PairingClaims(
      storeRoot: storeRoot,
      formerBond: formerBond.map { key in
        FormerBond(id: key.id, proof: FormerBond.proof(under: key, of: secrets.transcript))
      })
    return PairingCheck(
      check: secrets.initiatorCheck, claims: claims, seal: secrets.binding.seal(over: claims))
  }

  /// Takes the car's answer. Nothing of it may be believed before.
  ///
  /// - Returns: the bond to keep.
  /// - Throws: ``PairingError/badCheck``, ``PairingError/badSeal``,
  ///   ``PairingError/wrongState(step:state:)``.
  package mutating func receive(_ answer: PairingAnswer) throws(PairingError) -> BondKey {
    guard case .confirmed(let secrets) = state else { throw fail(outOfTurn: "the car's check") }
    guard answer.check == secrets.responderCheck else { throw fail(.badCheck) }
    guard answer.seal == secrets.binding.seal(over: answer.terms) else { throw fail(.badSeal) }
    state = .bonded
    return secrets.bond
  }

  /// The person said no, or the link broke.
  package mutating func cancel() { state = .failed }

  private mutating func fail(_ error: PairingError) -> PairingError {
    state = .failed
    return error
  }

  private mutating func fail(outOfTurn step: String) -> PairingError {
    fail(.wrongState(step: step, state: state.name))
  }
}

extension P256.KeyAgreement.PrivateKey {
  func sharedSecret(with peer: PeerKey) throws(PairingError) -> SharedSecret {
    do {
      return try sharedSecretFromKeyAgreement(with: peer.key)
    } catch {
      throw .badPublicKey(.notOnCurve)
    }
  }
}
