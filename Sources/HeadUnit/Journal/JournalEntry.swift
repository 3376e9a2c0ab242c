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
struct JournalNote: Hashable, Sendable {
  let kind: JournalKind
  /// The service's id, of what concerns one service.
  let service: String?
  let details: JournalDetails

  init(_ kind: JournalKind, service: String? = nil, _ details: JournalDetails = [:]) {
    self.kind = kind
    self.service = service
    self.details = details
  }
}
