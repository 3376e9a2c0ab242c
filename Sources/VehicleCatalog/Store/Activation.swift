package import WorldTime

/// The car's work to make an entitled service usable.
package struct Activation: Hashable, Sendable {
  /// Positive; it runs only while the conditions hold.
  package let duration: Period
  package let requires: Set<ActivationCondition>
  /// What the 12 V battery must have at least, where ``ActivationCondition/battery`` is required;
  /// thousandths of a volt.
  package let minimumMillivolts: Int

  /// Where a service says nothing: a lead battery is nearly empty below it.
  ///
  /// - Source: a guess; makers state 11.8 V to 12.0 V for 0 % to 20 % of charge at rest.
  package static let defaultMinimumMillivolts = 11_800
  /// What a catalogue may ask of a 12 V battery.
  package static let minimumMillivoltsRange = 9_000...15_000
}

/// What must hold in the car while a service is activated. A car tells the first that does not,
/// in this order.
package enum ActivationCondition: String, CaseIterable, Hashable, Sendable, Codable {
  case ignition, network
  /// The 12 V battery has ``Activation/minimumMillivolts`` at least.
  case battery
  /// Privacy mode is off.
  case privacy
  /// The customer allowed data sharing in the car.
  case consent
  /// The telematics unit is activated, which first use asks for.
  case tcu
}
