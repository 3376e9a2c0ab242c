package import WorldTime

/// What a document says, whoever it is for and whoever signed it.
package struct DocumentContent: Hashable, Sendable, Codable {
  package var version: Int
  package var issuedAt: Instant
  package var leaseUntil: Instant
  package var entitlements: [Entitlement]

  package init(version: Int, issuedAt: Instant, leaseUntil: Instant, entitlements: [Entitlement]) {
    (self.version, self.entitlements) = (version, entitlements)
    (self.issuedAt, self.leaseUntil) = (issuedAt, leaseUntil)
  }

  package init(_ record: EntitlementRecord) {
    self.init(
      version: record.version, issuedAt: record.issuedAt, leaseUntil: record.leaseUntil,
      entitlements: record.entitlements)
  }
}
