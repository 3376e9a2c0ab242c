import VehicleCatalog
import WorldTime

extension EntitlementDocument {
  /// What is wrong inside, whoever signed it; `nil` when it is sound. The sentence names the
  /// entry and the values.
  package var violation: String? {
    guard (1...Self.versionMax).contains(version) else {
      return "ver is \(version); it must be 1…\(Self.versionMax)"
    }
    guard !issuer.isEmpty else { return "iss is empty" }
    guard !id.isEmpty else { return "jti is empty" }
    guard issuedAt < leaseUntil else {
      return "lease_until \(leaseUntil) is not after iat \(issuedAt)"
    }
    guard entitlements.count <= Self.entitlementsMax else {
      return "\(entitlements.count) entitlements; at most \(Self.entitlementsMax)"
    }
    var grants: Set<GrantID> = []
    for entitlement in entitlements {
      if let violation = entitlement.violation {
        return "entitlement ‘\(entitlement.grant)’ (\(entitlement.service)): \(violation)"
      }
      guard grants.insert(entitlement.grant).inserted else {
        return "entitlement ‘\(entitlement.grant)’ is listed twice"
      }
    }
    return nil
  }
}

extension Entitlement {
  /// What contradicts itself in this entry; `nil` when it is sound.
  package var violation: String? {
    guard !grant.rawValue.isEmpty else { return "grant is empty" }
    guard !service.rawValue.isEmpty else { return "service is empty" }
    guard !order.isEmpty else { return "order is empty" }
    guard (0...EntitlementDocument.versionMax).contains(revision) else {
      return "rev is \(revision); it must be 0…\(EntitlementDocument.versionMax)"
    }
    guard status.reasons.contains(reason) else {
      return "status \(status.rawValue) cannot have reason \(reason.rawValue)"
    }
    if let allowance, allowance.limit < 1 {
      return "allowance of \(allowance.limit) \(allowance.unit.rawValue); it must be 1 or more"
    }
    return timeViolation
  }

  private var timeViolation: String? {
    if paidThrough == nil, graceUntil != nil || holdUntil != nil {
      return "grace_until or hold_until without paid_through"
    }
    if status == .grace, graceUntil == nil { return "status grace without grace_until" }
    if status == .onHold || status == .paused, holdUntil == nil {
      return "status \(status.rawValue) without hold_until"
    }
    let line: [(name: String, instant: Instant?)] = [
      ("not_before", notBefore), ("paid_through", paidThrough), ("grace_until", graceUntil),
      ("hold_until", holdUntil),
    ]
    var last = line[0]
    for point in line.dropFirst() where point.instant != nil {
      if let earlier = last.instant, let later = point.instant, later < earlier {
        return "\(last.name) \(earlier) is after \(point.name) \(later)"
      }
      last = point
    }
    return nil
  }
}
