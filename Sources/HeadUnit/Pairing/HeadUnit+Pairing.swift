import CarModel
import LinkProtocol
import LinkTransport
import Logging
import Pairing
import VehicleCatalog
import WorldTime

extension HeadUnit {
  /// What the car's screen shows of a pairing.
  func pairingReport(of vehicle: Vehicle) -> PairingReport {
    if let pairing = pairings[vehicle.vin] {
      return PairingReport(
        vehicle: vehicle.vin.rawValue, stage: pairing.stageName,
        number: pairing.number?.description, phone: pairing.peer?.phone.name)
    }
    let lock = vehicle.pairingGate.lock(at: now)
    return PairingReport(
      vehicle: vehicle.vin.rawValue, stage: lock == nil ? .idle : .locked, lockedUntil: lock)
  }

  /// Refuses where the car has no power, and while a lock holds.
  func checkGate(of vehicle: Vehicle) throws(WireError) {
    guard vehicle.body.hasSupply(at: now) else { throw WireError(CarRefusal.noSupply) }
    guard let lock = vehicle.pairingGate.lock(at: now) else { return }
    throw WireError(
      .pairingLocked, "pairing is locked after \(vehicle.pairingGate.failures) failures",
      nextChangeAt: lock)
  }

  /// Takes a pairing on to a stage, whose time begins now.
  func enterPairing(of vin: VIN, _ stage: OpenPairing.Stage) {
    let now = hostClock.read().monotonicMilliseconds
    if pairings[vin] == nil {
      pairings[vin] = OpenPairing(stage, atMilliseconds: now)
    } else {
      pairings[vin]?.enter(stage, atMilliseconds: now)
    }
    // The alarm may have to ring earlier than it was set.
    wakeUp.yield()
  }

  /// When the first pairing has taken too long, in milliseconds of the host's counter.
  var nextPairingEnd: Int64? { pairings.values.map(\.endsAt).min() }

  /// Ends the pairings that have taken too long; what counts of them goes into the next commit.
  func endLatePairings() {
    let now = hostClock.read().monotonicMilliseconds
    for (vin, pairing) in pairings where pairing.endsAt <= now {
      let actor = pairing.peer.flatMap { connections[$0.connection]?.caller.actor } ?? .daemon
      let end = PairingEnd(failure: .timedOut, error: pairing.timeout)
      guard let event = endPairing(of: vin, because: end) else { continue }
      waiting.append(
        PendingChange { [logger] stage in
          stage.attempt(by: actor) { $0.apply(event, to: vin) }
          return { failure in
            guard let failure else { return }
            logger.error(
              "a failed pairing was not counted",
              metadata: ["vehicle": "\(vin)", "why": "\(failure.message)"])
          }
        })
    }
  }

  /// Ends a pairing. A phone that waits for it is told why now; one that has yet to say yes, then.
  func endPairing(of vin: VIN, with error: WireError) {
    guard let pairing = pairings.removeValue(forKey: vin) else { return }
    if let waiting = pairing.waiting {
      waiting.resume(returning: .ended(error))
    } else if let peer = pairing.peer {
      connections[peer.connection]?.pairingEnd = error
    }
    logger.info("pairing ended", metadata: ["vehicle": "\(vin)", "why": "\(error.message)"])
  }

  /// The pairing that this connection has under way.
  func pairing(of caller: Caller) throws(WireError) -> (vin: VIN, pairing: OpenPairing) {
    guard let vin = caller.greeting?.vehicle, let pairing = pairings[vin],
      pairing.peer?.connection == caller.connection
    else {
      throw connections[caller.connection]?.pairingEnd
        ?? WireError(.pairingOutOfOrder, "this connection has no pairing under way")
    }
    return (vin, pairing)
  }

  /// Ends a pairing before there is a bond: the one way for whatever a peer could bring about, next
  /// to ``endLatePairings()``. Once the digits were shown it counts as a failure, which an attacker
  /// could have used to guess, and the journal says so.
  ///
  /// - Throws: `storage_failed`; the pairing has ended all the same.
  func giveUpPairing(
    of vin: VIN, because end: PairingEnd, by actor: JournalActor
  ) async throws(WireError) {
    guard let event = endPairing(of: vin, because: end) else { return }
    try await change(by: actor) { stage throws(WireError) in stage.apply(event, to: vin) }
  }

  /// Ends a pairing: what is to happen to the car for it, once the digits were shown.
  private func endPairing(of vin: VIN, because end: PairingEnd) -> CarEvent? {
    let isFailure = pairings[vin]?.number != nil
    endPairing(of: vin, with: end.error)
    return isFailure ? .pairingFailed(end.failure) : nil
  }

  /// A connection is gone: so are its pairing and its watches.
  func connectionEnded(_ connection: UInt64) async {
    connections[connection]?.isOver = true
    watches.remove(on: connection)
    let actor = connections[connection]?.caller.actor ?? .peer(uid: nil)
    for vin in pairings.keys where pairings[vin]?.peer?.connection == connection {
      do throws(WireError) {
        try await giveUpPairing(of: vin, because: .connectionClosed, by: actor)
      } catch {
        logger.error(
          "a failed pairing was not counted",
          metadata: ["vehicle": "\(vin)", "why": "\(error.message)"])
      }
    }
  }

  /// Ends the sessions of one bond, or everything with a vehicle that is no more. What was asked
  /// before is answered, without the session; then the connections close, but `current`.
  func endConnections(of vin: VIN, bond: String? = nil, but current: UInt64? = nil) {
    for (id, state) in connections
    where state.greeting?.vehicle == vin && (bond == nil || state.bond == bond) {
      connections[id]?.bond = nil
      watches.end(on: id, .sessionEnded)
      if id != current { state.link.stopReading() }
    }
  }
}
