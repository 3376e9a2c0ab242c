import WorldTime

extension Store {
  /// Lets everything happen that is due until `now`, in due order and each at its own instant, up
  /// to the first thing that others must be asked for.
  ///
  /// - Parameters:
  ///   - now: World time.
  ///   - inquiry: What was asked already.
  ///   - notesTime: `now` is noted, also when nothing was due.
  /// - Returns: What to ask; `nil` when all is done.
  /// - Throws: ``StoreRefusal/timeRanBackwards(now:seen:)``; ``StoreFailure``.
  mutating func catchUp(
    to now: Instant, after inquiry: StoreInquiry, notesTime: Bool
  ) throws -> StoreEffect? {
    guard now != StoreTime.unknown else { return nil }
    if let seenAt = records.marks.seenAt { try StoreTime.check(now, seen: seenAt) }
    if let effect = try firstUnanswered(after: inquiry) {
      note(now)
      return effect
    }
    while true {
      let due = try nextDue(notAfter: now)
      // What the processor said by then comes first: a payment that came in the last instant
      // counts, and a disputed card is not charged again.
      let limit = due?.at ?? now
      if inquiry.heard < limit { return .listen(notAfter: limit) }
      guard let due else { break }
      note(now)
      switch due.due {
      case .over(let event): try move(due.subscription, event, at: due.at)
      case .charge:
        guard let effect = try charge(due.subscription, at: due.at) else { continue }
        if let key = effect.once, inquiry.asked.contains(key) {
          throw StoreFailure.inconsistent(detail: "charge \(key) was answered and is still due")
        }
        return effect
      }
    }
    // What fell due before the store saw another price is settled at the one before.
    try applyOfferChanges(at: now)
    if notesTime { note(now) }
    return nil
  }

  /// Takes note that the store has seen this time; it never goes back.
  mutating func note(_ instant: Instant) {
    records.marks.seenAt = max(records.marks.seenAt ?? instant, instant)
  }

  /// What was asked and never answered is asked again, under the same key.
  private func firstUnanswered(after inquiry: StoreInquiry) throws -> StoreEffect? {
    for order in records.orders[.unanswered]
    where !inquiry.asked.contains(order.chargeKey.rawValue) {
      do { return try charge(for: order) } catch is StoreRefusal { continue }
    }
    let open = records.charges[.unanswered].first {
      !inquiry.asked.contains($0.asked.request.key.rawValue)
    }
    if let open {
      return .charge(open.asked.request, for: .period(open.asked, then: .nothing))
    }
    return records.reversals[.unanswered].first { !inquiry.asked.contains($0.asked.id) }
      .map { .giveBack($0.asked) }
  }

  private struct DueSubscription {
    let subscription: Subscription
    let at: Instant
    let due: Subscription.Due
  }

  private mutating func nextDue(notAfter now: Instant) throws -> DueSubscription? {
    while let subscription = records.firstDue(notAfter: now) {
      if let next = subscription.nextDue(policy), next.at <= now {
        return DueSubscription(subscription: subscription, at: next.at, due: next.due)
      }
      // The windows were changed since it was kept.
      save(subscription)
    }
    return nil
  }

  private mutating func move(
    _ subscription: Subscription, _ event: SubscriptionMachine.Event, at instant: Instant
  ) throws {
    var current = subscription
    try current.apply(event, at: instant)
    save(current)
    if event == .paymentLapsed {
      var order = try order(current.order, of: current.account)
      try order.lapse(at: instant)
      save(order)
      report(.paymentLapsed, of: order, order.quote?.total, at: instant)
    }
  }
}
