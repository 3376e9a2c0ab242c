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
  private let memory: any PhoneMemory

  /// - Parameters:
  ///   - store: The back office.
  ///   - memory: Where the phone's own state is kept.
  package init(store: any StoreBackOffice, home memory: any PhoneMemory) {
    self.store = store
    self.memory = memory
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
    guard let waiting else {
      if session.clockTrust == .cold { try await bringTime(to: session, at: now) }
      return nil
    }
    let answer = try await handOver(waiting, through: session, at: now)
    // The store first: if the phone forgets, it only pushes once more.
    try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.acknowledge(version: answer.version, by: bond.vin, at: now)
    }
    try PhoneError.ofHome { () throws(PhoneHomeError) in
      try memory.keep(acknowledged: answer.version, of: bond)
    }
    return answer
  }

  /// Pushes a document, the time first where the car needs it. A car that takes the document to be
  /// from the future is behind: it learns the time, and is asked once more.
  ///
  /// - Throws: ``PhoneError``.
  package func handOver(
    _ document: SignedDocument, through session: CarSession, at now: Instant
  ) async throws(PhoneError) -> EntitlementsPush.Response {
    if session.clockTrust == .cold { try await bringTime(to: session, at: now) }
    do throws(PhoneError) {
      return try await PhoneError.ofCar { () async throws(CarLinkError) in
        try await session.push(document)
      }
    } catch {
      guard case .car(.refused(let refusal)) = error, refusal.known == .notYetValid else {
        throw error
      }
    }
    try await bringTime(to: session, at: now)
    return try await PhoneError.ofCar { () async throws(CarLinkError) in
      try await session.push(document)
    }
  }

  /// Sets the clock of a car that does not trust it.
  private func bringTime(to session: CarSession, at now: Instant) async throws(PhoneError) {
    let nonce = try await PhoneError.ofCar { () async throws(CarLinkError) in
      try await session.askForTime()
    }
    let statement = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.timeStatement(for: session.vin, nonce: nonce, at: now)
    }
    _ = try await PhoneError.ofCar { () async throws(CarLinkError) in
      try await session.sendTime(statement)
    }
  }
}

extension PhoneMemory {
  /// A bond that is gone meanwhile keeps nothing.
  fileprivate func keep(
    acknowledged version: Int, of bond: PhoneBond
  ) throws(PhoneHomeError) {
    try keep { state in
      guard let index = state.bonds.firstIndex(where: { $0.id == bond.id }) else { return }
      let known = state.bonds[index].acknowledgedVersion ?? 0
      state.bonds[index].acknowledgedVersion = max(version, known)
    }
  }
}
