package import Entitlements
package import WorldTime

/// What was last issued for one vehicle, and what the vehicle is known to have committed.
package struct IssueLedger: Hashable, Sendable, Codable {
  /// 0 before the first document.
  package private(set) var version: Int
  package private(set) var issuedAt: Instant
  /// The newest version the vehicle acknowledged; 0 for none.
  package private(set) var acknowledged: Int
  private var entries: [GrantID: Entry]

  fileprivate struct Entry: Hashable, Codable {
    var entitlement: Entitlement
    /// The version that first said it this way.
    var sinceVersion: Int
  }

  /// A document is renewed when it is this old, long before its lease ends.
  package static let renewedAfter = Period.days(1)

  package init() {
    version = 0
    issuedAt = .distantPast
    acknowledged = 0
    entries = [:]
  }

  /// Opens the next version when something changed or the last one is a day old.
  ///
  /// Revisions rise only for entries that changed. An entry that is over is listed until the
  /// vehicle has acknowledged a version that said so, and after that for as long as nothing else
  /// is known of its service, so that the vehicle can go on to say why. The time of issue is the
  /// present, which is when the vehicle reads it; it never falls.
  ///
  /// - Parameters:
  ///   - current: Every right of the vehicle now, ended ones too; revisions are not looked at.
  ///   - foreign: Those of people who owned the vehicle before: once it knows that they are over,
  ///     they are listed no more.
  ///   - now: World time.
  /// - Returns: The entries to sign under ``version``, sorted by grant; `nil` when the last
  ///   document still says it all.
  package mutating func issue(
    _ current: [Entitlement], ofForeign foreign: Set<GrantID> = [], at now: Instant
  ) -> [Entitlement]? {
    var changed = false
    for entitlement in current {
      let known = entries[entitlement.grant]
      let revised = entitlement.revised(known?.entitlement.revision ?? 0)
      guard known?.entitlement != revised else { continue }
      changed = true
      entries[entitlement.grant] = Entry(
        entitlement: revised.revised(revised.revision + 1), sinceVersion: version + 1)
    }
    guard changed || version > 0 && now >= issuedAt.adding(Self.renewedAfter) else { return nil }
    version += 1
    issuedAt = max(now, issuedAt)
    return entries.values.filter { isListed($0, ofForeign: foreign) }
      .map(\.entitlement).sorted { $0.grant < $1.grant }
  }

  /// Takes note that the vehicle committed a version; older and unknown ones change nothing.
  package mutating func acknowledge(_ version: Int) {
    guard version <= self.version else { return }
    acknowledged = max(acknowledged, version)
  }

  private func isListed(_ entry: Entry, ofForeign foreign: Set<GrantID>) -> Bool {
    !entry.isOver || entry.sinceVersion > acknowledged
      || !foreign.contains(entry.entitlement.grant) && isLastWord(entry)
  }

  /// Whether an entry that is over says the latest there is to say of its service.
  private func isLastWord(_ entry: Entry) -> Bool {
    !entries.values.contains { other in
      other.entitlement.service == entry.entitlement.service
        && (!other.isOver || other.isLater(than: entry))
    }
  }
}

extension IssueLedger.Entry {
  fileprivate var isOver: Bool {
    switch entitlement.status {
    case .ended, .revoked: true
    case .active, .cancelled, .grace, .onHold, .paused: false
    }
  }

  /// One order of all entries. Of those that ended in one version it is the car's own, so that the
  /// word that stays is the one it says already: what would have lasted longest, then what began
  /// last, then the grant's name.
  fileprivate func isLater(than other: Self) -> Bool {
    if sinceVersion != other.sinceVersion { return sinceVersion > other.sinceVersion }
    let (one, two) = (entitlement, other.entitlement)
    let (end, otherEnd) = (one.end ?? .distantFuture, two.end ?? .distantFuture)
    if end != otherEnd { return end > otherEnd }
    if one.notBefore != two.notBefore { return one.notBefore > two.notBefore }
    return one.grant < two.grant
  }
}

extension Entitlement {
  fileprivate func revised(_ revision: Int) -> Entitlement {
    Entitlement(
      service: service, grant: grant, revision: revision, status: status, reason: reason,
      notBefore: notBefore, paidThrough: paidThrough, graceUntil: graceUntil,
      holdUntil: holdUntil, allowance: allowance, order: order)
  }
}
