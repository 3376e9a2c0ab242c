/// Where a right stands, in the store's words.
package enum EntitlementStatus: String, Hashable, Sendable, Codable, CaseIterable {
  /// Usable until `paid_through`, and until `grace_until` when it renews by itself.
  case active
  /// Usable until `paid_through`; will not renew.
  case cancelled
  /// A renewal failed; usable until `grace_until`.
  case grace
  /// Grace is over; kept, unusable, until `hold_until`.
  case onHold = "on_hold"
  /// The customer pauses it: usable until `paid_through`, then unusable until `hold_until`.
  case paused
  /// Taken back: never usable again.
  case revoked
  /// Over.
  case ended
}

/// Why a right stands where it stands.
package enum EntitlementReason: String, Hashable, Sendable, Codable, CaseIterable {
  case paid, free, trial
  case billingGrace = "billing_grace"
  case onHold = "on_hold"
  case paused
  case refund, withdrawal, chargeback, transfer
  case periodEnd = "period_end"
  case billing, cancelled
  case trialEnd = "trial_end"
}

extension EntitlementStatus {
  /// The reasons this status may carry; a document with any other is malformed.
  package var reasons: Set<EntitlementReason> {
    switch self {
    case .active: [.paid, .free, .trial]
    case .cancelled: [.paid, .free, .trial]
    case .grace: [.billingGrace]
    case .onHold: [.onHold]
    case .paused: [.paused]
    case .revoked: [.refund, .withdrawal, .chargeback, .transfer]
    case .ended: [.periodEnd, .billing, .cancelled, .trialEnd]
    }
  }
}
