import HeadUnit
package import Scenarios
package import VehicleCatalog
package import WorldTime

/// What a world to work in begins with.
package struct WorldPlan: Sendable {
  package var vehicles: [VehicleSpecification]
  /// World time, once everything is there.
  package var start: Instant
  /// Of the clock; 0 is frozen.
  package var rate: Double
  /// `nil` leaves the phone out.
  package var phone: PhoneSetup?
  /// ISO 639; `nil` for the country's own.
  package var language: String?
  /// Products that are active in every car.
  package var seeds: [String]

  package init(
    vehicles: [VehicleSpecification], start: Instant, rate: Double, phone: PhoneSetup?,
    language: String?, seeds: [String]
  ) {
    (self.vehicles, self.start, self.rate) = (vehicles, start, rate)
    (self.phone, self.language, self.seeds) = (phone, language, seeds)
  }

  /// What is active at the start was bought so long before.
  private static let activation = Period.hours(1)

  /// Where world time begins, before anything is bought.
  package var beginning: Instant {
    seeds.isEmpty ? start : start.adding(.milliseconds(-Self.activation.milliseconds))
  }

  /// The customer's country.
  var country: String { vehicles.first?.market ?? "FR" }

  /// The VIN of a car that was given none, by its place.
  package static func vin(_ index: Int) throws(VIN.FormatError) -> VIN {
    try VINSeries(prefix: "SJNTAAJ12U")[index + 1]
  }
}

extension DaemonHandle.DaemonPlan {
  /// The daemon of a world that people work in: its cars say yes to every phone.
  package static func toWorkIn(program: String, profiles: String) -> Self {
    Self(program: program, profiles: profiles, logLevel: "info", pairing: .auto)
  }
}
