import CarModel
import Crypto
import Entitlements
import LinkProtocol
import LinkTransport
import Logging
import Pairing
import VehicleCatalog
import WorldTime

extension PairingStart: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(nil, for: caller)
    guard let greeting = caller.greeting else {
      throw WireError(.helloFirst, "pairing.start needs link.hello first")
    }
    try unit.checkGate(of: car)
    if let peer = unit.pairings[car.vin]?.peer {
      throw WireError(.pairingBusy, "the car is pairing with \(peer.phone.name)")
    }
    guard unit.pairings[car.vin] != nil || unit.settings.pairing == .auto else {
      throw WireError(.pairingClosed, "the car is not open for pairing; open it first")
    }
    guard car.mayHaveRoom(forPhone: greeting.phone.id) else { throw .bondsFull }
    guard let key = Base64URL.decode(publicKey) else {
      throw WireError(.pairingMessageInvalid, "params.publicKey is not base64url")
    }
    var responder = PairingResponder(
      privateKey: unit.entropy.pairingKey(), nonce: unit.entropy.block(),
      address: .vehicle(vin: car.vin.rawValue), peerAddress: .phone(id: greeting.phone.id))
    do throws(PairingError) {
      let commitment = try responder.receive(PairingOffer(publicKey: key))
      let peer = OpenPairing.Peer(connection: caller.connection, phone: greeting.phone)
      unit.enterPairing(of: car.vin, .exchanging(responder, with: peer))
      unit.connections[caller.connection]?.pairingEnd = nil
      return Response(
        publicKey: Base64URL.encode(commitment.publicKey), commitment: commitment.commitment.wire)
    } catch {
      throw WireError(error)
    }
  }
}

extension PairingExchange: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let (vin, pairing) = try unit.pairing(of: caller)
    guard case .exchanging(var responder, let peer) = pairing.stage else {
      throw WireError(.pairingOutOfOrder, "the nonces were exchanged already")
    }
    let phoneNonce = try Block(wire: nonce, named: "nonce")
    do throws(PairingError) {
      let (carNonce, number) = try responder.receive(nonce: phoneNonce)
      unit.enterPairing(of: vin, .comparing(responder, with: peer, number))
      // A person may take a while over six digits.
      unit.connections[caller.connection]?.link.markAuthenticated()
      unit.logger.notice(
        "compare the numbers",
        metadata: caller.metadata(of: vin).merging(["number": "\(number)"]) { $1 })
      return Response(nonce: carNonce.wire)
    } catch {
      throw WireError(error)
    }
  }
}

extension PairingConfirm: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let (vin, pairing) = try unit.pairing(of: caller)
    guard case .comparing(var responder, let peer, _) = pairing.stage, !pairing.isConfirmed
    else {
      throw WireError(.pairingOutOfOrder, "pairing.confirm comes once, after the numbers")
    }
    let message = try message()
    let root = try storeRoot.map { root throws(WireError) in try RootPublicKey(wire: root) }
    unit.pairings[vin]?.isConfirmed = true
    try await unit.waitForVerdict(on: vin)
    let (_, accepted) = try unit.pairing(of: caller)
    let car = try unit.vehicle(vin)
    let proven = message.claims.formerBond.flatMap { former in
      car.bonds.first { $0.id == former.id }
    }
    let bondKey: BondKey
    do throws(PairingError) {
      try responder.accept()
      bondKey = try responder.receive(
        message, formerBond: proven.flatMap { BondKey(rawRepresentation: $0.key) })
    } catch {
      let end = PairingEnd(failure: .checkFailed, error: WireError(error))
      try await unit.giveUpPairing(of: vin, because: end, by: caller.actor)
      throw end.error
    }
    defer { unit.closePairing(of: vin, with: peer) }
    let kept = try await unit.bond(
      vin, peer, bondKey, root, replacing: [proven?.id, accepted.replacing].compactMap { $0 })
    unit.logger.notice(
      "paired", metadata: caller.metadata(of: vin).merging(["bond": "\(bondKey.id)"]) { $1 })
    do throws(PairingError) {
      let answer = try responder.answer(
        with: PairingTerms(
          role: kept.role.rawValue, replacedBonds: kept.replaced, trustedRoots: kept.roots))
      return Response(
        check: answer.check.wire, bond: bondKey.id, role: kept.role, replacedBonds: kept.replaced,
        trustedRoots: kept.roots, seal: answer.seal.wire)
    } catch {
      throw WireError(error)
    }
  }

  /// What the phone says, in bytes.
  private func message() throws(WireError) -> PairingCheck {
    var root: [UInt8]?
    if let storeRoot {
      guard let x = Base64URL.decode(storeRoot), x.count == 32 else {
        throw WireError(.pairingMessageInvalid, "params.storeRoot is not 32 bytes in base64url")
      }
      root = x
    }
    guard (formerBond == nil) == (formerBondProof == nil) else {
      throw WireError(
        .pairingMessageInvalid, "params.formerBond and formerBondProof come together")
    }
    var former: FormerBond?
    if let formerBond, let formerBondProof {
      former = FormerBond(
        id: formerBond, proof: try Block(wire: formerBondProof, named: "formerBondProof"))
    }
    return PairingCheck(
      check: try Block(wire: check, named: "check"),
      claims: PairingClaims(storeRoot: root, formerBond: former),
      seal: try Block(wire: seal, named: "seal"))
  }
}

