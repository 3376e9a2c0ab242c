package import CarModel
import Entitlements

/// What a tester can let go wrong.
///
/// The table below is the only place that says which parameters a kind takes.
package enum FaultKind: String, WireEnum, Hashable {
  case linkDrop = "link_drop"
  case linkDelay = "link_delay"
  case linkDuplicate = "link_duplicate"
  case linkReorder = "link_reorder"
  case linkTruncate = "link_truncate"
  case linkHalfOpen = "link_half_open"
  case storageError = "storage_error"
  case powerCutBeforeCommit = "power_cut_before_commit"
  case powerCutAfterCommit = "power_cut_after_commit"
  case activationRetryable = "activation_retryable"
  case activationTerminal = "activation_terminal"
  case clockJump = "clock_jump"
  case clockDrift = "clock_drift"
  case clockStuck = "clock_stuck"
  case radioSilence = "radio_silence"
}

/// A parameter of `faults.add` that not every kind of fault takes, by its name on the wire.
package enum FaultParameter: String, Hashable, Sendable, CaseIterable {
  case vehicle, service, count, after, span, probability, seed, direction, method, delay, amount
}

/// What a fault does, and to what.
package enum FaultEffect: Sendable {
  /// To a line of the phone socket.
  case line(Line)
  /// To a write to the database.
  case write(Write)
  /// To a car, of so much in the unit of the kind.
  case car(@Sendable (Double) -> CarFault.Kind)

  /// What becomes of the line.
  package enum Line: Sendable {
    case drop, delay, duplicate, reorder, truncate, halfOpen
  }

  /// What becomes of the write, and of the process.
  package enum Write: Sendable {
    case diskFull, powerCutBeforeCommit, powerCutAfterCommit
  }
}

extension FaultKind {
  /// The parameters that it takes; every other one is refused.
  package var parameters: Set<FaultParameter> { entry.parameters }
  /// One sentence for the reference.
  package var meaning: String { entry.meaning }
  package var effect: FaultEffect { entry.effect }

  private typealias Entry = (
    parameters: Set<FaultParameter>, effect: FaultEffect, meaning: String
  )

  private var entry: Entry {
    switch self {
    case .linkDrop: (Self.ofLines, .line(.drop), "A line gets lost.")
    case .linkDelay:
      (
        Self.ofLines.union([.delay]), .line(.delay),
        "A line arrives when world time has passed."
      )
    case .linkDuplicate: (Self.ofLines, .line(.duplicate), "A line arrives twice.")
    case .linkReorder:
      (Self.ofLines, .line(.reorder), "A line arrives after the next one of its direction.")
    case .linkTruncate:
      (Self.ofLines, .line(.truncate), "Only the first half of a line arrives.")
    case .linkHalfOpen:
      (
        Self.ofLines, .line(.halfOpen),
        "From this line on nothing passes, and the connection stays open."
      )
    case .storageError:
      (
        Self.bounds.union([.count]), .write(.diskFull),
        "A write fails as on a full disk; nothing is changed."
      )
    case .powerCutBeforeCommit:
      (
        Self.bounds, .write(.powerCutBeforeCommit),
        "The daemon dies with a write not yet committed."
      )
    case .powerCutAfterCommit:
      (
        Self.bounds, .write(.powerCutAfterCommit),
        "The daemon dies with a write committed, unanswered."
      )
    case .activationRetryable:
      (
        Self.ofCar.union([.service, .count]), .car { _ in .activationRetryable },
        "An activation fails at its end; it is tried again after 1, 5, 25, 125 and 625 s."
      )
    case .activationTerminal:
      (
        Self.ofCar.union([.service, .count]), .car { _ in .activationTerminal },
        "An activation fails at its end, for good."
      )
    case .clockJump:
      (
        [.vehicle, .amount], .car { .clockJump(milliseconds: Int64($0 * 1_000)) },
        "The counter behind the trusted time jumps by `amount` seconds."
      )
    case .clockDrift:
      (
        Self.ofCar.union([.amount]), .car { .clockDrift(ClockPace(partsPerMillion: Int($0))) },
        "The counter runs fast by `amount` parts per million."
      )
    case .clockStuck: (Self.ofCar, .car { _ in .clockStuck }, "The counter is frozen.")
    case .radioSilence:
      (
        Self.ofCar, .car { _ in .radioSilence },
        "The car has no mobile network, wherever it stands."
      )
    }
  }

  /// When a fault triggers.
  private static let bounds: Set<FaultParameter> = [.vehicle, .after, .span, .probability, .seed]
  /// What lives with one car, through restarts.
  private static let ofCar: Set<FaultParameter> = [.vehicle, .span]
  /// Which lines of the phone socket it meets.
  private static let ofLines = bounds.union([.count, .direction, .method])
}
