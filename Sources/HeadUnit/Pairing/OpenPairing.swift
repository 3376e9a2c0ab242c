import LinkProtocol
import Pairing
import VehicleCatalog

/// A pairing under way at one car. It lives with the daemon: a restart ends it. Each stage waits
/// for its next no longer than its time, which is the host's: a frozen world does not hold the
/// car's only place for ever.
///
/// | Stage | What happened | Next | Seconds |
/// |---|---|---|---|
/// | open | the person in the car opened it | `pairing.start` → exchanging | 300 |
/// | exchanging | keys, and the car's commitment | `pairing.exchange` → comparing | 30 |
/// | comparing | six digits on both screens | both yes → bonded; no, gone → ended | 120 |
///
/// - Source: Bluetooth Core, Vol 3 Part H §3.4: 30 s from one pairing message to the next.
struct OpenPairing: Sendable {
  /// Where it stands, with what that stage needs.
  enum Stage: Sendable {
    case open
    case exchanging(PairingResponder, with: Peer)
    case comparing(PairingResponder, with: Peer, ComparisonNumber)
  }

  /// The phone at the other end.
  struct Peer: Sendable {
    let connection: UInt64
    let phone: PhoneIdentity
  }

  /// What the person in the car says of the numbers.
  enum Verdict: Sendable {
    case accepted
    case ended(WireError)
  }

  private(set) var stage: Stage
  /// When the stage has taken too long, in milliseconds of the host's counter.
  private(set) var endsAt: Int64
  /// The person in the car has said yes before the phone asked.
  var isAccepted = false
  /// The bond whose place the person in the car gives to this phone.
  var replacing: String?
  /// The phone has said yes, which it does once.
  var isConfirmed = false
  /// The phone's `pairing.confirm`, waiting for the person in the car.
  var waiting: CheckedContinuation<Verdict, Never>?

  /// The person in the car opened it, or a phone came to a car that is always open.
  init(_ stage: Stage = .open, atMilliseconds now: Int64) {
    self.stage = stage
    endsAt = now + stage.seconds * 1_000
  }

  mutating func enter(_ stage: Stage, atMilliseconds now: Int64) {
    self.stage = stage
    endsAt = now + stage.seconds * 1_000
  }

  var peer: Peer? {
    switch stage {
    case .open: nil
    case .exchanging(_, let peer), .comparing(_, let peer, _): peer
    }
  }

  var number: ComparisonNumber? {
    guard case .comparing(_, _, let number) = stage else { return nil }
    return number
  }

  /// What it waited for in vain.
  var timeout: WireError {
    let awaited =
      switch stage {
      case .open: "no phone came"
      case .exchanging: "the phone sent no nonce"
      case .comparing: "the numbers were not confirmed on both sides"
      }
    return WireError(.pairingTimedOut, "\(awaited) within \(stage.seconds) s")
  }

  var stageName: PairingStage {
    switch stage {
    case .open: .open
    case .exchanging: .exchanging
    case .comparing: .comparing
    }
  }
}

extension OpenPairing.Stage {
  /// Seconds of host time that it may last.
  fileprivate var seconds: Int64 {
    switch self {
    case .open: 300
    case .exchanging: 30
    case .comparing: 120
    }
  }
}
