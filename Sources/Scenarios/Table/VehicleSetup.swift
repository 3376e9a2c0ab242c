package import Entitlements
package import VehicleCatalog
import WorldTime

/// A car that stands there when the world begins.
package struct VehicleSetup: Hashable, Sendable {
  /// By which steps name it; `car` when there is one.
  package var name: String
  package var profile: ProfileName
  /// ISO 3166-1 alpha-2.
  package var market: String
  /// A VIN is made up from the seed by default.
  package var vin: VIN?
  package var built: YearMonth?
  /// What it does while its clock is cold; default: the daemon's.
  package var clockPolicy: ClockPolicy?
  package var budgetMinutes: Int?

  package init(
    name: String, profile: ProfileName, market: String, vin: VIN? = nil,
    built: YearMonth? = nil, clockPolicy: ClockPolicy? = nil, budgetMinutes: Int? = nil
  ) {
    self.name = name
    self.profile = profile
    self.market = market
    self.vin = vin
    self.built = built
    self.clockPolicy = clockPolicy
    self.budgetMinutes = budgetMinutes
  }
}

extension VehicleSetup {
  /// The keys of one of several cars; its name stands above them.
  static let mapping = Mapping(
    VehicleSetup(
      name: "",
      profile: ProfileName(generation: GenerationID(rawValue: ""), modelYear: 0, trim: ""),
      market: ""),
    [
      .required("profile", \.profile, .profile, "Its profile."),
      .defaulted("market", \.market, .market, "Its market; default: the world's."),
      .optional("built", \.built, .month, "When it was built."),
      .optional("vin", \.vin, .vin, "Its VIN; default: made up."),
      .optional(
        "clockPolicy", \.clockPolicy, .choice("clock policy"),
        "What it does while its clock is cold; default: the world's."),
      .optional(
        "budgetMinutes", \.budgetMinutes, .count(of: .minutes, 0...100_000),
        "Powered minutes that `fail_open` goes on for; default: the world's."),
    ])
}
