package import Entitlements
package import LinkProtocol
package import NissanStore
import VehicleCatalog
package import WorldTime

/// What the phone still has to bring to a car.
///
/// Nothing is put in and nothing taken out: it is the store's newest document while the car has
/// not acknowledged it. So no order can be lost between the store and the outbox, and a lost
/// acknowledgement only means that the same document is pushed once more.
package struct Outbox: Sendable {
  private let store: any StoreBackOffice
  private let home: PhoneHome

  package init(store: any StoreBackOffice, home: PhoneHome) {
    self.store = store
    self.home = home
  }

  /// The document that waits, if any.
  package static func waiting(
    newest: SignedDocument?, acknowledged: Int?
  ) -> SignedDocument? {
    guard let newest, newest.document.version > acknowledged ?? 0 else { return nil }
    return newest
  }

  /// The document that waits for the car of a bond; the store catches up first.
  package func waiting(
    for bond: PhoneBond, at now: Instant
  ) async throws(StoreError) -> SignedDocument? {
    Self.waiting(
      newest: try await store.latestDocument(for: bond.vin, at: now),
      acknowledged: bond.acknowledgedVersion)
  }

  /// Pushes what waits, and remembers that it arrived.
  ///
  /// - Parameters:
  ///   - bond: As it is kept in the phone's home.
  ///   - session: A session with its car.
  ///   - now: World time.
  /// - Returns: The car's answer; `nil` when nothing waits.
  /// - Throws: ``PhoneError``. Whatever the error, the document is pushed again the next time,
  ///   unless the car's acknowledgement was kept.
  package func deliver(
    to bond: PhoneBond, through session: CarSession, at now: Instant
  ) async throws(PhoneError) -> EntitlementsPush.Response? {
    let waiting = try await PhoneError.ofStore { () async throws(StoreError) in
      try await self.waiting(for: bond, at: now)
    }
    guard let waiting else { return nil }
    let answer = try await PhoneError.ofCar { () async throws(CarLinkError) in
      try await session.push(waiting)
    }
    // The store first: if the phone forgets, it only pushes once more.
    try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.acknowledge(version: answer.version, by: bond.vin, at: now)
    }
    try PhoneError.ofHome { () throws(PhoneHomeError) in
      try home.keep(acknowledged: answer.version, of: bond)
    }
    return answer
  }
}

extension PhoneHome {
  /// A bond that is gone meanwhile keeps nothing.
  fileprivate func keep(
    acknowledged version: Int, of bond: PhoneBond
  ) throws(PhoneHomeError) {
    try change { state in
      guard let index = state.bonds.firstIndex(where: { $0.id == bond.id }) else { return }
      let known = state.bonds[index].acknowledgedVersion ?? 0
      state.bonds[index].acknowledgedVersion = max(version, known)
    }
  }
}
