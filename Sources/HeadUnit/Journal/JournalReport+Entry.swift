import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog

/// Where entries of the journal get their shape on the wire.
extension JournalReport {
  /// - Parameters:
  ///   - entry: What to tell.
  ///   - again: Also what it takes to do it again.
  init(_ entry: JournalEntry, again: Bool = false) {
    self.init(
      sequence: entry.sequence, vehicle: entry.vehicle.rawValue, at: entry.at, wall: entry.wall,
      actor: entry.actor, kind: entry.note.kind, service: entry.note.service,
      details: again ? entry.note.details : entry.note.details.shown)
  }
}

extension ServicesChanged {
  /// - Returns: `nil` when the entry tells of something else.
  init?(_ entry: JournalEntry, watch: Int, lagged: Int?) {
    guard case .service(let change) = entry.note else { return nil }
    self.init(
      watch: watch, sequence: entry.sequence, lagged: lagged, vehicle: entry.vehicle.rawValue,
      at: entry.at, wall: entry.wall, actor: entry.actor, service: change.service.rawValue,
      from: change.from, to: change.to, reason: change.reason.name)
  }
}
