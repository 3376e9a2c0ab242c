package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// World time goes back, because it had run ahead by an error.
  ///
  /// What the car keeps stays, rights, bonds and trust before all. What it waits for waits as long
  /// as it would have, what it has done stays done, and its clock is cold: nothing that needs the
  /// time is served on one that never was.
  /// - Returns: what differs, in the order it is told.
  package mutating func setBack(_ back: SetBack, in catalog: Catalog) -> [CarEffect] {
    let former = self
    asOf = back.to
    clock.setBack(back)
    body.setBack(back)
    commandQueue.setBack(back)
    pin.setBack(back)
    pairingGate.setBack(back)
    log.setBack(back)
    for service in Array(activations.keys) { activations[service]?.setBack(back) }
    bonds = bonds.map { $0.setBack(back) }
    for index in faults.indices {
      faults[index].until = faults[index].until.map { back($0) }
      faults[index].addedAt = back(faults[index].addedAt)
    }
    // The ends that it warned of lie ahead again.
    state.warnings = WarningList()
    let services = servicesInPlay(in: catalog)
    let effects = settle(services, at: back.to, in: catalog)
    return transitions(of: services, since: former, in: catalog) + effects + changes(since: former)
  }
}

extension CarBody {
  fileprivate mutating func setBack(_ back: SetBack) {
    lowVoltage.setBack(back)
    traction?.setBack(back)
    idleSince = idleSince.map { back($0) }
    climate = climate.map { ClimateRun(celsiusTenths: $0.celsiusTenths, until: back($0.until)) }
    signal = signal.map { SignalRun(target: $0.target, until: back($0.until)) }
  }
}

extension CommandQueue {
  fileprivate mutating func setBack(_ back: SetBack) {
    for index in commands.indices {
      commands[index].createdAt = back(commands[index].createdAt)
      commands[index].dueAt = back(commands[index].dueAt)
      commands[index].endedAt = commands[index].endedAt.map { back($0) }
    }
  }
}

extension DrivingLog {
  fileprivate mutating func setBack(_ back: SetBack) {
    trips = trips.map { Trip(at: back($0.at), metres: $0.metres, topSpeed: $0.topSpeed) }
  }
}
