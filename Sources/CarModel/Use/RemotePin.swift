package import WorldTime

/// The owner's 4-digit PIN, which the car asks for before it unlocks from afar.
///
/// - Source: the lock contract: owner role, a one-time code by e-mail, then a 4-digit PIN; refusals
///   “bad PIN” and “PIN locked” as in subarulink's codes SXM40006 and SXM40017.
package struct RemotePin: Hashable, Sendable, Codable {
  /// `nil` until the owner has set one up.
  private var digest: String?
  /// Wrong ones in a row.
  package private(set) var failures = 0
  package private(set) var lockedUntil: Instant?

  /// Wrong PINs after which it is locked.
  package static let failuresMax = 3
  package static let lockMinutes = 15
  package static let digits = 4

  package init() {}

  package var isSet: Bool { digest != nil }

  /// The end of a lock that holds at `now`.
  package func lock(at now: Instant) -> Instant? { lockedUntil.flatMap { now < $0 ? $0 : nil } }

  /// Why a PIN is not taken; `nil` when it is right.
  func refusal(of typed: String?, at now: Instant) -> CarRefusal? {
    guard let digest else { return .pinNotSet }
    if let end = lock(at: now) { return .pinLocked(until: end) }
    guard let typed else { return .pinRequired }
    return typed == digest ? nil : .pinWrong(left: max(0, Self.failuresMax - failures - 1))
  }

  mutating func set(_ new: String) {
    self = RemotePin()
    digest = new
  }

  mutating func recordFailure(at now: Instant) {
    guard isSet, lock(at: now) == nil else { return }
    failures += 1
    guard failures >= Self.failuresMax else { return }
    failures = 0
    lockedUntil = now.adding(.minutes(Self.lockMinutes))
  }

  mutating func recordSuccess() {
    failures = 0
    lockedUntil = nil
  }

  mutating func setBack(_ back: SetBack) { lockedUntil = lockedUntil.map { back($0) } }
}
