package import WorldTime

/// How far the car's work to make an entitled service usable has come.
package enum ActivationPhase: Hashable, Sendable, Codable {
  /// It begins as soon as the condition holds.
  case waiting(ActivationObstacle)
  /// An attempt failed; the next one begins at the instant.
  case retrying(at: Instant)
  /// At work: `progress` 0…100, done at `endsAt` when that is known.
  case running(progress: Int, endsAt: Instant?)
  case done
  /// The car gave up.
  case failed(ActivationFailure)

  /// This phase when nothing but time has happened until `instant`.
  func passing(_ instant: Instant) -> ActivationPhase {
    switch self {
    case .running(_, let endsAt?) where endsAt <= instant: .done
    case .retrying(let start) where start <= instant: .running(progress: 0, endsAt: nil)
    case .waiting, .retrying, .running, .done, .failed: self
    }
  }

  /// When this phase ends by time alone.
  var ownEnd: Instant? {
    switch self {
    case .running(_, let endsAt): endsAt
    case .retrying(let start): start
    case .waiting, .done, .failed: nil
    }
  }
}

/// What an activation waits for.
package enum ActivationObstacle: String, Hashable, Sendable, Codable, CaseIterable {
  case ignition, network, battery
  /// Privacy mode must be off.
  case privacy
  case consent
  /// The telematics unit must be activated.
  case tcu
}

/// Why an activation gave up.
package enum ActivationFailure: String, Hashable, Sendable, Codable, CaseIterable {
  case ecuUnreachable = "ecu_unreachable"
  case notRetryable = "not_retryable"
}
