package import LinkProtocol
import WireText
package import WorldTime

/// Why a command did not do what was asked: `error: <what>: <why> [<name>]`.
package struct CommandFailure: Error, Hashable, Sendable {
  package var status: ExitStatus
  /// Lower_snake and stable, for programs.
  package var name: String
  /// What was attempted: `cannot open the pairing`.
  package var what: String
  /// What stood against it, with the value and the limit.
  package var why: String
  /// Whether the same command may succeed later without anything else being changed.
  package var retryable: Bool
  /// The rule that said no.
  package var rule: String?
  /// What the rule compared, or the id under which the daemon's log says more.
  package var detail: String?
  /// When the answer changes next by time alone.
  package var nextChangeAt: Instant?
  /// Everything that was wrong, when several things were.
  package var diagnostics: [Diagnostic]
  /// How the parts are put together in the language of `what` and `why`.
  package var form = Form.english

  package init(
    _ status: ExitStatus, name: String, what: String, why: String, retryable: Bool = false,
    rule: String? = nil, detail: String? = nil, nextChangeAt: Instant? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.status = status
    self.name = name
    self.what = what
    self.why = why
    self.retryable = retryable
    self.rule = rule
    self.detail = detail
    self.nextChangeAt = nextChangeAt
    self.diagnostics = diagnostics
  }

  /// What stands before a failure and between its two halves.
  package struct Form: Hashable, Sendable {
    package let lead: String
    package let joint: String

    package init(lead: String, joint: String) {
      self.lead = lead
      self.joint = joint
    }

    package static let english = Form(lead: "error: ", joint: ": ")
  }

  /// One of several things that were wrong.
  package struct Diagnostic: Hashable, Sendable, Encodable {
    /// Where: a place in a file, the name of a field.
    package let place: String
    package let message: String

    package init(place: String, message: String) {
      self.place = place
      self.message = message
    }
  }
}

extension CommandFailure: CustomStringConvertible {
  package var description: String { "\(what)\(form.joint)\(why) [\(name)]" }
}

/// An error that knows how a command reports it.
///
/// ``runMain(_:arguments:)`` asks for it; anything else is reported as an internal fault.
package protocol CommandFailureConvertible: Error {
  var commandFailure: CommandFailure { get }
}

extension CommandFailure: CommandFailureConvertible {
  package var commandFailure: CommandFailure { self }
}

extension WireError: CommandFailureConvertible {
  package var commandFailure: CommandFailure {
    CommandFailure(self, attempting: "the daemon refused")
  }
}

extension CommandFailure {
  /// A refusal of the daemon, of what `what` says was attempted: `cannot advance the clock`.
  package init(_ refusal: WireError, attempting what: String) {
    self.init(
      ExitStatus(of: refusal), name: refusal.name, what: what, why: refusal.message.singleLine,
      retryable: refusal.retryable, rule: refusal.rule, detail: refusal.detail,
      nextChangeAt: refusal.nextChangeAt)
  }
}

extension ExitStatus {
  /// A refusal is 1, but for the daemon's own faults and for what only came too late.
  package init(of refusal: WireError) {
    self =
      switch refusal.known {
      case .storageFailed: .inputOutput
      case .internalError: .internalFault
      case .tooManyConnections, .connectionTooSlow: .unreachable
      case .pairingTimedOut, .sessionTimedOut: .timedOut
      default: .refused
      }
  }
}
