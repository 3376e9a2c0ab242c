package import CarModel
import WorldTime

/// As a report tells them.
extension CarValues: WireDocumented {
  package static let notes = Dictionary(
    uniqueKeysWithValues: CarProperties.reported.map { ($0.name, $0.note ?? "") })

  package static let sample = CarValues(
    of: CarBody(region: "FR", at: CarClockReport.sample.trustedTime),
    at: CarClockReport.sample.trustedTime)
}
