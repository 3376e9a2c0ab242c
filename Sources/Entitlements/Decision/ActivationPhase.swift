package import VehicleCatalog
package import WorldTime

/// How far the car's work to make an entitled service usable has come, and how it goes on while
/// nothing but time passes and the car stays in the condition it is in, in world time.
package enum ActivationPhase: Hashable, Sendable, Codable {
  /// It begins as soon as the condition holds.
  case waiting(ActivationCondition)
  /// An attempt failed; the next one begins at the instant.
  case retrying(at: Instant)
  /// At work: `progress` 0…100, until `endsAt` when that is known.
  case running(progress: Int, endsAt: Instant?)
  case done
  /// The car gave up.
  case failed(ActivationFailure)

  /// When this phase ends by time alone; `nil` when it does not.
  package var endsAt: Instant? {
    switch self {
    case .running(_, let end): end
    case .retrying(let start): start
    case .waiting, .done, .failed: nil
    }
  }

  /// This phase when nothing but time has happened until `instant`.
  func passing(_ instant: Instant) -> ActivationPhase {
    guard let endsAt, endsAt <= instant else { return self }
    if case .running = self { return .done }
    return .running(progress: 0, endsAt: nil)
  }
}

/// Why an activation gave up.
package enum ActivationFailure: String, Hashable, Sendable, Codable, CaseIterable {
  case ecuUnreachable = "ecu_unreachable"
  case notRetryable = "not_retryable"
}
