import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// A closed set of lower_snake or lower-kebab words.
package protocol WireEnum: CaseIterable, RawRepresentable, Codable, Sendable
where RawValue == String {}

// The words that the rules declare and the wire carries as they are: one enum each, without a copy.

extension ActivationCondition: WireEnum {}
extension ActivationFailure: WireEnum {}
extension Allowance.Unit: WireEnum {}
extension Bond.Role: WireEnum {}
extension ClockPolicy: WireEnum {}
extension CompatibilityRule: WireEnum {}
extension ExplainFacts.Activation: WireEnum {}
extension ExplainLink.Name: WireEnum {}
extension LowVoltageBattery.State: WireEnum {}
extension NetworkQuality: WireEnum {}
extension PowerMode: WireEnum {}
extension ServiceCommand.State: WireEnum {}
extension ServiceProvision: WireEnum {}
extension ServiceState: WireEnum {}
extension SleepState: WireEnum {}
extension TrustedRoot.Origin: WireEnum {}
extension TrustedTime.State: WireEnum {}
extension WallFlag: WireEnum {}
extension Wipe: WireEnum {}
extension WorldClock.Mode: WireEnum {}
