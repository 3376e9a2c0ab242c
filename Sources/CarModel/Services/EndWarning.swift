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

extension Vehicle {
  /// The world times ahead at which a warning falls due.
  func warningTurns(at now: Instant) -> [Instant] {
    let clock = clock.reading(at: now)
    return (record?.entitlements ?? []).flatMap { right in
      EndWarning.times(of: right).filter { $0.at > clock.now }
        .compactMap { clock.world(showing: $0.at) }
    }
  }

  /// The warnings that fell due between two readings of the car's clock, for rights in use.
  func warnings(
    after earlier: Instant, upTo now: Instant, of services: [Service], in catalog: Catalog
  ) -> [CarEffect] {
    services.flatMap { service -> [CarEffect] in
      let rights = record?.entitlements(for: service.id) ?? []
      let due = rights.flatMap { right in
        EndWarning.times(of: right).filter { earlier < $0.at && $0.at <= now }
          .map { (right: right, days: $0.days) }
      }
      guard !due.isEmpty else { return [] }
      let answer = answer(for: service, at: asOf, in: catalog)
      return due.filter { $0.right.grant == answer.grant && answer.isUsable }.compactMap { item in
        item.right.usableUntil.map {
          .endAhead(service: service.id, days: item.days, end: $0)
        }
      }
    }
  }
}
