import CarModel
import Entitlements
import WorldTime

extension Vehicle {
  /// The same car with another record, which no event of its own brought about.
  func with(record: EntitlementRecord?) -> Vehicle {
    Vehicle(
      vin: vin, profile: profile, record: record, activations: activations, bonds: bonds,
      pairingGate: pairingGate, trust: trust, state: state, asOf: asOf)
  }
}

extension EntitlementRecord {
  /// The record of a document that nothing speaks against.
  init(of document: EntitlementDocument) { self.init(document.takenAsGenuine) }

  /// The same without an end of its lease.
  var withoutLease: EntitlementRecord { with(leaseUntil: .distantFuture, entitlements) }

  /// The same with the rights of another record, or with none.
  func with(rightsOf other: EntitlementRecord?) -> EntitlementRecord {
    with(leaseUntil: leaseUntil, other?.entitlements ?? [])
  }

  private func with(leaseUntil: Instant, _ entitlements: [Entitlement]) -> EntitlementRecord {
    EntitlementRecord(
      of: EntitlementDocument(
        issuer: keyID, vehicle: vehicle, version: version, issuedAt: issuedAt,
        leaseUntil: leaseUntil, id: hash, entitlements: entitlements))
  }
}

extension EntitlementDocument {
  /// Judged at the instant of its issue, when nothing can speak against it.
  var takenAsGenuine: VerifiedDocument {
    do throws(DocumentRejection) {
      return try VerifiedDocument(
        takenAsGenuine: self, vehicle: vehicle, at: issuedAt, clock: .trusted)
    } catch {
      preconditionFailure("the explored store wrote a document that is refused: \(error)")
    }
  }
}
