package import Entitlements
package import WorldTime

/// A store root key that a vehicle trusts.
package struct RootReport: Codable, Hashable, Sendable, WireDocumented {
  package var vehicle: String?
  package var fingerprint: String
  package var origin: TrustedRoot.Origin
  package var since: Instant?

  package static let notes = [
    "vehicle": "The VIN that trusts it; absent for the roots of the trust file, which all do.",
    "fingerprint": "The key's RFC 7638 thumbprint.",
    "origin": "Where the trust comes from.",
    "since": "World time from which it is trusted; absent for the trust file.",
  ]

  package init(vehicle: String?, fingerprint: String, origin: TrustedRoot.Origin, since: Instant?) {
    self.vehicle = vehicle
    self.fingerprint = fingerprint
    self.origin = origin
    self.since = since
  }
}
