import GRDB
import LinkProtocol

/// What one write to the database meets.
struct WriteEffect: Sendable {
  let kind: FaultEffect.Write
  let power: PowerSwitch

  /// At the end of the transaction, with everything written and nothing committed.
  ///
  /// - Throws: what SQLite says of a full disk.
  func beforeCommit() throws {
    switch kind {
    case .diskFull: throw DatabaseError(resultCode: .SQLITE_FULL, message: "a fault was added")
    case .powerCutBeforeCommit:
      power.cut()
      throw DatabaseError(resultCode: .SQLITE_IOERR, message: "a power cut was survived")
    case .powerCutAfterCommit: break
    }
  }

  /// With everything on the disk, and nobody told.
  func afterCommit() {
    switch kind {
    case .powerCutAfterCommit: power.cut()
    case .diskFull, .powerCutBeforeCommit: break
    }
  }
}
