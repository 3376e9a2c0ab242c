import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// What an event does by itself; what follows from it is settled afterwards.
  mutating func handle(_ event: CarEvent, at now: Instant, in catalog: Catalog) -> [CarEffect] {
    switch event {
    case .timeReached: break
    case .recordReplaced(let new): replaceRecord(by: new, at: now)
    case .timeSigned(let signed, let isFresh):
      clock.learn(signed, isFresh: isFresh, at: now)
      body.touch(at: now)

    // What a driver and a tester do to the car.
    case .powerSet(let new): return turnKey(to: new, at: now, in: catalog)
    case .drove(let trip): return drive(trip, at: now, in: catalog)
    case .locationSet(let point): return move(to: point, at: now, in: catalog)
    case .networkSet(let new): body.network = new
    case .privacySet(let isOn): body.isPrivacyModeOn = isOn
    case .consentSet(let isGiven): body.hasConsent = isGiven
    case .telematicsSet(let isActive): body.isTelematicsActive = isActive
    case .regionSet(let region):
      (body.region, body.isCovered) = (region, catalog.country(region) != nil)
    case .wallClockSet(let shown): clock.setWall(shown, at: now)
    case .clockPolicySet(let policy, let budget):
      (clock.policy, clock.budgetMinutes) = (policy, budget)
    case .woken: body.touch(at: now)
    case .voltageSet(let millivolts): body.lowVoltage.set(millivolts: millivolts, at: now)
    case .supplySet(let isConnected): body.lowVoltage.connect(isConnected, at: now)
    case .chargeSet(let percent): body.traction?.set(percent: percent, at: now)
    case .cableSet(let isConnected): body.traction?.connectCable(isConnected, at: now)
    case .wiped(let wipe): return erase(wipe, at: now)

    // Phones, PIN and trust.
    case .bonded(let bond): add(bond, at: now)
    case .bondRemoved(let id): bonds.removeAll { $0.id == id }
    case .ownerSet(let id): bonds = bonds.map { $0.with(role: $0.id == id ? .owner : .driver) }
    case .pairingFailed: pairingGate.recordFailure(at: now)
    case .pinSet(let digest): pin.set(digest)
    case .pinFailed: pin.recordFailure(at: now)
    case .rootTrusted(let root): trust.add(root.key, origin: root.origin, at: root.since)
    case .rootRemoved(let id): trust.remove(id: id)

    case .commandStarted(let order): return start(order, at: now, in: catalog)
    case .commandCancelled(let id): return cancel(id, at: now)
    case .faultAdded(let fault): return add(fault, at: now)
    case .faultCleared(let id): clearFault(id, at: now)
    }
    return []
  }

  private mutating func replaceRecord(by new: EntitlementRecord, at now: Instant) {
    resetFailures(comparing: new)
    record = new
    state.versionFloor = max(state.versionFloor, new.version)
    usage.keepOnly(new)
    state.warnings.keepOnly(new)
    clock.learn(new.issuedAt, isFresh: false, at: now)
    body.touch(at: now)
  }

  /// A newer document lets the car try again what it gave up, where it says something new of the
  /// service.
  private mutating func resetFailures(comparing new: EntitlementRecord) {
    for (service, progress) in activations where progress.failure != nil {
      let known = Set(record?.entitlements(for: service) ?? [])
      if new.entitlements(for: service).contains(where: { !known.contains($0) }) {
        activations[service] = nil
      }
    }
  }

  private mutating func add(_ bond: Bond, at now: Instant) {
    precondition(hasRoom, "whoever pairs asks for room first")
    bonds.removeAll { $0.id == bond.id }
    let hasOwner = bonds.contains { $0.role == .owner }
    bonds.append(bond.with(role: hasOwner ? .driver : .owner))
    pairingGate.recordSuccess()
    body.touch(at: now)
  }

  private mutating func erase(_ wipe: Wipe, at now: Instant) -> [CarEffect] {
    var effects: [CarEffect] = []
    if wipe.hasHeadUnit {
      effects = commandQueue.underWay.map { end($0, on: .cancelled, at: now) }
      commandQueue.forget()
      (record, activations, bonds, trust) = (nil, [:], [], TrustStore())
      (pairingGate, pin, alerts, log) = (PairingGate(), RemotePin(), AlertRules(), DrivingLog())
      (usage, state.warnings) = (UsageMeter(), WarningList())
      body.isPrivacyModeOn = false
      body.hasConsent = false
    }
    if wipe.hasTelematics {
      body.isTelematicsActive = false
      activations = [:]
    }
    return effects
  }
}

// MARK: - Moving

extension Vehicle {
  /// The key: each start is an ignition cycle, and lets the car try again what it could not reach.
  private mutating func turnKey(
    to new: PowerMode, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    let isStart = new.isIgnitionOn && !body.power.isIgnitionOn
    body.power = new
    body.touch(at: now)
    guard isStart else { return [] }
    for service in Array(activations.keys) { activations[service]?.tryAgain() }
    return meter(1, of: .ignitionCycles, in: catalog)
  }

  private mutating func drive(
    _ trip: Trip, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    log.add(trip)
    body.odometerMetres += trip.metres
    body.traction?.spend(
      wattHours: trip.metres * TractionBattery.wattHoursPerKilometre / 1_000, at: now)
    return meter(trip.metres, of: .kilometres, in: catalog)
      + alerts(of: trip, at: now, in: catalog)
  }

  private func alerts(of trip: Trip, at now: Instant, in catalog: Catalog) -> [CarEffect] {
    var reported: [CarEffect] = []
    if let limit = alerts.speedLimit, trip.topSpeed > limit,
      let service = notifyingService(.speedAlert, at: now, in: catalog)
    {
      reported.append(.alert(.speed(reached: trip.topSpeed, limit: limit), service: service))
    }
    let minute = minuteOfDay(at: now, in: catalog)
    if let curfew = alerts.curfew, curfew.contains(minute),
      let service = notifyingService(.curfewAlert, at: now, in: catalog)
    {
      reported.append(.alert(.curfew(minuteOfDay: minute), service: service))
    }
    return reported
  }

  private mutating func move(
    to point: GeoPoint, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    let left = body.location
    body.location = point
    guard !alerts.zones.isEmpty, let service = notifyingService(.zoneAlert, at: now, in: catalog)
    else { return [] }
    return alerts.zones.compactMap { zone in
      let (was, isNow) = (zone.contains(left), zone.contains(point))
      guard was != isNow else { return nil }
      return .alert(isNow ? .zoneEntered(zone.name) : .zoneLeft(zone.name), service: service)
    }
  }

  /// The service that tells of it, if it can be used now; none tells while privacy mode is on.
  private func notifyingService(
    _ use: ServiceUse, at now: Instant, in catalog: Catalog
  ) -> ServiceID? {
    body.isPrivacyModeOn ? nil : usableService(use, at: now, in: catalog)
  }

  /// The service that is used in this way, if it can be used now.
  func usableService(_ use: ServiceUse, at now: Instant, in catalog: Catalog) -> ServiceID? {
    servicesInPlay(in: catalog).first {
      $0.use == use && verdict(on: $0, at: now, in: catalog).isUsable
    }?.id
  }
}
