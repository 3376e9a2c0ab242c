import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Counts use, in the meter's own finer unit, against every service in play that can be used,
  /// each on its own rights. What no right covers is not counted.
  mutating func meter(
    _ amount: Int64, of unit: Allowance.Unit, in catalog: Catalog
  ) -> [CarEffect] {
    servicesInPlay(in: catalog).flatMap { service in
      count(amount, of: unit, for: service, at: asOf, in: catalog).warnings
    }
  }

  /// Counts use of one service, in the meter's own finer unit, against its rights in use, one after
  /// the other: each takes what is left of its allowance, and one that has no limit in this unit
  /// takes all the rest. The rights cover no more than is asked.
  mutating func count(
    _ amount: Int64, of unit: Allowance.Unit, for service: Service, at now: Instant,
    in catalog: Catalog
  ) -> (covered: Int64, warnings: [CarEffect]) {
    guard service.provision == .store else { return (amount, []) }
    var (rest, warnings) = (amount, [CarEffect]())
    for right in circumstances(of: service, at: now, in: catalog).rightsInUse() where rest > 0 {
      guard let allowance = right.limit(in: unit) else { return (amount, warnings) }
      let part = min(rest, usage.left(of: allowance, for: right.grant))
      warnings += usage.add(part, to: right.grant, of: allowance).map {
        .allowanceLow(service: service.id, percent: $0)
      }
      rest -= part
    }
    return (amount - rest, warnings)
  }

  /// What all rights in use have left together, in the unit itself, rounded down; `nil` when one of
  /// them has no limit in it.
  func left(of unit: Allowance.Unit, for service: Service, at now: Instant, in catalog: Catalog)
    -> Int64?
  {
    guard service.provision == .store else { return nil }
    var sum: Int64 = 0
    for right in circumstances(of: service, at: now, in: catalog).rightsInUse() {
      guard let allowance = right.limit(in: unit) else { return nil }
      let (total, isTooMuch) = sum.addingReportingOverflow(
        usage.left(of: allowance, for: right.grant))
      sum = isTooMuch ? .max : total
    }
    return sum / unit.scale
  }
}

extension Entitlement {
  fileprivate func limit(in unit: Allowance.Unit) -> Allowance? {
    allowance.flatMap { $0.unit == unit ? $0 : nil }
  }
}
