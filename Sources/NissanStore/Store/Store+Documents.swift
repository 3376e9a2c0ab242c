package import Entitlements
import VehicleCatalog
import WorldTime

extension Store {
  /// The `iss` of the documents.
  package static let issuer = "nissan-store"

  func latestDocument(for vehicle: VIN, at now: Instant) throws -> StoreOutcome {
    try issue(for: vehicle, answering: nil, at: now)
  }

  /// Issues a new version where there is something new to say. The answer afterwards is the one
  /// that is given, or else the newest document.
  func issue(
    for vehicle: VIN, answering answer: StoreAnswer?, at now: Instant
  ) throws -> StoreOutcome {
    let known = records.issues[vehicle]
    var ledger = known?.ledger ?? IssueLedger()
    let (rights, foreign) = try rights(of: vehicle)
    guard let entries = ledger.issue(rights, ofForeign: foreign, at: now) else {
      return .answered(answer ?? .document(known?.signed))
    }
    let document = EntitlementDocument(
      issuer: Self.issuer, vehicle: vehicle, version: ledger.version, issuedAt: ledger.issuedAt,
      leaseUntil: ledger.issuedAt.adding(EntitlementDocument.leaseDefault),
      id: names.name("document"), entitlements: entries)
    return .asks(
      .sign(
        Issuing(
          document: document, from: known?.ledger ?? IssueLedger(), to: ledger, answer: answer)))
  }

  /// Keeps a signed document, unless another phone issued in the meantime: then its version stands,
  /// and whatever it does not say yet is said in the next one.
  mutating func keep(_ signed: SignedDocument, _ issuing: Issuing) throws -> StoreOutcome {
    let vehicle = signed.document.vehicle
    guard records.issues[vehicle]?.ledger ?? IssueLedger() == issuing.from else {
      return try issue(for: vehicle, answering: issuing.answer, at: signed.document.issuedAt)
    }
    note(signed.document.issuedAt)
    records.issues.save(
      IssuedDocument(vehicle: vehicle, ledger: issuing.to, signed: signed))
    report(
      .documentIssued, version: signed.document.version, of: vehicle,
      at: signed.document.issuedAt)
    return .answered(issuing.answer ?? .document(signed))
  }

  mutating func acknowledge(
    _ version: Int, by vehicle: VIN, at now: Instant
  ) -> StoreOutcome {
    if var issued = records.issues[vehicle] {
      let known = issued.ledger.acknowledged
      issued.ledger.acknowledge(version)
      records.issues.save(issued)
      if issued.ledger.acknowledged > known {
        report(.documentDelivered, version: version, of: vehicle, at: now)
      }
    }
    return .answered(.done)
  }

  /// Every right the vehicle has or had, and which of them were another owner's.
  private func rights(
    of vehicle: VIN
  ) throws -> (all: [Entitlement], foreign: Set<GrantID>) {
    let holdings = try holdings(of: vehicle)
    let owner = records.owners[vehicle]?.account
    var (all, foreign): ([Entitlement], Set<GrantID>) = ([], [])
    for order in holdings.orders {
      let rights =
        holdings.subscription(of: order.id).map { order.entitlements(of: $0, policy) }
        ?? order.endlessEntitlements
      all += rights
      if let owner, owner != order.account { foreign.formUnion(rights.map(\.grant)) }
    }
    return (all, foreign)
  }
}

/// A document on its way to be signed, and what was issued before it and with it.
package struct Issuing: Sendable {
  package let document: EntitlementDocument
  let from: IssueLedger
  let to: IssueLedger
  /// What is answered once it is signed; `nil` answers the document.
  let answer: StoreAnswer?
}
