import Entitlements
import WorldTime

/// The tester makes a car trust a store.
package struct TrustAdd: LinkRequest, Hashable {
  package var vehicle: String?
  package var root: String

  package typealias Response = RootReport

  package static let method = "trust.add"
  package static let summary = "Makes a vehicle trust a store root."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .rootMalformed, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; may be left out while there is only one.",
    "root": "The Ed25519 key: a JWK `x` in base64url, or a whole JWK as text.",
  ]
  package static let example = RequestExample(
    TrustAdd(root: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
    returns: RootReport(
      vehicle: "SJNTAAJ12U0000001", fingerprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
      origin: .added, since: Instant(milliseconds: 1_769_853_600_000)))

  package init(vehicle: String? = nil, root: String) {
    self.vehicle = vehicle
    self.root = root
  }
}
