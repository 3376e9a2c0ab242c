import Entitlements
package import LinkProtocol
package import LinkTransport
import NissanStore
import Pairing
package import VehicleCatalog
import WireText

/// A connection to a car that has said hello and not yet who it is: it can be asked the time,
/// paired with, or proven to be the car of a bond.
package struct CarLink: Sendable {
  /// What the car said of itself; not proven.
  package let hello: LinkHello.Response
  package let vin: VIN
  let phone: PhoneIdentity
  let client: any LinkPeer

  /// Greets a car.
  ///
  /// - Parameters:
  ///   - client: Whoever answers on the daemon's phone socket, on a fresh connection.
  ///   - phone: Who calls.
  ///   - vehicle: The car meant; `nil` while the daemon has only one that is new to the phone.
  /// - Returns: The link, good for pairing or for a session.
  /// - Throws: ``CarLinkError``, with ``CarLinkError/otherVehicle(wanted:found:)`` when another
  ///   car answers.
  package static func greet(
    over client: any LinkPeer, as phone: PhoneIdentity, vehicle: VIN?
  ) async throws(CarLinkError) -> CarLink {
    var hello = try await client.ask(
      LinkHello(
        protocolVersions: ProtocolLimits.protocolVersions, vehicle: vehicle?.rawValue,
        phone: phone))
    // It is kept, and shown next to the six digits.
    hello.displayName = hello.displayName.singleLine
    let vin: VIN
    do throws(VIN.FormatError) { vin = try VIN(hello.vehicle) } catch {
      throw .unreadable(method: LinkHello.method, reason: error.description)
    }
    if let vehicle, vehicle != vin { throw .otherVehicle(wanted: vehicle, found: vin.rawValue) }
    return CarLink(hello: hello, vin: vin, phone: phone, client: client)
  }

  /// Proves the bond in both directions, the car first: to anyone else nothing is said.
  ///
  /// - Parameters:
  ///   - bond: A bond with this car.
  ///   - generator: The phone's random numbers, for a fresh nonce.
  /// - Returns: The session.
  /// - Throws: ``CarLinkError``, with ``CarLinkError/carNotProven(_:)`` when the car's proof is
  ///   wrong.
  package func openSession(
    _ bond: PhoneBond, using generator: inout some RandomNumberGenerator
  ) async throws(CarLinkError) -> CarSession {
    guard bond.vin == vin else {
      throw .otherVehicle(wanted: bond.vin, found: vin.rawValue)
    }
    let nonce = Block.random(using: &generator)
    let answer = try await client.ask(
      SessionChallenge(bond: bond.id, nonce: Base64URL.encode(nonce.bytes)))
    let proofs = SessionProof(
      bond: bond.key, phoneNonce: nonce,
      carNonce: try Self.block(answer.nonce, in: SessionChallenge.method),
      vehicle: vin.rawValue)
    guard try Self.block(answer.proof, in: SessionChallenge.method) == proofs.car else {
      throw .carNotProven(vin)
    }
    _ = try await client.ask(SessionOpen(proof: Base64URL.encode(proofs.phone.bytes)))
    return CarSession(vin: vin, clockTrust: hello.clockTrust, client: client)
  }

  static func block(_ text: String, in method: String) throws(CarLinkError) -> Block {
    guard let block = Base64URL.decode(text).flatMap({ Block($0) }) else {
      throw .unreadable(method: method, reason: "not 16 bytes in base64url")
    }
    return block
  }
}
