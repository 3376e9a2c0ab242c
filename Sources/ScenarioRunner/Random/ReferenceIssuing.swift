import WorldTime

/// What the store wrote into the documents of a car, in the reference model.
struct ReferenceIssuing: Hashable, Sendable {
  /// When each version was issued; version 1 first.
  private var issuedAt: [Instant] = []
  private var acknowledged = 0
  /// What each purchase was said to be, and since which version.
  private var said: [Int: Said] = [:]
  /// The rights of the last version.
  private var rights: [ReferenceRight] = []

  private struct Said: Hashable {
    let right: ReferenceRight
    let since: Int
  }

  private var version: Int { issuedAt.count }

  /// Milliseconds since a version was issued; `nil` when it never was.
  func age(ofVersion version: Int, at now: Instant) -> Int64? {
    guard issuedAt.indices.contains(version - 1) else { return nil }
    return now.milliseconds(since: issuedAt[version - 1])
  }

  /// The car does not have the last document.
  var isWaiting: Bool { acknowledged < version }

  /// The last document does not say it all, or is a day old.
  func isOutdated(_ subscriptions: [ReferenceSubscription], at now: Instant) -> Bool {
    !event(subscriptions).isEmpty || (issuedAt.last.map { now >= $0.adding(.days(1)) } ?? false)
  }

  private func event(_ subscriptions: [ReferenceSubscription]) -> [ReferenceRight] {
    subscriptions.map(\.right).filter { said[$0.number]?.right != $0 }
  }

  /// The document that a phone hands over now; `nil` before the first.
  mutating func document(
    _ subscriptions: [ReferenceSubscription], at now: Instant
  ) -> (rights: [ReferenceRight], version: Int, issuedAt: Instant)? {
    if isOutdated(subscriptions, at: now) {
      let event = event(subscriptions)
      issuedAt.append(now)
      for right in event { said[right.number] = Said(right: right, since: version) }
      rights = said.values.filter(isListed).map(\.right).sorted { $0.number < $1.number }
    }
    return issuedAt.last.map { (rights, version, $0) }
  }

  /// The car has the last version.
  mutating func acknowledge() { acknowledged = version }

  /// What is over is told until the car has heard of it, and then as long as it is the last word
  /// on its service: of what was said to be over at once, what would have lasted longest.
  private func isListed(_ one: Said) -> Bool {
    guard one.right.isOver, one.since <= acknowledged else { return true }
    return !said.values.contains { other in
      guard other.right.service == one.right.service else { return false }
      return !other.right.isOver || other.since > one.since
        || other.since == one.since && other.right.lasts(longerThan: one.right)
    }
  }
}
