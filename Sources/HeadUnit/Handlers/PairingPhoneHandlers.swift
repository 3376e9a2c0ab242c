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
    guard car.hasRoom(forPhone: greeting.phone.id) else { throw .bondsFull }
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
    let message = PairingCheck(
      check: try Block(wire: check, named: "check"), storeRoot: try sealedRoot())
    let root = try message.storeRoot.map { root throws(WireError) in
      try RootPublicKey(wire: Base64URL.encode(root.x))
    }
    unit.pairings[vin]?.isConfirmed = true
    try await unit.waitForVerdict(on: vin)
    let bondKey: BondKey
    let carCheck: Block
    do throws(PairingError) {
      try responder.accept()
      (carCheck, bondKey) = try responder.receive(message)
    } catch {
      try await unit.failPairing(of: vin, by: caller.actor, with: WireError(error))
      throw WireError(error)
    }
    do throws(WireError) {
      let roots = try await unit.bond(vin, peer, bondKey, root)
      unit.logger.notice(
        "paired", metadata: caller.metadata(of: vin).merging(["bond": "\(bondKey.id)"]) { $1 })
      unit.closePairing(of: vin, with: peer)
      return Response(check: carCheck.wire, bond: bondKey.id, trustedRoots: roots)
    } catch {
      unit.closePairing(of: vin, with: peer)
      throw error
    }
  }

  /// The store root and its MAC, which come together or not at all.
  private func sealedRoot() throws(WireError) -> ProvenStoreRoot? {
    guard storeRoot != nil || storeRootMac != nil else { return nil }
    guard let storeRoot, let x = Base64URL.decode(storeRoot), x.count == 32, let storeRootMac
    else {
      throw WireError(
        .pairingMessageInvalid, "params.storeRoot (32 bytes) and storeRootMac come together")
    }
    return ProvenStoreRoot(x: x, mac: try Block(wire: storeRootMac, named: "storeRootMac"))
  }
}

extension HeadUnit {
  /// Waits until the person in the car has compared the numbers.
  fileprivate func waitForVerdict(on vin: VIN) async throws(WireError) {
    if settings.pairing == .auto || pairings[vin]?.isAccepted == true { return }
    let verdict = await withCheckedContinuation { pairings[vin]?.waiting = $0 }
    if case .ended(let error) = verdict { throw error }
  }

  /// Keeps the bond, and the store's root where it is the first; both in one commit. Sessions of
  /// the bond that it replaces end.
  ///
  /// - Returns: the thumbprints the car trusts then.
  fileprivate func bond(
    _ vin: VIN, _ peer: OpenPairing.Peer, _ key: BondKey, _ root: RootPublicKey?
  ) async throws(WireError) -> [String] {
    let phone = peer.phone
    let actor = JournalActor.phone(name: phone.name)
    let (roots, replaced) = try await change(by: actor) { [settings] stage throws(WireError) in
      let car = try stage.existing(vin)
      guard car.hasRoom(forPhone: phone.id) else { throw .bondsFull }
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
      try stage.perform(
        .bonded(
          Bond(
            id: key.id, phoneID: phone.id, phoneName: phone.name, key: key.rawRepresentation,
            bondedAt: stage.now)), on: vin)
      let replaced = car.bonds.filter { $0.phoneID == phone.id }.map(\.id)
      return (trust.roots.map(\.key.id), replaced)
    }
    for bond in replaced { endConnections(of: vin, bond: bond, but: peer.connection) }
    return roots
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
    unit.endPairing(of: vin, with: WireError(.pairingRejected, "the phone gave up"))
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