/// What became of a completed pairing at the car.
private struct KeptBond: Sendable {
  let role: Bond.Role
  /// The bonds whose place it took.
  let replaced: [String]
  /// Thumbprints of the roots that the car trusts then.
  let roots: [String]
}

extension HeadUnit {
  /// Waits until the person in the car has compared the numbers.
  fileprivate func waitForVerdict(on vin: VIN) async throws(WireError) {
    if settings.pairing == .auto || pairings[vin]?.isAccepted == true { return }
    let verdict = await withCheckedContinuation { pairings[vin]?.waiting = $0 }
    if case .ended(let error) = verdict { throw error }
  }

  /// Keeps the bond, in the place of others that the phone proved or the person in the car named,
  /// and the store's root where it is the first; all in one commit. Sessions of the bonds that it
  /// replaces end.
  fileprivate func bond(
    _ vin: VIN, _ peer: OpenPairing.Peer, _ key: BondKey, _ root: RootPublicKey?,
    replacing former: [String]
  ) async throws(WireError) -> KeptBond {
    let phone = peer.phone
    let actor = JournalActor.phone(bond: key.id, name: phone.name)
    let kept = try await change(by: actor) { [settings] stage throws(WireError) in
      let car = try stage.existing(vin)
      var trust = settings.trust(of: car)
      if let root {
        do throws(TrustStore.OtherRootTrusted) {
          if try trust.pinFirstUse(root, at: stage.now) {
            stage.apply(
              .rootTrusted(TrustedRoot(key: root, origin: .firstUse, since: stage.now)), to: vin)
          }
        } catch {
          throw WireError(error)
        }
      }
      let replaced = car.bonds.map(\.id).filter(former.contains)
      for id in replaced { stage.apply(.bondRemoved(id: id), to: vin) }
      guard try stage.existing(vin).hasRoom else { throw .bondsFull }
      let bond = Bond(
        id: key.id, phoneID: phone.id, phoneName: phone.name, key: key.rawRepresentation,
        bondedAt: stage.now)
      try stage.perform(.bonded(bond), on: vin)
      let role = try stage.existing(vin).bonds.first { $0.id == bond.id }?.role
      return KeptBond(
        role: role ?? .driver, replaced: replaced, roots: trust.roots.map(\.key.id))
    }
    for bond in kept.replaced { endConnections(of: vin, bond: bond, but: peer.connection) }
    return kept
  }

  /// A pairing has come to its end; another one may have begun since.
  fileprivate func closePairing(of vin: VIN, with peer: OpenPairing.Peer) {
    if pairings[vin]?.peer?.connection == peer.connection { pairings[vin] = nil }
  }
}

extension WireError {
  static let bondsFull = WireError(
    .bondsFull, "the car keeps \(Vehicle.bondsMax) bonds already; remove one first")
}

extension PairingCancel: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    guard let vin = caller.greeting?.vehicle,
      unit.pairings[vin]?.peer?.connection == caller.connection
    else { throw WireError(.pairingNotPending, "this connection has no pairing under way") }
    try await unit.giveUpPairing(of: vin, because: .cancelled, by: caller.actor)
    return Done()
  }
}

extension PairingForget: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let car = try unit.vehicle(nil, for: caller)
    guard let bond = caller.bond else {
      throw WireError(.sessionRequired, "pairing.forget needs a session")
    }
    try await unit.change(by: caller.actor) { stage throws(WireError) in
      stage.apply(.bondRemoved(id: bond), to: car.vin)
    }
    unit.endConnections(of: car.vin, bond: bond, but: caller.connection)
    return Done()
  }
}
