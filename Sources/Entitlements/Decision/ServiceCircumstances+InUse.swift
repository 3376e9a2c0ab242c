import VehicleCatalog
import WorldTime

extension ServiceCircumstances {
  /// The rights by which the service can be used now, in the order in which use is counted against
  /// them; none for what comes with the car, which no right limits.
  package func rightsInUse() -> [Entitlement] {
    guard provision == .store else { return [] }
    return entitlements.filter { verdict(on: $0).isUsable }.sorted { $0.isUsed(before: $1) }
  }
}

extension Entitlement {
  /// Of two rights in use, the first to be used: one without an allowance, so that none is eaten
  /// beside it; then the one that ends first, so that nothing lapses that could have been used;
  /// then the one that began first, then the grant's name.
  func isUsed(before other: Entitlement) -> Bool {
    if (allowance == nil) != (other.allowance == nil) { return allowance == nil }
    let (end, otherEnd) = (end ?? .distantFuture, other.end ?? .distantFuture)
    if end != otherEnd { return end < otherEnd }
    if notBefore != other.notBefore { return notBefore < other.notBefore }
    return grant < other.grant
  }
}
