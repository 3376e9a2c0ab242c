package import NissanStore
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
  /// Of every random number generator in this world, 0…2^53.
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
