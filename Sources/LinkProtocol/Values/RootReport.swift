package import Entitlements
package import VehicleCatalog
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
}

extension RootReport {
  package init(_ root: TrustedRoot, of vin: VIN?) {
    self.init(
      vehicle: vin?.rawValue, fingerprint: root.key.id, origin: root.origin,
      since: root.origin == .file ? nil : root.since)
  }
}
