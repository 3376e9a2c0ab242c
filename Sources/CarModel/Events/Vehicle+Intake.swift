package import Entitlements

extension Vehicle {
  /// What a verified document does to this car's record; nothing is changed yet, but by
  /// ``CarEvent/recordReplaced(_:)``.
  ///
  /// A head unit that was wiped has no record to compare with; it still knows the highest version
  /// it ever took, so that a wipe brings back no right that was revoked.
  /// - Throws: `wrong_vehicle`; `rollback` for a version below that; what
  ///   ``EntitlementRecord/accepting(_:)`` throws.
  package func intake(
    _ verified: VerifiedDocument
  ) throws(DocumentRejection) -> DocumentIntake {
    let document = verified.document
    guard document.vehicle == vin else {
      throw .wrongVehicle(expected: vin, found: document.vehicle)
    }
    guard record != nil || document.version >= state.versionFloor else {
      throw .rollback(
        what: "ver", kept: "\(state.versionFloor)", offered: "\(document.version)")
    }
    // A record that is ahead of what the clock keeps was signed in a time that never was.
    let isOfTrueTime = record.map { $0.issuedAt <= clock.signedAt } ?? true
    return try EntitlementRecord.intake(verified, over: record, comparesIssue: isOfTrueTime)
  }
}
