import LinkProtocol
import Pairing
import VehicleCatalog

/// A pairing under way at one car. It lives with the daemon: a restart ends it.
///
/// | Stage | What happened | Next |
/// |---|---|---|
/// | open | the person in the car opened it | `pairing.start` → exchanging |
/// | exchanging | keys, and the car's commitment | `pairing.exchange` → comparing |
/// | comparing | six digits on both screens | both say yes → bonded; no, error, gone → ended |
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

  var stage: Stage = .open
  /// The person in the car has said yes before the phone asked.
  var isAccepted = false
  /// The bond whose place the person in the car gives to this phone.
  var replacing: String?
  /// The phone has said yes, which it does once.
  var isConfirmed = false
  /// The phone's `pairing.confirm`, waiting for the person in the car.
  var waiting: CheckedContinuation<Verdict, Never>?

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

  var stageName: PairingStage {
    switch stage {
    case .open: .open
    case .exchanging: .exchanging
    case .comparing: .comparing
    }
  }
}
