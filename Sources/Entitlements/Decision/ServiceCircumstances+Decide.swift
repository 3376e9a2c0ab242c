import WorldTime

extension ServiceCircumstances {
  /// What the car says, and when it will say something else if the clock and the activation go on
  /// as they stand here. Pure: equal circumstances give equal answers.
  ///
  /// Where several rights to the service exist, the one that serves the customer best answers.
  package func decide() -> ServiceAnswer {
    let verdict = verdict()
    return ServiceAnswer(
      verdict, nextChangeAt: nextChange(from: verdict), progress: progress(in: verdict.state))
  }

  /// The same without looking ahead.
  package func verdict() -> ServiceVerdict {
    var best = verdict(on: entitlements.first)
    for right in entitlements.dropFirst() {
      let other = verdict(on: right)
      if Self.serves(other, betterThan: best) { best = other }
    }
    return best
  }

  private func verdict(at instant: Instant) -> ServiceVerdict {
    var moved = self
    moved.clock = clock.reading(at: instant)
    return moved.verdict()
  }

  func verdict(on right: Entitlement?) -> ServiceVerdict {
    let facts = DecisionCase(circumstances: self, right: right)
    for row in DecisionTable.rows {
      if let reason = row.reason(facts) {
        return ServiceVerdict(state: row.state, reason: reason, rule: row.rule, right: right)
      }
    }
    preconditionFailure("the last row of the decision table answers for every right")
  }

  /// The states are worth more the further down the table they stand; among equal ones the right
  /// that lasts longest counts, then the one that started last, then the grant's name. Of rights
  /// in use with an allowance the one that is used first answers.
  private static func serves(
    _ one: ServiceVerdict, betterThan other: ServiceVerdict
  ) -> Bool {
    guard let left = one.right, let right = other.right else { return false }
    let (rank, otherRank) = (one.state.worth, other.state.worth)
    if rank != otherRank { return rank > otherRank }
    if one.state.isUsable, left.allowance != nil || right.allowance != nil {
      return left.isUsed(before: right)
    }
    let (end, otherEnd) = (left.end ?? .distantFuture, right.end ?? .distantFuture)
    if end != otherEnd { return end > otherEnd }
    if left.notBefore != right.notBefore { return left.notBefore > right.notBefore }
    return left.grant < right.grant
  }

  /// The answer is constant between boundaries, so the first boundary ahead at which it differs
  /// is the exact instant of change.
  private func nextChange(from verdict: ServiceVerdict) -> Instant? {
    boundaries
      .filter { $0 > clock.world }
      .sorted()
      .first { !self.verdict(at: $0).looksLike(verdict) }
  }

  /// Every instant of world time at which some row's comparison can turn: the car compares its own
  /// time with a right's, and counts its work in the world's.
  private var boundaries: [Instant] {
    var believed = [leaseUntil].compactMap { $0 }
    for right in entitlements {
      believed += [right.notBefore, right.paidThrough, right.usableUntil, right.end]
        .compactMap { $0 }
    }
    return believed.compactMap { clock.world(showing: $0) }
      + [activation.endsAt, toleratedUntil].compactMap { $0 }
  }

  private func progress(in state: ServiceState) -> Int? {
    guard state == .activating, case .running(let progress, _) = activation.passing(clock.world)
    else { return nil }
    return progress
  }
}

extension ServiceState {
  /// Of two rights the one with the worthier state answers. A lapsed and a revoked right are
  /// worth the same: the later one tells the customer more.
  fileprivate var worth: Int {
    switch self {
    case .active: 9
    case .grace: 8
    case .activating: 7
    case .pending: 6
    case .failed: 5
    case .suspended: 4
    case .clockUntrusted: 3
    case .scheduled: 2
    case .expired, .revoked: 1
    case .available, .unsupported: 0
    }
  }
}
