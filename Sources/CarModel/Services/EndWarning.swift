import Entitlements
import VehicleCatalog
import WorldTime

/// The warnings before a right ends for good: 30 days, 7 days and one day ahead.
enum EndWarning {
  /// Days before the end at which the customer is warned.
  static let daysAhead = [30, 7, 1]

  /// When each of a right's warnings is due by the car's own clock; none for what renews itself,
  /// is over, or lasts no longer than the warning is ahead.
  static func times(of right: Entitlement) -> [(at: Instant, days: Int)] {
    guard right.status == .active || right.status == .cancelled, !right.isToRenew,
      let end = right.usableUntil
    else { return [] }
    return daysAhead.compactMap { days in
      let at = end.adding(.days(-days))
      return at > right.notBefore ? (at, days) : nil
    }
  }
}

/// The last warning given about each right, so that a clock that was set back gives none twice.
package struct WarningList: Hashable, Sendable, Codable {
  private struct Warning: Hashable, Sendable, Codable {
    let end: Instant
    let days: Int
  }

  private var given: [GrantID: Warning] = [:]

  package init() {}

  /// The warning, or one that is nearer to the same end, was given.
  func has(_ days: Int, about right: Entitlement) -> Bool {
    given[right.grant].map { $0.end == right.usableUntil && $0.days <= days } ?? false
  }

  mutating func give(_ days: Int, about right: Entitlement) {
    given[right.grant] = right.usableUntil.map { Warning(end: $0, days: days) }
  }

  /// Forgets rights that a record no longer names.
  mutating func keepOnly(_ record: EntitlementRecord) {
    guard !given.isEmpty else { return }
    let known = Set(record.entitlements.map(\.grant))
    given = given.filter { known.contains($0.key) }
  }
}

extension Vehicle {
  /// The world times ahead at which a warning falls due.
  func warningDueInstants(at now: Instant) -> [Instant] {
    let clock = clock.reading(at: now)
    return (record?.entitlements ?? []).flatMap { right in
      EndWarning.times(of: right)
        .filter { $0.at > clock.now && !state.warnings.has($0.days, about: right) }
        .compactMap { clock.world(showing: $0.at) }
    }
  }

  /// Gives the warnings that fell due since the last event, for rights in use. Of several for one
  /// right, as when the clock was set, the nearest to the end speaks for all.
  ///
  /// - Parameters:
  ///   - earlier: What the car believed the time was at the last event.
  ///   - services: Those whose answer may have changed.
  ///   - catalog: Their kinds.
  /// - Returns: The warnings.
  mutating func warn(
    since earlier: Instant, of services: [Service], in catalog: Catalog
  ) -> [CarEffect] {
    let now = clock.reading(at: asOf).now
    guard earlier < now else { return [] }
    return services.compactMap { service -> CarEffect? in
      let due = (record?.entitlements(for: service.id) ?? []).flatMap { right in
        EndWarning.times(of: right)
          .filter { earlier < $0.at && $0.at <= now && !state.warnings.has($0.days, about: right) }
          .map { (right: right, days: $0.days) }
      }
      guard !due.isEmpty else { return nil }
      let verdict = verdict(on: service, at: asOf, in: catalog)
      guard verdict.isUsable, let right = verdict.right, let end = right.usableUntil,
        let days = due.filter({ $0.right.grant == right.grant }).map(\.days).min()
      else { return nil }
      state.warnings.give(days, about: right)
      return .endAhead(service: service.id, days: days, end: end)
    }
  }
}
