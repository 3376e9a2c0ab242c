package import WorldTime

/// The store: a pure value. It changes only in ``apply(_:at:after:)`` and ``apply(_:)``, and what
/// it wants of others – money moved, a document signed – it says as a ``StoreEffect``.
///
/// Who keeps it, who signs and who moves the money stand around it: ``StoreSurroundings``.
package struct Store: Sendable {
  /// What the catalogue sells.
  private(set) var catalogued: Offering
  /// What is sold now: what the catalogue sells, at the prices that are asked in place of its own.
  package private(set) var offering: Offering
  /// The windows around an unpaid renewal.
  package let policy: SubscriptionPolicy
  /// Where fresh names come from.
  let names: FreshNames
  /// What the store knows.
  package var records = StoreRecords()
  /// What happened and was not handed over yet.
  var events: [StoreEvent] = []

  package init(
    selling offering: Offering, policy: SubscriptionPolicy = SubscriptionPolicy(),
    names: FreshNames
  ) {
    catalogued = offering
    self.offering = offering
    self.policy = policy
    self.names = names
  }

  /// Sells by another catalogue, or at the prices that were loaded.
  package mutating func sell(_ offering: Offering) {
    catalogued = offering
    reprice()
  }

  /// Goes by ``StoreRecords/Marks-swift.struct/prices``.
  mutating func reprice() { offering = catalogued.at(records.marks.prices) }

  /// Carries out a command, after everything that was due.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - now: World time.
  ///   - inquiry: What was asked of others for this command already.
  /// - Returns: The answer, or what must be asked of others first.
  /// - Throws: ``StoreFailure/inconsistent(detail:)`` when its records contradict each other;
  ///   nothing may be kept of the value then.
  package mutating func apply(
    _ command: StoreCommand, at now: Instant, after inquiry: StoreInquiry = StoreInquiry()
  ) throws(StoreFailure) -> StoreOutcome {
    let waits = try undoingRefusals { store throws in
      guard now != StoreTime.unknown else { return nil }
      return try store.catchUp(to: now, after: inquiry, notesTime: command.notesTime)
        .map(StoreOutcome.waits)
    }
    if let waits { return waits }
    let step = try undoingRefusals { store throws in try store.carryOut(command, at: now) }
    guard let step else { preconditionFailure("every command comes to something") }
    return step
  }

  /// Applies what others answered.
  ///
  /// - Throws: As ``apply(_:at:after:)``.
  package mutating func apply(_ reply: StoreReply) throws(StoreFailure) -> StoreOutcome {
    let step = try undoingRefusals { store throws in try store.handle(reply) }
    guard let step else { preconditionFailure("every reply comes to something") }
    return step
  }

  /// Looks something up.
  ///
  /// - Throws: ``StoreError``.
  package func answer(_ query: StoreQuery, at now: Instant) throws(StoreError) -> StoreAnswer {
    do { return try look(query, at: now) } catch { throw StoreError(error) }
  }

  /// One step of which nothing is left when it throws.
  private mutating func undoingRefusals(
    _ step: (inout Store) throws -> StoreOutcome?
  ) throws(StoreFailure) -> StoreOutcome? {
    let (marks, reported) = (records.marks, events.count)
    records.begin()
    do {
      let result = try step(&self)
      records.commit()
      return result
    } catch {
      let isRepriced = marks.prices != records.marks.prices
      records.rollBack(to: marks)
      if isRepriced { reprice() }
      events.removeSubrange(reported...)
      switch StoreError(error) {
      case .refused(let refusal): return .refused(refusal)
      case .failed(let failure): throw failure
      }
    }
  }
}
