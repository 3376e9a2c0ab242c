import CarModel
import LinkProtocol
import Pairing
import VehicleCatalog
import WorldTime

extension PairingOpen: Answerable {
  /// A car that is full opens too: a phone it knows may come to pair again.
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> PairingReport {
    let car = try unit.vehicle(vehicle, for: caller)
    try unit.checkGate(of: car)
    if unit.pairings[car.vin] == nil { unit.enterPairing(of: car.vin, .open) }
    return unit.pairingReport(of: car)
  }
}

extension PairingShow: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> PairingReport {
    unit.pairingReport(of: try unit.vehicle(vehicle, for: caller))
  }
}

extension PairingAccept: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> PairingReport {
    let car = try unit.vehicle(vehicle, for: caller)
    guard let shown = unit.pairings[car.vin]?.number else {
      throw WireError(.pairingNotPending, "no numbers are being compared at \(car.vin)")
    }
    if let replacing, !car.bonds.contains(where: { $0.id == replacing }) {
      throw WireError(.bondUnknown, "vehicle \(car.vin) keeps no bond ‘\(replacing)’")
    }
    let report = unit.pairingReport(of: car)
    guard number == shown.description else {
      let error = WireError(
        .pairingNumberMismatch, "‘\(number)’ is not the number on the car's screen")
      try await unit.giveUpPairing(
        of: car.vin, because: PairingEnd(failure: .numbersDiffer, error: error), by: caller.actor)
      throw error
    }
    unit.pairings[car.vin]?.isAccepted = true
    unit.pairings[car.vin]?.replacing = replacing
    unit.pairings[car.vin]?.waiting.take()?.resume(returning: .accepted)
    return report
  }
}

extension PairingReject: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> PairingReport {
    let car = try unit.vehicle(vehicle, for: caller)
    guard unit.pairings[car.vin]?.number != nil else {
      throw WireError(.pairingNotPending, "no numbers are being compared at \(car.vin)")
    }
    try await unit.giveUpPairing(of: car.vin, because: .rejected, by: caller.actor)
    return unit.pairingReport(of: try unit.vehicle(car.vin))
  }
}

extension PairingClose: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> PairingReport {
    let car = try unit.vehicle(vehicle, for: caller)
    unit.endPairing(
      of: car.vin,
      with: WireError(.pairingClosed, "the person in the car closed the pairing"))
    return unit.pairingReport(of: car)
  }
}

extension BondsList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(vehicle, for: caller)
    return Response(
      bonds: car.bonds.map { bond in
        BondReport(
          bond: bond.id, vehicle: car.vin.rawValue, phone: bond.phoneName,
          bondedAt: bond.bondedAt, role: bond.role)
      })
  }
}

extension BondsRemove: Answerable {
  /// Sessions of the bond end with it.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let car = try unit.vehicle(vehicle, for: caller)
    let (vin, bond) = (car.vin, bond)
    if bond != caller.bond { try car.checkOwner(caller) }
    try await unit.change(by: caller.actor) { stage throws(WireError) in
      guard try stage.existing(vin).bonds.contains(where: { $0.id == bond }) else {
        throw WireError(.bondUnknown, "vehicle \(vin) keeps no bond ‘\(bond)’")
      }
      stage.apply(.bondRemoved(id: bond), to: vin)
    }
    unit.endConnections(of: vin, bond: bond, but: caller.connection)
    return Done()
  }
}

extension BondsSetOwner: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let car = try unit.vehicle(vehicle, for: caller)
    try car.checkOwner(caller)
    let bond = bond
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      try stage.perform(.ownerSet(bond: bond), on: car.vin)
      return Done()
    }
  }
}
