package import Entitlements
import VehicleCatalog

/// What each right with an allowance has used of it, finer than the allowance counts.
package struct UsageMeter: Hashable, Sendable, Codable {
  /// Ignition cycles, metres, or kilobytes of 1,000 bytes.
  private var counts: [GrantID: Int64] = [:]

  package init() {}

  /// Of every right in a record, in its allowance's unit, rounded down.
  package func used(of record: EntitlementRecord?) -> [GrantID: Int] {
    guard let record, !counts.isEmpty else { return [:] }
    var used: [GrantID: Int] = [:]
    for right in record.entitlements {
      guard let allowance = right.allowance, let count = counts[right.grant] else { continue }
      used[right.grant] = Int(count / allowance.unit.scale)
    }
    return used
  }

  /// What is left of an allowance, in the meter's own finer unit; never negative.
  func left(of allowance: Entitlement.Allowance, for grant: GrantID) -> Int64 {
    max(0, allowance.whole - counts[grant, default: 0])
  }

  /// Adds to a right's count, in the meter's own finer unit.
  ///
  /// - Returns: the warnings passed by it: percent of the allowance.
  mutating func add(
    _ amount: Int64, to grant: GrantID, of allowance: Entitlement.Allowance
  ) -> [Int] {
    let before = counts[grant, default: 0]
    let after = before.addingReportingOverflow(amount).overflow ? .max : before + amount
    counts[grant] = after
    guard allowance.unit == .megabytes else { return [] }
    let whole = allowance.whole
    return Self.warningPercents.filter { percent in
      let mark = whole / 100 * Int64(percent)
      return before < mark && mark <= after && after < whole
    }
  }

  /// Forgets rights that a record no longer names.
  mutating func keepOnly(_ record: EntitlementRecord) {
    guard !counts.isEmpty else { return }
    let known = Set(record.entitlements.map(\.grant))
    counts = counts.filter { known.contains($0.key) }
  }

  /// Shares of a data allowance at which the customer is warned; percent.
  package static let warningPercents = [80, 95]
}

extension Allowance.Unit {
  /// The meter's steps for one of this unit.
  var scale: Int64 {
    switch self {
    case .ignitionCycles: 1
    case .kilometres, .megabytes: 1_000
    }
  }
}

extension Allowance {
  /// All of it, in the meter's own finer unit; what no meter can count is as good as without end.
  fileprivate var whole: Int64 {
    let (product, isTooMuch) = Int64(limit).multipliedReportingOverflow(by: unit.scale)
    return isTooMuch ? .max : product
  }
}
