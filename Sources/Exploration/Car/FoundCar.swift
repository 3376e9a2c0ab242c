import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// A car that was just met, and what it says.
struct FoundCar: Sendable {
  let facts: CarFacts
  let marks: StepTables.CarMarks

  init(_ car: CarNode, _ tables: StepTables) {
    let document = tables.document(car.kept)
    facts = CarFacts(car, keeping: document, tables.world)
    let kept = UInt8(clamping: car.vehicle.record?.version ?? 0)
    let received = UInt8(clamping: tables.document(car.received)?.version ?? 0)
    marks = StepTables.CarMarks(
      flags: facts.flags,
      broken: car.broken(facts, keeping: document, tables.world)?.number ?? 0,
      kept: kept, known: max(kept, received))
  }
}
