package import LinkProtocol
package import NissanStore
package import VehicleCatalog
package import WorldTime

/// The world as a case finds it: a frozen clock, a store, cars and phones that have never met.
package struct WorldSetup: Hashable, Sendable {
  /// Where world time begins. It moves only where a step moves it.
  package var start: Instant
  /// At least one; the first is meant where a step names none.
  package var vehicles: [VehicleSetup]
  /// At least one; the first is meant where a step names none.
  package var phones: [PhoneSetup]
  /// What the store goes by.
  package var policy: SubscriptionPolicy
  /// Of every dice in this world, 0…2^53.
  package var seed: UInt64

  package init(
    start: Instant, vehicles: [VehicleSetup], phones: [PhoneSetup],
    policy: SubscriptionPolicy = SubscriptionPolicy(), seed: UInt64 = 1
  ) {
    self.start = start
    self.vehicles = vehicles
    self.phones = phones
    self.policy = policy
    self.seed = seed
  }
}

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
  package var clockPolicy: ClockPolicyName?
  package var budgetMinutes: Int?

  package init(
    name: String, profile: ProfileName, market: String, vin: VIN? = nil,
    built: YearMonth? = nil, clockPolicy: ClockPolicyName? = nil, budgetMinutes: Int? = nil
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

/// A phone with its app and account.
package struct PhoneSetup: Hashable, Sendable {
  /// By which steps name it; `phone` when there is one.
  package var name: String
  /// As in `phones.yaml`, such as `iPhone 14`; the app's default when left out.
  package var model: String?
  package var osVersion: String?
  /// The account's country; the first car's market when left out.
  package var country: String?

  package init(
    name: String, model: String? = nil, osVersion: String? = nil, country: String? = nil
  ) {
    self.name = name
    self.model = model
    self.osVersion = osVersion
    self.country = country
  }
}
