import Entitlements
import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import Synchronization
import VehicleCatalog
import WorldTime

/// Steps between phone and car.
extension CaseRun {
  func pair(_ step: PairStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let store = store.store
    let stranger = step.through.map { PairingInterloper($0, dice: dice.split()) }
    try await ask(PairingOpen(vehicle: vin.rawValue))
    do throws(StepProblem) {
      try await meet(phone, vin, through: stranger) { [now] link throws(StepProblem) in
        var dice = phone.dice.split()
        let meeting = FirstMeeting(store: store, memory: phone, account: phone.account)
        do throws(PhoneError) {
          _ = try await meeting.pair(over: link, using: &dice, at: now) { comparison in
            await self.compare(comparison.number, at: vin, step.answer)
          }
        } catch {
          throw StepProblem(error)
        }
      }
    } catch {
      // Both people said no; it is the car that counts the failure, and this is its word for it.
      if case .refused("numbers_differ", let why) = error, step.answer == .reject {
        throw .refused(ErrorName.pairingRejected.rawValue, why)
      }
      throw error
    }
  }

  /// The person in the car first, then the one at the phone.
  ///
  /// - Returns: Whether the person at the phone says yes.
  private func compare(_ number: String, at vin: VIN, _ answer: PairStep.Answer) async -> Bool {
    switch answer {
    case .accept:
      // A number that differs ends the pairing at the car; the phone hears it there.
      _ = try? await ask(PairingAccept(vehicle: vin.rawValue, number: number))
      return true
    case .reject:
      _ = try? await ask(PairingReject(vehicle: vin.rawValue))
      return false
    }
  }

  /// A car that forgot first is no reason to keep the bond.
  func unpair(_ actors: Actors) async throws(StepProblem) {
    let (phone, vin) = (try phone(actors), try car(actors))
    guard let bond = phone.bond(with: vin) else {
      throw .refused("not_paired", "phone ‘\(phone.name)’ is not paired with \(vin)")
    }
    do throws(StepProblem) {
      try await session(phone, vin) { session, _ throws(StepProblem) in
        try await StepProblem.ofCar { () async throws(CarLinkError) in
          try await session.forget()
        }
      }
    } catch {
      guard case .refused(ErrorName.bondUnknown.rawValue, _) = error else { throw error }
    }
    phone.forget(bond)
  }

  func visit(_ actors: Actors) async throws(StepProblem) {
    try await deliver(try phone(actors), to: try car(actors))
  }

  /// What waits, or else the newest document once more.
  func push(_ actors: Actors) async throws(StepProblem) {
    let (phone, vin) = (try phone(actors), try car(actors))
    let newest = try await fetch(for: vin, on: phone)
    let outbox = Outbox(store: store.store, home: phone)
    try await session(phone, vin) { [now] session, bond throws(StepProblem) in
      let delivered = try await StepProblem.ofPhone { () async throws(PhoneError) in
        try await outbox.deliver(to: bond, through: session, at: now)
      }
      if delivered != nil { return }
      guard let newest else {
        throw .unmet(expected: "a document", found: "the store never issued one for \(vin)")
      }
      _ = try await StepProblem.ofCar { () async throws(CarLinkError) in
        try await session.push(newest)
      }
    }
  }

  func replay(_ step: ReplayStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let owner = try car(named: step.issuedFor ?? step.actors.vehicle)
    let found = phones.withLock { phones in
      phone.document(of: owner, version: step.version)
        ?? phones.values.lazy.compactMap { $0.document(of: owner, version: step.version) }.first
    }
    guard let document = found else {
      throw .unmet(
        expected: "version \(step.version) of the document",
        found: "no phone ever got such a version for \(owner)")
    }
    try await hand(document, to: vin, from: phone)
  }

  /// Opens a session and delivers what waits, the time first where the car needs it.
  func deliver(_ phone: ScenarioPhone, to vin: VIN) async throws(StepProblem) {
    try await fetch(for: vin, on: phone)
    let outbox = Outbox(store: store.store, home: phone)
    try await session(phone, vin) { [now] session, bond throws(StepProblem) in
      _ = try await StepProblem.ofPhone { () async throws(PhoneError) in
        try await outbox.deliver(to: bond, through: session, at: now)
      }
    }
  }

  func hand(
    _ document: SignedDocument, to vin: VIN, from phone: ScenarioPhone,
    through interloper: (any Interloper)? = nil
  ) async throws(StepProblem) {
    try await session(phone, vin, through: interloper) { session, _ throws(StepProblem) in
      _ = try await StepProblem.ofCar { () async throws(CarLinkError) in
        try await session.push(document)
      }
    }
  }

  /// The phone gets the newest document from the store, and keeps it for a replay.
  @discardableResult
  func fetch(for vin: VIN, on phone: ScenarioPhone) async throws(StepProblem) -> SignedDocument? {
    let store = store.store
    let newest = try await StepProblem.ofStore { [now] () async throws(StoreError) in
      try await store.latestDocument(for: vin, at: now)
    }
    if let newest { phone.remember(newest) }
    return newest
  }
}
