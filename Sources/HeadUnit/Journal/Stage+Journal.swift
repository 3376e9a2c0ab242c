import CarModel
import VehicleCatalog
import WorldTime

/// Where what happens on the stage becomes entries of the journals.
extension Stage {
  /// Tells of an event and of what it did to a vehicle that was `former` before.
  mutating func journal(
    of event: CarEvent, _ effects: [CarEffect], from former: Vehicle, to vehicle: Vehicle,
    by actor: JournalActor
  ) {
    if let note = JournalNote(event, at: former) {
      journal(note, of: vehicle, at: vehicle.asOf, by: actor)
    }
    for effect in effects {
      journal(JournalNote(effect), of: vehicle, at: vehicle.asOf, by: actor)
    }
  }

  /// Tells of something that happens to a vehicle now and does not change it.
  mutating func journal(_ note: JournalNote, of vin: VIN) {
    guard let vehicle = vehicle(vin) else { return }
    journal(note, of: vehicle, at: now, by: actor)
  }

  mutating func journal(
    _ note: JournalNote, of vehicle: Vehicle, at instant: Instant, by actor: JournalActor
  ) {
    journal.add(to: vehicle.vin) { sequence in
      JournalEntry(
        vehicle: vehicle.vin, sequence: sequence, at: instant,
        wall: vehicle.wallTime(at: instant), actor: "\(actor)", note: note)
    }
  }
}
