package import VehicleCatalog
package import WorldTime

/// One purchase's (or one free choice's) right to one service; renewals keep the name.
package struct GrantID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// A right to one service for one vehicle, as the store last said it.
///
/// Its time line is `not_before ≤ paid_through ≤ grace_until ≤ hold_until`; all intervals are
/// half-open. The service is usable before ``usableUntil`` and over from ``end`` on.
package struct Entitlement: Hashable, Sendable {
  package let service: ServiceID
  package let grant: GrantID
  /// Rises with every change of this grant; 0 or more.
  package let revision: Int
  package let status: EntitlementStatus
  package let reason: EntitlementReason
  package let notBefore: Instant
  /// The end of what is paid (or of the trial); `nil` means without end, as for a free service.
  package let paidThrough: Instant?
  /// Until when the service stays usable after ``paidThrough``. An auto-renewing entitlement
  /// carries it from the start, so that a car out of contact does not punish a paying customer.
  package let graceUntil: Instant?
  /// Until when the right is kept, unusable, after the usable time. From here on it is expired.
  package let holdUntil: Instant?
  /// A limit beyond time; whichever comes first ends the right.
  package let allowance: Allowance?
  /// The order number this right comes from.
  package let order: String

  package init(
    service: ServiceID,
    grant: GrantID,
    revision: Int,
    status: EntitlementStatus,
    reason: EntitlementReason,
    notBefore: Instant,
    paidThrough: Instant?,
    graceUntil: Instant? = nil,
    holdUntil: Instant? = nil,
    allowance: Allowance? = nil,
    order: String
  ) {
    self.service = service
    self.grant = grant
    self.revision = revision
    self.status = status
    self.reason = reason
    self.notBefore = notBefore
    self.paidThrough = paidThrough
    self.graceUntil = graceUntil
    self.holdUntil = holdUntil
    self.allowance = allowance
    self.order = order
  }
}

extension Entitlement {
  /// The end of use: that of the grace, or of what is paid. `nil` means never.
  package var usableUntil: Instant? { graceUntil ?? paidThrough }

  /// From when on the right is over for good: the end of the hold, or of use. `nil` means never,
  /// or not before the store says so.
  package var end: Instant? { isToRenew ? nil : holdUntil ?? usableUntil }

  /// A renewal is expected, and whether it was paid only the store can say: a car that does not
  /// hear of it knows of no hold and of no end.
  package var isToRenew: Bool { status == .active && graceUntil != nil }

  /// Nothing more can come of this right at `instant`: ended, revoked, or past its end.
  package func isOver(at instant: Instant) -> Bool {
    switch status {
    case .ended, .revoked: true
    case .active, .cancelled, .grace, .onHold, .paused: end.map { $0 <= instant } ?? false
    }
  }
}

extension Entitlement: Codable {
  private enum CodingKeys: String, CodingKey {
    case service, grant, status, reason, allowance, order
    case revision = "rev"
    case notBefore = "not_before"
    case paidThrough = "paid_through"
    case graceUntil = "grace_until"
    case holdUntil = "hold_until"
  }
}

extension Entitlement {
  /// How much of something other than time a right is worth.
  package typealias Allowance = VehicleCatalog.Allowance
}
