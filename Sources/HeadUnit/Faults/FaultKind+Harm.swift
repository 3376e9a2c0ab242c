import LinkProtocol

/// What a link fault does to a line.
enum LineHarm: Sendable {
  case drop, delay, duplicate, reorder, truncate, halfOpen

  /// It keeps the line for later, so there must be room.
  var holdsLines: Bool {
    switch self {
    case .delay, .reorder: true
    case .drop, .duplicate, .truncate, .halfOpen: false
    }
  }
}

extension FaultKind {
  /// What it does to a line; `nil` for faults of something else.
  var lineHarm: LineHarm? {
    switch self {
    case .linkDrop: .drop
    case .linkDelay: .delay
    case .linkDuplicate: .duplicate
    case .linkReorder: .reorder
    case .linkTruncate: .truncate
    case .linkHalfOpen: .halfOpen
    case .storageError, .powerCutBeforeCommit, .powerCutAfterCommit, .activationRetryable,
      .activationTerminal, .clockJump, .clockDrift, .clockStuck, .radioSilence:
      nil
    }
  }

  /// What it does to a write; `nil` for faults of something else.
  var storageHarm: StorageHarm.Kind? {
    switch self {
    case .storageError: .diskFull
    case .powerCutBeforeCommit: .powerCutBeforeCommit
    case .powerCutAfterCommit: .powerCutAfterCommit
    case .linkDrop, .linkDelay, .linkDuplicate, .linkReorder, .linkTruncate, .linkHalfOpen,
      .activationRetryable, .activationTerminal, .clockJump, .clockDrift, .clockStuck,
      .radioSilence:
      nil
    }
  }
}
