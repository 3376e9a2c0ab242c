/// One rule switched off, to see that the exploration finds what the rule prevents. Production
/// code has no such switches: each is a wrapper around the car, which goes on by its own rules.
package enum Breakage: String, Hashable, Sendable, CaseIterable {
  /// The clock that the driver sets decides, as in licence checks that read the device's clock.
  case wallClock = "wall-clock"
  /// The highest time ever seen on the driver's clock decides.
  case highestWallClock = "highest-wall-clock"
  /// The document's date decides while the driver's clock is at most three days past it, before
  /// it for ever; else the driver's clock does.
  case issueDateWindow = "issue-date-window"
  /// A counter that stood still without power goes on as if nothing had happened.
  case noColdStart = "no-cold-start"
  /// A document is acknowledged as it arrives, before it is on the disk.
  case acknowledgeBeforeCommit = "acknowledge-before-commit"
  /// Any genuine document replaces the record, older ones too.
  case noVersionCheck = "no-version-check"
  /// A right still counts at the very instant of its end.
  case inclusiveEnd = "inclusive-end"
  /// A document counts for ever, whenever the store was last heard of.
  case noLease = "no-lease"
  /// A document that takes a right back is not taken over.
  case noRevocation = "no-revocation"
  /// The old record is deleted before the new one is written.
  case recordLostBeforeCommit = "record-lost-before-commit"
  /// A commit is more than one write: the head of the new document, then its rights.
  case tornCommit = "torn-commit"
  /// A document that is refused takes the record with it.
  case refusalWipesRecord = "refusal-wipes-record"
  /// An answer names its next change as if there were no lease.
  case nextChangeWithoutLease = "next-change-without-lease"
  /// An answer never names its next change.
  case noNextChange = "no-next-change"
}

extension Breakage {
  /// What is done instead of what a car does, for people.
  package var summary: String {
    switch self {
    case .wallClock: "the clock that the driver sets decides"
    case .highestWallClock: "the highest time ever shown by the driver's clock decides"
    case .issueDateWindow: "the document's date decides until 3 days after it by the driver's clock"
    case .noColdStart: "after a power cut the counter goes on where it stopped"
    case .acknowledgeBeforeCommit: "a document is acknowledged before it is committed"
    case .noVersionCheck: "any genuine document replaces the record, older ones too"
    case .inclusiveEnd: "a right still counts at the instant of its end"
    case .noLease: "a document counts for ever"
    case .noRevocation: "a document that takes a right back is refused"
    case .recordLostBeforeCommit: "a power cut before the commit finds the old record deleted"
    case .tornCommit: "a power cut leaves the new version with the old rights"
    case .refusalWipesRecord: "a document that is refused wipes the record"
    case .nextChangeWithoutLease: "an answer names its next change as if there were no lease"
    case .noNextChange: "an answer never names its next change"
    }
  }
}

extension Breakage {
  /// Only a car whose counter stands still without power has the rule.
  package var needsStoppingClock: Bool { self == .noColdStart }
}
