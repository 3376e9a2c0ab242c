package import CarModel
package import Crypto
package import Entitlements
import LinkProtocol
import LinkTransport
package import Pairing
import VehicleCatalog

/// The values that must be new for each pairing.
package struct PairingRandom: Sendable {
  package let privateKey: P256.KeyAgreement.PrivateKey
  package let nonce: Block

  package init(using generator: inout some RandomNumberGenerator) {
    privateKey = Self.privateKey(using: &generator)
    nonce = .random(using: &generator)
  }

  /// All but a few 256-bit numbers are private keys of P-256; one that is not is drawn again.
  private static func privateKey(
    using generator: inout some RandomNumberGenerator
  ) -> P256.KeyAgreement.PrivateKey {
    while true {
      let bytes =
        Block.random(using: &generator).bytes + Block.random(using: &generator).bytes
      if let key = try? P256.KeyAgreement.PrivateKey(rawRepresentation: bytes) { return key }
    }
  }
}

/// What a person needs to see before saying whether the numbers are equal.
package struct PairingComparison: Hashable, Sendable {
  /// The six digits.
  package let number: String
  /// The car's own words for itself.
  package let displayName: String
  package let vin: String
}

/// What a completed pairing leaves behind.
package struct NewBond: Sendable {
  /// The name both sides know the bond by.
  package let id: String
  package let key: BondKey
  /// Thumbprint of the store root that the phone showed the car.
  package let storeRoot: String
  /// The beginning of the thumbprint for two people to compare.
  package let storeFingerprint: String
  /// Thumbprints of the store roots that the car trusts now.
  package let trustedRoots: [String]
  /// What this phone may do with the car.
  package let role: Bond.Role
  /// The bonds that the car forgot for this one.
  package let replacedBonds: [String]
}

extension CarLink {
  /// Pairs by numeric comparison.
  ///
  /// - Parameters:
  ///   - generator: Fresh.
  ///   - storeRoot: The store's root key, for a car that trusts none yet.
  ///   - formerBond: The key of the phone's older bond with this car, which proves that the new
  ///     one may take its place and role.
  ///   - isEqual: Shows the number to the person and asks whether it is the one on the car's
  ///     screen.
  /// - Returns: The bond, which the phone must keep before anything else.
  /// - Throws: ``CarLinkError``; the car is told that the pairing is over.
  package func pair(
    with generator: PairingRandom, storeRoot: RootPublicKey, formerBond: BondKey? = nil,
    isEqual: (PairingComparison) async -> Bool
  ) async throws(CarLinkError) -> NewBond {
    do throws(CarLinkError) {
      return try await exchange(generator, storeRoot, formerBond, isEqual)
    } catch {
      if error.leavesPairingOpen { _ = try? await client.ask(PairingCancel()) }
      throw error
    }
  }

  private func exchange(
    _ generator: PairingRandom, _ storeRoot: RootPublicKey, _ formerBond: BondKey?,
    _ isEqual: (PairingComparison) async -> Bool
  ) async throws(CarLinkError) -> NewBond {
    var machine = PairingInitiator(
      privateKey: generator.privateKey, nonce: generator.nonce, address: .phone(id: phone.id),
      peerAddress: .vehicle(vin: vin.rawValue))

    let offer = try Self.step { () throws(PairingError) in try machine.start() }
    let commitment = try await client.ask(
      PairingStart(publicKey: Base64URL.encode(offer.publicKey)))
    let received = PairingCommitment(
      publicKey: Base64URL.decode(commitment.publicKey) ?? [],
      commitment: try Self.block(commitment.commitment, in: PairingStart.method))
    let nonce = try Self.step { () throws(PairingError) in try machine.receive(received) }

    let exchanged = try await client.ask(PairingExchange(nonce: Base64URL.encode(nonce.bytes)))
    let carNonce = try Self.block(exchanged.nonce, in: PairingExchange.method)
    let number = try Self.step { () throws(PairingError) in
      try machine.receive(nonce: carNonce)
    }

    let comparison = PairingComparison(
      number: number.description, displayName: hello.displayName, vin: vin.rawValue)
    guard await isEqual(comparison) else { throw .numbersDiffer }

    let confirmation = try Self.step { () throws(PairingError) in
      try machine.confirm(storeRoot: storeRoot.rawRepresentation, formerBond: formerBond)
    }
    let answer = try await client.ask(
      PairingConfirm(confirmation), timeoutMilliseconds: Self.personMillisecondsMax)
    let sealed = try PairingAnswer(answer)
    let key = try Self.step { () throws(PairingError) in try machine.receive(sealed) }
    guard key.id == answer.bond else { throw .otherBond(own: key.id, car: answer.bond) }
    return NewBond(
      id: key.id, key: key, storeRoot: storeRoot.id, storeFingerprint: storeRoot.fingerprint,
      trustedRoots: answer.trustedRoots, role: answer.role, replacedBonds: answer.replacedBonds)
  }

  /// How long the person at the car may take; the car itself gives up earlier.
  private static let personMillisecondsMax = 10 * 60 * 1_000

  private static func step<Value>(
    _ step: () throws(PairingError) -> Value
  ) throws(CarLinkError) -> Value {
    do throws(PairingError) { return try step() } catch { throw .pairingBroken(error) }
  }
}

extension PairingConfirm {
  fileprivate init(_ check: PairingCheck) {
    self.init(
      check: Base64URL.encode(check.check.bytes),
      storeRoot: check.claims.storeRoot.map { Base64URL.encode($0) },
      formerBond: check.claims.formerBond?.id,
      formerBondProof: check.claims.formerBond.map { Base64URL.encode($0.proof.bytes) },
      seal: Base64URL.encode(check.seal.bytes))
  }
}

extension PairingAnswer {
  fileprivate init(_ answer: PairingConfirm.Response) throws(CarLinkError) {
    self.init(
      check: try CarLink.block(answer.check, in: PairingConfirm.method),
      terms: PairingTerms(
        role: answer.role.rawValue, replacedBonds: answer.replacedBonds,
        trustedRoots: answer.trustedRoots),
      seal: try CarLink.block(answer.seal, in: PairingConfirm.method))
  }
}

extension CarLinkError {
  /// The phone gave up, and the car does not know it yet.
  fileprivate var leavesPairingOpen: Bool {
    switch self {
    case .pairingBroken, .numbersDiffer, .unreadable: true
    case .refused, .timeRefused, .unanswered, .otherVehicle, .otherBond, .carNotProven,
      .otherDocument:
      false
    }
  }
}
