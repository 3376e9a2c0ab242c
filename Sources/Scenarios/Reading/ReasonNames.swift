import Entitlements
import VehicleCatalog

/// The words by which the car says why a service is in its state.
enum ReasonNames {
  static let reasons: [String] =
    ServiceReason.known.map(\.name) + CompatibilityRule.allCases.map(\.rawValue)
  static let rules: [String] = DecisionRule.allCases.map(\.rawValue)
}
