import CarModel
import LinkProtocol
import Logging
import VehicleCatalog
import WorldTime

/// What becomes of a fault.
enum FaultEvent: String {
  case added, triggered, exhausted, cleared
}

extension JournalNote {
  init(_ fault: Fault, _ event: FaultEvent) {
    let kind: JournalKind =
      switch event {
      case .added: .faultAdded
      case .triggered: .faultTriggered
      case .exhausted: .faultExhausted
      case .cleared: .faultCleared
      }
    let details: JournalDetails = ["fault": fault.id, "kind": fault.kind.rawValue]
    self.init(kind, event == .added ? details.again(fault.plan) : details)
  }
}

extension HeadUnit {
  /// The one place that tells what becomes of faults, at an `instant` that is now by default.
  func record(
    _ fault: Fault, _ event: FaultEvent, at instant: Instant? = nil, on vehicle: VIN? = nil
  ) {
    var details: Logger.Metadata = [
      "fault": "\(fault.id)", "kind": "\(fault.kind.rawValue)", "at": "\(instant ?? now)",
      "triggers": "\(fault.triggers)",
    ]
    if let vehicle = fault.vehicle { details["vehicle"] = "\(vehicle)" }
    logger.info("fault \(event.rawValue)", metadata: details)
    journal(JournalNote(fault, event), of: fault.vehicle ?? vehicle)
  }

  /// Notes what becomes of a fault in the journal of the car it meets, with the next commit; faults
  /// of everybody are noted in a car's journal where they trigger it, and otherwise with the only
  /// car there is.
  private func journal(_ note: JournalNote, of vehicle: VIN?) {
    let only = world.vehicles.count == 1 ? world.vehicles.keys.first : nil
    guard let vin = vehicle ?? only, world.vehicles[vin] != nil else { return }
    waiting.append(
      PendingChange { stage in
        stage.journal(note, of: vin)
        return { _ in }
      })
    wakeUp.yield()
  }

  /// Takes a fault in.
  ///
  /// - Throws: `faults_full`.
  func add(_ plan: FaultsAdd, for vehicle: VIN?) throws(WireError) -> Fault {
    settleFaults()
    guard faults.hasRoom else {
      throw WireError(.faultsFull, "a daemon holds at most \(faults.limit) faults; clear one")
    }
    let fault = faults.add { [now] in Fault(number: $0, plan, of: vehicle, at: now) }
    record(fault, .added)
    // The end of its span may be the next thing that falls due.
    if fault.until != nil { wakeUp.yield() }
    return fault
  }

  /// Takes faults away. What they hold goes on its way and has its effect before this returns.
  ///
  /// - Returns: How many there were.
  func clearFaults(where matches: (Fault) -> Bool) async -> Int {
    settleFaults()
    let cleared = faults.clear(where: matches)
    for fault in cleared {
      record(fault, .cleared)
      held.heal(fault.number)
      for line in held.releaseAll(of: fault.number) { letGo(line) }
    }
    await lateArrivals()
    return cleared.count
  }

  /// Books what has ended by now: spans, and faults that are used up and hold nothing any more.
  func settleFaults() {
    guard !faults.inForce.isEmpty else { return }
    let now = self.now
    for fault in faults.inForce where fault.isOver(at: now) { held.heal(fault.number) }
    for fault in faults.retire(at: now, holders: Set(held.counts.keys)) {
      record(fault, .exhausted, at: fault.end(noticedAt: now))
    }
  }

  /// What a write that changes these vehicles meets.
  func writeEffect(changing vehicles: [VIN]) -> WriteEffect? {
    guard !faults.inForce.isEmpty else { return nil }
    let triggered = faults.trigger(at: now) { fault in
      fault.kind.writeEffect != nil && (fault.vehicle.map(vehicles.contains) ?? true)
    }
    guard let triggered, let kind = triggered.kind.writeEffect else { return nil }
    record(triggered, .triggered)
    settleFaults()
    return WriteEffect(kind: kind, power: power)
  }
}
