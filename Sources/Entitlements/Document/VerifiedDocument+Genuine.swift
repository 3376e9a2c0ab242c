package import VehicleCatalog
package import WorldTime

extension VerifiedDocument {
  /// A document of a model in which nobody forges: its proof is taken for granted and all else is
  /// checked as ``DocumentVerifier/verify(_:vehicle:trust:at:clock:)`` checks it.
  ///
  /// Only for models of the whole world, which never hand what comes of it to a car that is kept:
  /// the record's hash is the document's id, which no car would acknowledge.
  ///
  /// - Throws: `malformed`, `wrong_audience`, `wrong_vehicle`, `not_yet_valid`, `expired`.
  package init(
    takenAsGenuine document: EntitlementDocument, vehicle: VIN, at instant: Instant,
    clock: TrustedTime.State
  ) throws(DocumentRejection) {
    if let violation = document.violation { throw .malformed(violation) }
    guard document.audience == EntitlementDocument.audience else {
      throw .wrongAudience(document.audience)
    }
    guard document.vehicle == vehicle else {
      throw .wrongVehicle(expected: vehicle, found: document.vehicle)
    }
    try DocumentVerifier.checkTimes(of: document, nil, at: instant, clock: clock)
    self.init(
      document: document, hash: document.id, keyID: document.issuer, root: document.issuer,
      compact: "")
  }
}
