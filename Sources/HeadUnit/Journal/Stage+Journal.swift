import CarModel
import VehicleCatalog
import WorldTime

/// Where what happens on the stage becomes entries of the journals.
extension Stage {
  /// Tells of an event and of what it did to a vehicle that was `former` before.
  mutating func tell(
    of event: CarEvent, _ effects: [CarEffect], from former: Vehicle, to vehicle: Vehicle,
    by actor: JournalActor
  ) {
    if let note = JournalNote(event, at: former) {
      tell(note, of: vehicle, at: vehicle.asOf, by: actor)
    }
    for effect in effects {
      tell(JournalNote(effect), of: vehicle, at: vehicle.asOf, by: actor)
    }
  }

  /// Tells of something that happens to a vehicle now and does not change it.
  mutating func tell(_ note: JournalNote, of vin: VIN) {
    guard let vehicle = vehicle(vin) else { return }
    tell(note, of: vehicle, at: now, by: actor)
  }

  mutating func tell(
    _ note: JournalNote, of vehicle: Vehicle, at instant: Instant, by actor: JournalActor
  ) {
    journal.add(to: vehicle.vin) { sequence in
      JournalEntry(
        vehicle: vehicle.vin, sequence: sequence, at: instant,
        wall: vehicle.wallTime(at: instant), actor: "\(actor)", note: note)
    }
  }
}
