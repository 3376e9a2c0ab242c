package import VehicleCatalog
package import WorldTime

/// What a car keeps of the last document it took: the only thing its answers come from.
///
/// The document's text is not part of it: it is long, and nothing is ever read from it again.
package struct EntitlementRecord: Hashable, Sendable, Codable {
  package let vehicle: VIN
  package let version: Int
  /// SHA-256 of the document's compact text, base64url.
  package let hash: String
  /// The thumbprint of the key that signed.
  package let keyID: String
  package let issuedAt: Instant
  package let leaseUntil: Instant
  package let entitlements: [Entitlement]

  /// The record of the first document a car takes; a later one goes through ``accepting(_:)``.
  package init(_ verified: VerifiedDocument) {
    vehicle = verified.document.vehicle
    version = verified.document.version
    hash = verified.hash
    keyID = verified.keyID
    issuedAt = verified.document.issuedAt
    leaseUntil = verified.document.leaseUntil
    entitlements = verified.document.entitlements
  }

  /// The rights to one service, in the document's order.
  package func entitlements(for service: ServiceID) -> [Entitlement] {
    entitlements.filter { $0.service == service }
  }
}

/// What a verified document does to a record.
package enum DocumentIntake: Hashable, Sendable {
  /// The very document the car keeps: acknowledged again, nothing changes.
  case unchanged(EntitlementRecord)
  case replaced(EntitlementRecord)

  /// The record after the intake.
  package var record: EntitlementRecord {
    switch self {
    case .unchanged(let record), .replaced(let record): record
    }
  }
}

extension EntitlementRecord {
  /// ``accepting(_:comparesIssue:)`` for a car that may keep nothing yet.
  package static func intake(
    _ verified: VerifiedDocument,
    over kept: EntitlementRecord?,
    comparesIssue: Bool = true
  ) throws(DocumentRejection) -> DocumentIntake {
    guard let kept else { return .replaced(EntitlementRecord(verified)) }
    return try kept.accepting(verified, comparesIssue: comparesIssue)
  }

  /// Replaces this record by a higher version, whole; nothing is ever merged.
  ///
  /// A document that leaves out a right which is not over yet is refused as malformed: rights
  /// are taken away by an entry with a higher revision, so a gap is an error of the store, and
  /// only its word may downgrade. “Over” is judged at the new document's `iat`.
  ///
  /// - Parameters:
  ///   - verified: The document.
  ///   - comparesIssue: `false` when this record was signed at a time that never was, so that the
  ///     next one may be signed earlier.
  /// - Returns: the record it makes, or that it is the one kept already.
  /// - Throws: `wrong_vehicle`; `equivocation` for the same version with another hash;
  ///   `rollback` when the version, a revision, or the signed time under the same key would
  ///   fall; `malformed` for a right left out.
  package func accepting(
    _ verified: VerifiedDocument,
    comparesIssue: Bool = true
  ) throws(DocumentRejection) -> DocumentIntake {
    let document = verified.document
    guard document.vehicle == vehicle else {
      throw .wrongVehicle(expected: vehicle, found: document.vehicle)
    }
    if document.version == version {
      guard verified.hash == hash else {
        throw .equivocation(version: version, kept: hash, offered: verified.hash)
      }
      return .unchanged(self)
    }
    guard document.version > version else {
      throw .rollback(what: "ver", kept: "\(version)", offered: "\(document.version)")
    }
    if comparesIssue, verified.keyID == keyID, document.issuedAt < issuedAt {
      throw .rollback(what: "iat", kept: "\(issuedAt)", offered: "\(document.issuedAt)")
    }
    let offered = Dictionary(
      document.entitlements.map { ($0.grant, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for entitlement in entitlements {
      try entitlement.check(against: offered[entitlement.grant], at: document.issuedAt)
    }
    return .replaced(EntitlementRecord(verified))
  }
}

extension Entitlement {
  fileprivate func check(
    against next: Entitlement?,
    at instant: Instant
  ) throws(DocumentRejection) {
    guard let next else {
      if isOver(at: instant) { return }
      throw .malformed("entitlement ‘\(grant)’ (\(service)) is left out and is not over yet")
    }
    guard next.revision >= revision else {
      throw .rollback(
        what: "rev of ‘\(grant)’",
        kept: "\(revision)",
        offered: "\(next.revision)"
      )
    }
    guard next.service == service else {
      throw .malformed("entitlement ‘\(grant)’ turns from \(service) into \(next.service)")
    }
  }
}
