package import Entitlements
package import VehicleCatalog

/// A car that stands there when the world begins.
package struct VehicleSetup: Hashable, Sendable {
  /// By which steps name it; `car` when there is one.
  package var name: String
  package var profile: ProfileName
  /// ISO 3166-1 alpha-2.
  package var market: String
  /// A VIN is made up from the seed when left out.
  package var vin: VIN?
  package var built: YearMonth?
  /// What it does while its clock is cold; the daemon's default when left out.
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
