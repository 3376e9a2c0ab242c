import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

/// One line of a car's journal: who did what, when.
struct JournalEntry: Hashable, Sendable {
  let vehicle: VIN
  /// Counts the entries of one car from 1, without a gap; no number comes twice.
  let sequence: Int
  /// World time.
  let at: Instant
  /// What the car's own display clock showed then.
  let wall: Instant
  /// ``JournalActor`` in words.
  let actor: String
  let note: JournalNote
}

/// What happened, without who and when.
enum JournalNote: Hashable, Sendable {
  /// A service changed: the value that whoever watches the services is told.
  case service(ServiceTransition)
  /// Anything else, of one service where it concerns one.
  case other(JournalKind, service: String?, JournalDetails)

  init(_ kind: JournalKind, service: String? = nil, _ details: JournalDetails = [:]) {
    self = .other(kind, service: service, details)
  }
}

/// A note as the disk and the wire have it.
extension JournalNote {
  var kind: JournalKind {
    switch self {
    case .service: .serviceChanged
    case .other(let kind, _, _): kind
    }
  }

  /// The service's id, of what concerns one service.
  var service: String? {
    switch self {
    case .service(let change): change.service.rawValue
    case .other(_, let service, _): service
    }
  }

  var details: JournalDetails {
    switch self {
    case .service(let change):
      [
        "from": change.from.rawValue, "to": change.to.rawValue, "reason": change.reason.name,
      ]
    case .other(_, _, let details): details
    }
  }
}
