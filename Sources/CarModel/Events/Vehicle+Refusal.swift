import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// Why the car cannot take an event now; `nil` when it can.
  package func refusal(
    of event: CarEvent, at now: Instant, in catalog: Catalog
  ) -> CarRefusal? {
    switch event {
    case .powerSet(let power):
      return power != .off && !body.hasSupply(at: now) ? .noSupply : nil
    case .drove(let trip): return refusal(of: trip)
    case .woken: return body.hasSupply(at: now) ? nil : .noSupply
    case .regionSet(let region):
      let isCode = region.count == 2 && region.allSatisfy { $0.isASCII && $0.isUppercase }
      return isCode ? nil : .outOfRange(what: "a region", allowed: "an ISO 3166 code such as FR")
    case .voltageSet(let millivolts):
      let allowed = 0...LowVoltageBattery.millivoltsMax
      return allowed.contains(millivolts)
        ? nil : .outOfRange(what: "the 12 V battery's voltage", allowed: "0 to 16 V")
    case .chargeSet(let percent):
      guard body.traction != nil else { return .profileLacks("traction battery") }
      return (0...100).contains(percent)
        ? nil : .outOfRange(what: "the state of charge", allowed: "0 to 100 %")
    case .cableSet: return body.traction == nil ? .profileLacks("charging port") : nil
    case .telematicsSet(let isActive):
      let hasUnit = profile.capabilities.contains("tcu")
      return isActive && !hasUnit ? .profileLacks("telematics unit") : nil
    case .clockPolicySet(_, let budget):
      return (0...CarClock.budgetMinutesMax).contains(budget)
        ? nil : .outOfRange(what: "the budget", allowed: "0 to 100,000 minutes")
    case .ownerSet(let id): return bonds.contains { $0.id == id } ? nil : .bondUnknown(id)
    case .faultCleared(let id): return faults.contains { $0.id == id } ? nil : .faultUnknown(id)
    case .commandStarted(let order): return refusal(of: order, at: now, in: catalog)
    case .commandCancelled(let id):
      guard let command = commandQueue[id] else { return .commandUnknown(id) }
      return command.isOver ? .commandOver(id, state: command.state) : nil
    case .recordReplaced, .timeSigned, .wallClockSet:
      return body.hasSupply(at: now) ? nil : .noSupply
    case .bonded:
      guard body.hasSupply(at: now) else { return .noSupply }
      return hasRoom
        ? nil : .quotaExceeded("a car remembers at most \(Self.bondsMax) phones; remove one first")
    case .faultAdded(let fault):
      let isNew = !faults.contains { $0.id == fault.id }
      return isNew && faults.count >= CarFault.keptMax
        ? .quotaExceeded("a car has at most \(CarFault.keptMax) faults; clear one first") : nil
    case .timeReached, .networkSet, .privacySet, .consentSet, .locationSet, .supplySet,
      .bondRemoved, .pairingFailed, .pinSet, .pinFailed, .wiped, .rootTrusted, .rootRemoved:
      return nil
    }
  }

  private func refusal(of trip: Trip) -> CarRefusal? {
    guard (1...Trip.metresMax).contains(trip.metres) else {
      return .outOfRange(what: "a drive", allowed: "0.001 to 2,000 km long")
    }
    guard (1...Trip.topSpeedMax).contains(trip.topSpeed) else {
      return .outOfRange(what: "a top speed", allowed: "1 to 250 km/h")
    }
    return body.power.isIgnitionOn ? nil : .ignitionOff
  }
}
