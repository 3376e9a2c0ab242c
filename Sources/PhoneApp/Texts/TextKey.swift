package import CarModel
package import Entitlements
package import LinkProtocol
package import NissanStore
package import VehicleCatalog

/// A value that has a text of its own, in a section of the files of texts, under the name that it
/// has on the wire.
package protocol TextKey: Sendable {
  static var section: String { get }
  var textName: String { get }
}

extension TextKey where Self: RawRepresentable<String> {
  package var textName: String { rawValue }
}

// MARK: - The car

extension ServiceState: TextKey { package static let section = "serviceState" }
extension DecisionRule: TextKey { package static let section = "decisionRule" }
extension ExplainLink.Name: TextKey { package static let section = "explainLink" }
extension ServiceCommand.State: TextKey { package static let section = "commandState" }
extension PowerMode: TextKey { package static let section = "powerMode" }
extension NetworkQuality: TextKey { package static let section = "networkQuality" }
extension SleepState: TextKey { package static let section = "sleepState" }
extension LowVoltageBattery.State: TextKey { package static let section = "batteryLevel" }
extension TrustedTime.State: TextKey { package static let section = "clockTrust" }
extension WallFlag: TextKey { package static let section = "wallFlag" }
extension Bond.Role: TextKey { package static let section = "phoneRole" }

/// Only those that a phone can be told have a text.
extension ErrorName: TextKey { package static let section = "carRefusal" }

extension ServiceReason: TextKey {
  package static let section = "serviceReason"
  package var textName: String { name }
}

// MARK: - The store

extension Language: TextKey { package static let section = "languageName" }
extension ProductKind: TextKey { package static let section = "productKind" }
extension ServiceCategory: TextKey { package static let section = "serviceCategory" }
extension ActivationCondition: TextKey { package static let section = "activationCondition" }
extension CompatibilityRule: TextKey { package static let section = "unmetRule" }
extension VehicleRole: TextKey { package static let section = "vehicleRole" }
extension DeclineCode: TextKey { package static let section = "declineCode" }
extension AddressForm.Field: TextKey { package static let section = "addressField" }

extension OrderMachine.State: TextKey {
  package static let section = "orderState"
  /// Why a payment was declined is distinguished from where the order stands.
  package var textName: String { if case .declined = self { "declined" } else { description } }
}

extension SubscriptionMachine.State: TextKey {
  package static let section = "subscriptionState"
  package var textName: String { description }
}

extension SubscriptionMachine.RevocationReason: TextKey {
  package static let section = "revocationReason"
}

extension StoreEvent.Kind: TextKey { package static let section = "storeEvent" }

// MARK: - The phone

extension PhoneHomeError.Attempt: TextKey { package static let section = "homeAttempt" }
extension InputRefusal.Subject: TextKey { package static let section = "inputSubject" }
