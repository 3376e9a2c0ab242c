package import CarModel
package import VehicleCatalog
package import WorldTime

/// What a world is made of: the car, what is sold for it, how time is cut, and the usual bounds.
package struct WorldSetting: Hashable, Sendable {
  /// The name of the car's profile.
  package var profile = ExploredWorld.profileDefault
  package var product = ExploredWorld.productDefault
  /// The service that is looked at; `nil` for the first that the product grants.
  package var service: ServiceID?
  /// Of each paid period.
  package var months = 1
  /// One step of time.
  package var tick = Period.days(14)
  /// What is bought begins so many ticks later.
  package var ticksBeforeStart = 0
  /// A limit beyond time, for what is then sold without renewal.
  package var allowance: Allowance?
  /// What is wrong with the car from the start, until everything is healed.
  package var fault: CarFault.Kind?
  /// How often something happens to the money, the first purchase and answers left out; `nil` for
  /// no limit.
  package var actsMax: Int?
  package var bounds = ExplorationBounds()

  package init() {}
}
