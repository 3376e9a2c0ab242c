import Crypto
package import Entitlements
import GRDB
package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  /// The `iss` of the documents.
  static let issuer = "nissan-store"
  /// How long a signing key is good for, and how much of it must be left to sign with it.
  static let signingKeyLife = Period.days(400)
  static let signingKeyRest = Period.days(60)

  package func trustRoot() async throws(StoreError) -> RootPublicKey {
    try await write { try KeyTable.root($0).publicKey }
  }

  package func latestDocument(
    for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> SignedDocument? {
    try await catchUp(to: now)
    while true {
      let known = try await read { try IssueTable.load(vehicle, $0) }
      var book = known?.book ?? IssueBook()
      let rights = try await rights(of: vehicle)
      guard let entries = book.issue(rights, at: now) else { return known?.signed }
      let signed = try await sign(entries, book, of: vehicle, at: now)
      let issue = IssueTable.Issue(book: book, signed: signed)
      let isKept = try await write { database in
        // Another phone may have issued in the meantime; its version stands.
        guard try IssueTable.load(vehicle, database)?.book == known?.book else { return false }
        try IssueTable.save(issue, of: vehicle, database)
        return true
      }
      if isKept { return signed }
    }
  }

  package func timeStatement(
    for vehicle: VIN, nonce: String, at now: Instant
  ) async throws(StoreError) -> String {
    let key = try await signingKey(at: now)
    let statement = TimeStatement(
      issuer: Self.issuer, vehicle: vehicle, issuedAt: now, nonce: nonce)
    do throws(SigningFailure) {
      return try await DocumentSigner(key: key).sign(statement)
    } catch {
      throw .failed(.signing(detail: error.description))
    }
  }

  package func acknowledge(
    version: Int, by vehicle: VIN, at now: Instant
  ) async throws(StoreError) {
    try await catchUp(to: now)
    try await write { database in
      guard var issue = try IssueTable.load(vehicle, database) else { return }
      issue.book.acknowledge(version)
      try IssueTable.save(issue, of: vehicle, database)
    }
  }

  /// Every right the vehicle has or had.
  private func rights(of vehicle: VIN) async throws(StoreError) -> [Entitlement] {
    try await read { [policy] database in
      let holdings = try Holdings(of: vehicle, database)
      return holdings.orders.flatMap { order in
        holdings.subscription(of: order.id).map { order.entitlements(of: $0, policy) }
          ?? order.endlessEntitlements
      }
    }
  }

  private func sign(
    _ entries: [Entitlement], _ book: IssueBook, of vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> SignedDocument {
    let key = try await signingKey(at: now)
    let document = EntitlementDocument(
      issuer: Self.issuer, vehicle: vehicle, version: book.version, issuedAt: book.issuedAt,
      leaseUntil: book.issuedAt.adding(EntitlementDocument.leaseDefault),
      id: names.name("document"), entitlements: entries)
    do throws(SigningFailure) {
      return try await DocumentSigner(key: key).sign(document)
    } catch {
      throw .failed(.signing(detail: error.description))
    }
  }

  /// A signing key with enough of its life left, made and vouched for when there is none.
  private func signingKey(at now: Instant) async throws(StoreError) -> SigningKey {
    let (root, newest) = try await write { database in
      (try KeyTable.root(database), try KeyTable.newestSigningKey(database))
    }
    if let newest, now.adding(Self.signingKeyRest) <= newest.certificate.expires { return newest }
    let fresh = Ed25519PrivateKey(Curve25519.Signing.PrivateKey())
    let key: SigningKey
    do {
      let certificate = try await root.certify(
        fresh.publicKey, notBefore: now.subtracting(StoreTime.tolerance),
        expires: now.adding(Self.signingKeyLife))
      key = try SigningKey(fresh, certificate: certificate)
    } catch {
      throw .failed(.signing(detail: "\(error)"))
    }
    return try await write { database in
      try KeyTable.insert(key, database)
      return try KeyTable.newestSigningKey(database) ?? key
    }
  }
}
