package import WorldTime

/// How far the car's work to make an entitled service usable has come, and how it goes on while
/// nothing but time passes. Its instants are world time.
package indirect enum ActivationPhase: Hashable, Sendable, Codable {
  /// It begins as soon as the condition holds: by time alone at `until`, if that is known, and
  /// `then` what follows.
  case waiting(
    ActivationObstacle, until: Instant? = nil,
    then: ActivationPhase = .running(progress: 0, endsAt: nil, then: .done))
  /// An attempt failed; the next one begins at the instant.
  case retrying(at: Instant)
  /// At work: `progress` 0…100, until `endsAt` when that is known, and `then` what follows.
  case running(progress: Int, endsAt: Instant?, then: ActivationPhase = .done)
  case done
  /// The car gave up.
  case failed(ActivationFailure)

  /// This phase when nothing but time has happened until `instant`.
  func passing(_ instant: Instant) -> ActivationPhase {
    switch self {
    case .running(_, let end?, let then) where end <= instant: then.passing(instant)
    case .waiting(_, let end?, let then) where end <= instant: then.passing(instant)
    case .retrying(let start) where start <= instant: .running(progress: 0, endsAt: nil)
    case .waiting, .retrying, .running, .done, .failed: self
    }
  }

  /// The instants at which this phase and those known to follow end by time alone.
  var ends: [Instant] {
    switch self {
    case .running(_, let end?, let then), .waiting(_, let end?, let then): [end] + then.ends
    case .retrying(let start): [start]
    case .waiting, .running, .done, .failed: []
    }
  }
}

/// What an activation waits for.
package enum ActivationObstacle: String, Hashable, Sendable, Codable, CaseIterable {
  case ignition, network, battery
  /// Privacy mode must be off.
  case privacy
  case consent
  /// The telematics unit must be activated first.
  case tcu
}

/// Why an activation gave up.
package enum ActivationFailure: String, Hashable, Sendable, Codable, CaseIterable {
  case ecuUnreachable = "ecu_unreachable"
  case notRetryable = "not_retryable"
}
