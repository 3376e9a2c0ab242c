import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import VehicleCatalog
import WorldTime

/// A session being opened: what the phone must prove next.
struct SessionTrial: Sendable {
  let bond: String
  let expected: Block
  /// When it is void, in milliseconds of the host's counter.
  let endsAt: Int64

  /// Seconds of host time that the phone has for its answer.
  static let seconds: Int64 = 30
}

extension SessionChallenge: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    guard let greeting = caller.greeting else {
      throw WireError(.helloFirst, "session.challenge needs link.hello first")
    }
    let phoneNonce = try Block(wire: nonce, named: "nonce")
    let car = try unit.vehicle(greeting.vehicle)
    guard let kept = car.bonds.first(where: { $0.id == bond }),
      let key = BondKey(rawRepresentation: kept.key)
    else {
      throw WireError(.bondUnknown, "this car keeps no bond ‘\(bond)’; pair again")
    }
    let carNonce = unit.entropy.block()
    let proof = SessionProof(
      bond: key, phoneNonce: phoneNonce, carNonce: carNonce, vehicle: car.vin.rawValue)
    unit.connections[caller.connection]?.challenge = SessionTrial(
      bond: bond, expected: proof.phone,
      endsAt: unit.hostClock.read().monotonicMilliseconds + SessionTrial.seconds * 1_000)
    return Response(nonce: carNonce.wire, proof: proof.car.wire)
  }
}

extension SessionOpen: Answerable {
  /// A challenge is good for one answer, right or wrong.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    guard let trial = unit.connections[caller.connection]?.challenge else {
      throw WireError(.sessionProofInvalid, "session.open needs a session.challenge before it")
    }
    unit.connections[caller.connection]?.challenge = nil
    guard unit.hostClock.read().monotonicMilliseconds < trial.endsAt else {
      throw WireError(
        .sessionTimedOut, "the challenge was not answered within \(SessionTrial.seconds) s")
    }
    guard try Block(wire: proof, named: "proof") == trial.expected else {
      throw WireError(.sessionProofInvalid, "the proof does not fit bond ‘\(trial.bond)’")
    }
    let car = try unit.vehicle(nil, for: caller)
    guard let kept = car.bonds.first(where: { $0.id == trial.bond }) else {
      throw WireError(.bondUnknown, "bond ‘\(trial.bond)’ was removed meanwhile; pair again")
    }
    unit.connections[caller.connection]?.bond = trial.bond
    unit.connections[caller.connection]?.bondName = kept.phoneName
    unit.connections[caller.connection]?.link.markAuthenticated()
    return Done()
  }
}

extension Block {
  /// 16 bytes from base64url.
  init(wire text: String, named name: String) throws(WireError) {
    guard let bytes = Base64URL.decode(text), let block = Block(bytes) else {
      throw WireError(.invalidParams, "params.\(name) is not 16 bytes in base64url")
    }
    self = block
  }

  var wire: String { Base64URL.encode(bytes) }
}
