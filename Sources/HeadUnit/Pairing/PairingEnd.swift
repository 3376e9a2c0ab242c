import CarModel
import LinkProtocol

/// Why a pairing ends before there is a bond.
struct PairingEnd: Sendable {
  /// What counts, once the digits were shown.
  let failure: PairingFailure
  /// What the phone is told.
  let error: WireError

  /// The phone gave up.
  static let cancelled = PairingEnd(
    failure: .cancelled, error: WireError(.pairingRejected, "the phone gave up"))
  static let connectionClosed = PairingEnd(
    failure: .connectionClosed,
    error: WireError(.pairingTimedOut, "the phone went away while pairing"))
  /// The person in the car said no.
  static let rejected = PairingEnd(
    failure: .rejected, error: WireError(.pairingRejected, "the person in the car said no"))
}
