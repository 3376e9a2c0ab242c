package import WorldTime

/// How long the simulated processor takes over what it does not say at once.
package struct ProcessorDelays: Hashable, Sendable {
  /// From a pending charge to what became of it.
  ///
  /// - Source: Google Play Billing, test instruments: a slow card decides after a few minutes.
  package var settlement: Period
  /// From a charge to its dispute, for the card that is disputed.
  package var dispute: Period

  package init(settlement: Period = .minutes(5), dispute: Period = .days(3)) {
    self.settlement = settlement
    self.dispute = dispute
  }
}
