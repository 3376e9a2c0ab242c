import LinkProtocol
import LinkTransport
import PhoneApp
import Scenarios
import VehicleCatalog

extension CaseRun {
  /// A phone meets a car, over a connection of their own.
  ///
  /// Where a fault may have taken a line away, the phone waits for the answer no longer than until
  /// the daemon says that it triggered: no host time has to pass for a time-out.
  ///
  /// With a `middle` somebody sits between the two.
  func meet<Value: Sendable>(
    _ phone: ScenarioPhone, _ vin: VIN, through middle: (any ManInTheMiddle)? = nil,
    _ body: @escaping @Sendable (CarLink) async throws(StepFailure) -> Value
  ) async throws(StepFailure) -> Value {
    let client = try await peer(.phone, through: middle)
    let lostLines = losesLines ? try await self.lostLines() : nil
    let meeting = { @Sendable () async throws(StepFailure) -> Value in
      let link = try await StepFailure.ofCar { () async throws(CarLinkError) in
        try await CarLink.greet(over: client, as: phone.identity, vehicle: vin)
      }
      return try await body(link)
    }
    guard let lostLines else {
      defer { client.hangUp() }
      return try await meeting()
    }
    let (outcome, isHeld) = await untilLost(after: lostLines, meeting)
    // A line that is on its way still arrives only while its connection is open.
    if !isHeld { client.hangUp() }
    return try outcome.get()
  }

  /// A session between a phone and a car that are paired.
  func session<Value: Sendable>(
    _ phone: ScenarioPhone, _ vin: VIN, through middle: (any ManInTheMiddle)? = nil,
    _ body: @escaping @Sendable (CarSession, PhoneBond) async throws(StepFailure) -> Value
  ) async throws(StepFailure) -> Value {
    let bond = try phone.paired(with: vin)
    return try await meet(phone, vin, through: middle) { link throws(StepFailure) in
      var generator = phone.generator.split()
      let session = try await StepFailure.ofCar { () async throws(CarLinkError) in
        try await link.openSession(bond, using: &generator)
      }
      return try await body(session, bond)
    }
  }
}

extension CaseRun {
  /// A session for one call that only the car can refuse.
  @discardableResult
  func call<Value: Sendable>(
    _ phone: ScenarioPhone, _ vin: VIN, through middle: (any ManInTheMiddle)? = nil,
    _ body: @escaping @Sendable (CarSession) async throws(CarLinkError) -> Value
  ) async throws(StepFailure) -> Value {
    try await session(phone, vin, through: middle) { session, _ throws(StepFailure) in
      try await StepFailure.ofCar { () async throws(CarLinkError) in try await body(session) }
    }
  }
}

extension ScenarioPhone {
  func paired(with vin: VIN) throws(StepFailure) -> PhoneBond {
    guard let bond = bond(with: vin) else {
      throw .refused("not_paired", "phone ‘\(name)’ is not paired with \(vin)")
    }
    return bond
  }
}

// MARK: - Lines that never come

/// What the faults of the link have taken so far.
private struct LostLines: Sendable {
  /// How often they triggered.
  let triggers: Int
  /// Lines or connections that they hold.
  let holding: Int
}

extension CaseRun {
  private func lostLines() async throws(StepFailure) -> LostLines {
    let faults = try await ask(FaultsList(exhausted: true)).faults.filter(\.kind.losesLines)
    return LostLines(
      triggers: faults.reduce(0) { $0 + $1.triggers }, holding: faults.reduce(0) { $0 + $1.holding }
    )
  }

  /// Runs a meeting until it is over, or until a fault took one of its lines.
  ///
  /// - Returns: How it came out, and whether a line of it is still on its way.
  private func untilLost<Value: Sendable>(
    after before: LostLines,
    _ meeting: @escaping @Sendable () async throws(StepFailure) -> Value
  ) async -> (Result<Value, StepFailure>, isHeld: Bool) {
    await withTaskGroup(of: Result<Value, StepFailure>?.self) { group in
      group.addTask {
        do throws(StepFailure) {
          return .success(try await meeting())
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        await self.waitForLostLine(after: before)
        return nil
      }
      var outcome = await group.next() ?? nil
      let isLost = outcome == nil
      group.cancelAll()
      while let next = await group.next() { outcome = outcome ?? next }
      let now = try? await self.lostLines()
      let isHeld = (now?.holding ?? 0) > before.holding
      guard let outcome else { preconditionFailure("a meeting comes out one way or another") }
      guard isLost, case .failure = outcome else { return (outcome, isHeld) }
      return (
        .failure(.refused("car_timed_out", "no answer came, and none will: a fault took a line")),
        isHeld
      )
    }
  }

  /// Looks until a fault has triggered, or until nobody waits any more.
  private func waitForLostLine(after before: LostLines) async {
    while !Task.isCancelled {
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.lookMilliseconds)
      guard let now = try? await lostLines() else { return }
      if now.triggers > before.triggers { return }
    }
  }

  /// Host time between two looks.
  private static let lookMilliseconds: Int64 = 5
}

extension FaultKind {
  /// It can keep a line from arriving while nothing else happens.
  var losesLines: Bool {
    switch self {
    case .linkDrop, .linkDelay, .linkReorder, .linkTruncate, .linkHalfOpen: true
    case .linkDuplicate, .storageError, .powerCutBeforeCommit, .powerCutAfterCommit,
      .activationRetryable, .activationTerminal, .clockJump, .clockDrift, .clockStuck,
      .radioSilence:
      false
    }
  }

  /// What it does, it does to lines.
  var meetsLines: Bool { losesLines || self == .linkDuplicate }
}
