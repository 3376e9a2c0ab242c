import Entitlements
import NissanStore
import PhoneApp
import Scenarios
import Synchronization
import VehicleCatalog

extension VisitStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await run.deliver(try run.phone(actors), to: try run.car(actors))
  }
}

extension PushStep: PerformedStep {
  /// What waits, or else the newest document once more.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let newest = try await run.fetch(for: vin, on: phone)
    let outbox = Outbox(store: run.store.store, home: phone)
    try await run.session(phone, vin) { [now = run.now] session, bond throws(StepFailure) in
      let delivered = try await StepFailure.ofPhone { () async throws(PhoneError) in
        try await outbox.deliver(to: bond, through: session, at: now)
      }
      if delivered != nil { return }
      guard let newest else {
        throw .unmet(expected: "a document", found: "the store never issued one for \(vin)")
      }
      _ = try await StepFailure.ofCar { () async throws(CarLinkError) in
        try await session.push(newest)
      }
    }
  }
}

extension ReplayStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let owner = try run.car(named: issuedFor ?? actors.vehicle)
    let found = run.phones.withLock { phones in
      phone.document(of: owner, version: version)
        ?? phones.values.lazy.compactMap { $0.document(of: owner, version: version) }.first
    }
    guard let document = found else {
      throw .unmet(
        expected: "version \(version) of the document",
        found: "no phone ever got such a version for \(owner)")
    }
    try await run.call(phone, vin) { session throws(CarLinkError) in
      _ = try await session.push(document)
    }
  }
}

extension DocumentStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let document = EntitlementDocument(
      issuer: Store.issuer, vehicle: vin, version: content.version, issuedAt: content.issuedAt,
      leaseUntil: content.leaseUntil, id: "document-\(content.version)",
      entitlements: content.entitlements)
    let signed = try await StepFailure.ofStore { () async throws(StoreError) in
      try await run.memory.signed(document)
    }
    let outbox = Outbox(store: run.store.store, home: phone)
    try await run.session(phone, vin) { [now = run.now] session, _ throws(StepFailure) in
      _ = try await StepFailure.ofPhone { () async throws(PhoneError) in
        try await outbox.handOver(signed, through: session, at: now)
      }
    }
  }
}

extension MemoryStore {
  /// A document that no sale is behind, under the keys of the store.
  fileprivate func signed(_ document: EntitlementDocument) async throws(StoreError)
    -> SignedDocument
  {
    do throws(StoreFailure) { return try await withKeys { try $0.signed(document) } } catch {
      throw .failed(error)
    }
  }
}

extension ForgeStep: PerformedStep {
  /// The phone means well: on the way another document takes the place of its own.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    guard let document = phone.newestDocument(of: vin) else {
      throw .unmet(
        expected: "a document to forge from", found: "the phone never got one for \(vin)")
    }
    let forged: String
    do {
      guard var forger = DocumentForger(document, generator: run.generator.split()) else {
        throw StepFailure.broken("the phone's document is no signed text")
      }
      forged = try forger.make(tampering)
    } catch {
      throw .broken("nothing was forged: \(error)")
    }
    let swap = DocumentSwap(document: forged)
    try await run.call(phone, vin, through: swap) { session throws(CarLinkError) in
      _ = try await session.push(document)
    }
  }
}

extension CaseRun {
  /// Opens a session and delivers what waits, the time first where the car needs it.
  func deliver(_ phone: ScenarioPhone, to vin: VIN) async throws(StepFailure) {
    try await fetch(for: vin, on: phone)
    let outbox = Outbox(store: store.store, home: phone)
    try await session(phone, vin) { [now] session, bond throws(StepFailure) in
      _ = try await StepFailure.ofPhone { () async throws(PhoneError) in
        try await outbox.deliver(to: bond, through: session, at: now)
      }
    }
  }

  /// The phone gets the newest document from the store, and keeps it for a replay.
  @discardableResult
  func fetch(for vin: VIN, on phone: ScenarioPhone) async throws(StepFailure) -> SignedDocument? {
    let newest = try await ofStore { store, now throws(StoreError) in
      try await store.latestDocument(for: vin, at: now)
    }
    if let newest { phone.remember(newest) }
    return newest
  }
}
