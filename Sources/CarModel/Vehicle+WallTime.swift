package import WorldTime

extension Vehicle {
  /// What the car's own display clock shows at an instant of world time.
  package func wallTime(at instant: Instant) -> Instant { instant }
}
