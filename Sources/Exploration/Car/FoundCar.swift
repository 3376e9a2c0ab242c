import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// A car that was just met, with nothing in memory, and what it says.
///
/// What a car has in memory changes nothing of that: no answer and no invariant of a car by itself
/// looks at it. So one look at an idle car is a look at all that differ from it in their memory.
struct FoundCar: Sendable {
  let facts: CarFacts
  let broken: Invariant?
  /// Version of the record; 0 without.
  let kept: UInt8

  init(_ car: CarNode, _ tables: StepTables) {
    let document = tables.document(car.kept)
    facts = CarFacts(car, keeping: document, tables.world)
    broken = car.broken(facts, keeping: document, tables.world)
    kept = UInt8(clamping: car.vehicle.record?.version ?? 0)
  }
}

/// What an exploration looks at for every step.
struct CarMarks: Sendable {
  let flags: CarFacts.Flags
  /// Of an invariant that the car breaks; 0 for none.
  let broken: UInt8
  /// Of the record; 0 without.
  let kept: UInt8
  /// The highest of the record and of what was received.
  let known: UInt8

  /// - Parameters:
  ///   - found: The car with nothing in memory.
  ///   - memory: What it has there.
  ///   - received: Version of the document that was received; 0 for none.
  init(_ found: FoundCar, _ memory: CarMemory, receiving received: UInt8) {
    var flags = found.facts.flags
    if memory.received != 0 { flags.insert(.hasReceived) }
    if memory.owesAcknowledgement { flags.insert(.owesAcknowledgement) }
    self.flags = flags
    broken = found.broken?.number ?? 0
    kept = found.kept
    known = max(found.kept, received)
  }
}
