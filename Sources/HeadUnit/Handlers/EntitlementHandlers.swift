import CarModel
import Entitlements
import LinkProtocol
import Logging
import VehicleCatalog
import WorldTime

extension EntitlementsVersion: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let record = try unit.vehicle(nil, for: caller).record
    return Response(version: record?.version, hash: record?.hash)
  }
}

extension EntitlementsPush: Answerable {
  /// Received → checked at one fixed instant → committed → acknowledged.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(vehicle, for: caller)
    if caller.role == .control, car.network == .none {
      throw WireError(
        .networkUnavailable, "\(car.vin) has no mobile network; nothing reaches its modem")
    }
    let verified: VerifiedDocument
    do throws(DocumentRejection) {
      let (trust, clock) = (unit.settings.trust(of: car), car.clock.reading(at: unit.now))
      verified = try await unit.offLoop.run { () async throws(DocumentRejection) in
        try DocumentVerifier.verify(
          document, vehicle: car.vin, trust: trust, at: clock.now, clock: clock.state)
      }
    } catch {
      throw await unit.reject(error, from: caller, at: car.vin)
    }
    let outcome = try await unit.change(by: caller.actor) { stage throws(WireError) in
      try Self.apply(verified, to: car.vin, on: &stage)
    }
    do throws(DocumentRejection) {
      let (answer, isNew) = try outcome.get()
      unit.metrics.document(isNew ? "accepted" : "unchanged")
      if isNew {
        unit.logger.info(
          "document accepted",
          metadata: caller.metadata(of: car.vin).merging(["version": "\(answer.version)"]) { $1 })
      }
      return answer
    } catch {
      throw await unit.reject(error, from: caller, at: car.vin)
    }
  }

  private static func apply(
    _ verified: VerifiedDocument, to vin: VIN, on stage: inout Stage
  ) throws(WireError) -> Result<(answer: Response, isNew: Bool), DocumentRejection> {
    let car = try stage.existing(vin)
    let intake: DocumentIntake
    do throws(DocumentRejection) {
      intake = try car.intake(verified)
    } catch {
      return .failure(error)
    }
    var isNew = false
    if case .replaced(let record) = intake {
      isNew = true
      stage.keep(document: verified.compact, hash: record.hash)
      try stage.perform(.recordReplaced(record), on: vin)
    }
    let answer = Response(
      version: intake.record.version, hash: intake.record.hash,
      outcomes: stage.outcomes(of: intake.record, in: try stage.existing(vin)))
    return .success((answer, isNew))
  }
}

extension HeadUnit {
  /// Has the log and the journal tell of a rejected document. The phone is told why also when the
  /// journal cannot be written: the document changes nothing.
  ///
  /// - Returns: what to tell it.
  fileprivate func reject(
    _ rejection: DocumentRejection, from caller: Caller, at vin: VIN
  ) async -> WireError {
    metrics.document(rejection.name)
    logger.notice(
      "document rejected",
      metadata: caller.metadata(of: vin)
        .merging(["code": "\(rejection.name)", "why": "\(rejection)"]) { $1 })
    try? await change(by: caller.actor) { stage in
      stage.journal(.rejected(rejection), of: vin)
    }
    return WireError(rejection)
  }
}

extension Stage {
  /// Each service that a record names, once, and what the car makes of it now. A service that the
  /// catalogue does not know is kept and shown as unsupported.
  fileprivate func outcomes(
    of record: EntitlementRecord, in vehicle: Vehicle
  ) -> [EntitlementsPush.Outcome] {
    var seen: Set<ServiceID> = []
    return record.entitlements.map(\.service).filter { seen.insert($0).inserted }.map { id in
      guard let service = catalog.service(id) else {
        return EntitlementsPush.Outcome(
          service: id.rawValue, state: .unsupported, reason: "service_unknown")
      }
      let answer = vehicle.answer(for: service, at: now, in: catalog)
      return EntitlementsPush.Outcome(
        service: id.rawValue, state: answer.state, reason: answer.reason.name,
        nextChangeAt: answer.nextChangeAt)
    }
  }
}

extension HeadUnit.Settings {
  /// The roots a car believes: those it was taught and, where there is a trust file, those of the
  /// file in place of what came with a pairing.
  func trust(of vehicle: Vehicle) -> TrustStore { trust(taught: vehicle.trust) }

  /// The roots a car believes that was taught these.
  func trust(taught: TrustStore) -> TrustStore {
    guard let trustFile else { return taught }
    return TrustStore(roots: trustFile.roots + taught.roots.filter { $0.origin != .firstUse })
  }
}
