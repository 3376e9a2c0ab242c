import LinkProtocol
import VehicleCatalog

/// Somebody who follows one vehicle's journal, or a part of it.
struct Watch {
  /// Which watch of which connection.
  struct Key: Hashable, Sendable {
    let connection: UInt64
    let number: Int
  }

  /// Somebody with a share of the watches. The kernel may not say who: then they share one.
  struct User: Hashable, Sendable {
    let uid: UInt32?
  }

  /// What it is told of.
  enum Topic: Sendable {
    case services, journal

    /// `nil` for every kind.
    var kinds: Set<JournalKind>? {
      switch self {
      case .services: [.serviceChanged]
      case .journal: nil
      }
    }
  }

  let vehicle: VIN
  let topic: Topic
  /// Whose share of the watches it takes; `nil` for an operator's.
  let user: User?
  /// The numbers after `replayAfter` up to `replayThrough` are told from the disk first; what is
  /// committed later is ``news``.
  let replayAfter: Int
  let replayThrough: Int
  var events: EventBuffer
  /// Why nothing is added to ``news`` any more; its reader is told at last.
  var end: WatchEnded.Reason?
  /// Its task, while there is nothing to tell.
  var reader: CheckedContinuation<Void, Never>?

  func follows(_ entry: JournalEntry) -> Bool {
    end == nil && topic.kinds?.contains(entry.note.kind) ?? true
  }
}
